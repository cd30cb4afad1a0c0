package io.jackstay.testkit.simulate.wire;

import static java.util.Objects.requireNonNull;

import io.jackstay.emulator.base.BooksWatcher;
import io.jackstay.emulator.base.trial.Rehearsal;
import io.jackstay.testkit.simulate.venue.Agenda;
import io.jackstay.testkit.simulate.venue.BookWatcher;
import io.jackstay.testkit.simulate.venue.Listing;
import io.jackstay.testkit.simulate.venue.OrderView;
import io.jackstay.testkit.simulate.venue.VenueFill;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The emulator's own books, told as the simulated venue tells its. Orders without an id of ours are left out; their fills are those of
 * somebody else. Not thread safe: owned by the run.
 */
public final class EmulatedBooks implements BooksWatcher {
    private final Rehearsal rehearsal;
    private final Agenda agenda;
    private final BookWatcher watcher;
    private final Map<String, String> logins = new TreeMap<>();
    private final Map<String, String> symbols = new TreeMap<>();
    private final Set<Long> shown = new HashSet<>();
    private final Set<Long> endedByOwner = new HashSet<>();

    /** @param logins as they are named in the configuration */
    public EmulatedBooks(Rehearsal rehearsal, List<String> logins, Agenda agenda, BookWatcher watcher) {
        this.rehearsal = requireNonNull(rehearsal, "rehearsal is null");
        this.agenda = requireNonNull(agenda, "agenda is null");
        this.watcher = requireNonNull(watcher, "watcher is null");
        for (int i = 0; i < logins.size(); i++) {
            this.logins.put(rehearsal.account(i), logins.get(i));
        }
        rehearsal.markets().forEach(market -> symbols.put(market.word(), market.symbol()));
    }

    /** A stranger ends this order itself. */
    void ownerCancels(long id) {
        endedByOwner.add(id);
    }

    @Override
    public void arrived(Order order) {
        OrderView arrived = view(order, order.left(), OrderView.State.OPEN);
        if (isOurs(order) && !arrived.isStrangers()) {
            watcher.arrived(arrived);
        }
    }

    @Override
    public void changed(Order order) {
        if (isOurs(order)) {
            shown.add(order.id());
            watcher.changed(view(order, order.left(), state(order.standing())));
        }
    }

    /** An order that fills on its arrival was open before. */
    @Override
    public void filled(Fill fill) {
        Order order = fill.order();
        if (isOurs(order) && shown.add(order.id())) {
            watcher.changed(view(order, order.left().add(fill.size()), OrderView.State.OPEN));
        }
        watcher.filled(new VenueFill(
                fill.trade() + "/" + order.id(),
                login(order),
                symbol(order),
                rehearsal.cloid(order.clientId()),
                Long.toString(order.id()),
                order.buy(),
                ticks(fill.price()),
                lots(fill.size()),
                fill.fee(),
                fill.feeAsset(),
                false,
                agenda.now()));
    }

    private boolean isOurs(Order order) {
        return rehearsal.cloid(order.clientId()) != 0;
    }

    private OrderView view(Order order, BigDecimal left, OrderView.State state) {
        boolean byUs = order.standing() == Standing.CANCELLED && !endedByOwner.contains(order.id());
        return new OrderView(
                login(order),
                symbol(order),
                Long.toString(order.id()),
                rehearsal.cloid(order.clientId()),
                order.buy(),
                ticks(order.price()),
                lots(order.size()),
                lots(order.size()) - lots(left),
                state,
                order.reduceOnly(),
                false,
                false,
                byUs ? OrderView.ON_REQUEST : "",
                agenda.now(),
                agenda.now());
    }

    private static OrderView.State state(Standing standing) {
        return switch (standing) {
            case OPEN -> OrderView.State.OPEN;
            case FILLED -> OrderView.State.FILLED;
            case CANCELLED, ENDED -> OrderView.State.CANCELLED;
            case REJECTED -> OrderView.State.REJECTED;
        };
    }

    private String login(Order order) {
        return requireNonNull(logins.get(order.account()), "a stranger's account");
    }

    private String symbol(Order order) {
        return requireNonNull(symbols.get(order.market()), "a market that no bot trades");
    }

    private static long ticks(BigDecimal price) {
        return price.movePointRight(Listing.PRICE_SCALE).longValueExact();
    }

    private static long lots(BigDecimal size) {
        return size.movePointRight(Listing.SIZE_SCALE).longValueExact();
    }
}
