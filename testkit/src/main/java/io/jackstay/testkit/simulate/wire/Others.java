package io.jackstay.testkit.simulate.wire;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.Desk;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Status;
import io.jackstay.emulator.base.desk.Terms;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.desk.VenueOrder;
import io.jackstay.emulator.base.trial.Rehearsal;
import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import io.jackstay.testkit.simulate.venue.Agenda;
import io.jackstay.testkit.simulate.venue.Listing;
import io.jackstay.testkit.simulate.venue.OrderView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What others than the bots do at an emulated venue: other people on their accounts, and the venue itself. Owned by the run. */
public final class Others {
    private static final Duration STEP = Duration.ofSeconds(4);
    private static final Duration SLOWEST_LOOK = Duration.ofSeconds(4);

    private final Floor floor;
    private final Desk desk;
    private final Rehearsal rehearsal;
    private final VenueTurns turns;
    private final EmulatedBooks books;
    private final Agenda agenda;
    private final Swarm swarm;
    private final int logins;
    private long strangers;

    /** @param logins how many of the rehearsal's are in use */
    public Others(
            Floor floor,
            Rehearsal rehearsal,
            VenueTurns turns,
            EmulatedBooks books,
            Agenda agenda,
            Swarm swarm,
            int logins) {
        this.floor = requireNonNull(floor, "floor is null");
        this.desk = new Desk(floor);
        this.rehearsal = requireNonNull(rehearsal, "rehearsal is null");
        this.turns = requireNonNull(turns, "turns are null");
        this.books = requireNonNull(books, "books are null");
        this.agenda = requireNonNull(agenda, "agenda is null");
        this.swarm = requireNonNull(swarm, "swarm is null");
        this.logins = logins;
        agenda.after(STEP, this::step);
    }

    private void step() {
        if (swarm.strikes(Fault.FOREIGN_TRADE, 0.1)) {
            turns.now(() -> trade(swarm.random(Fault.FOREIGN_TRADE)));
        }
        if (swarm.strikes(Fault.STRANGER, 0.1)) {
            turns.now(() -> rest(swarm.random(Fault.STRANGER)));
            turns.now(() -> guard(swarm.random(Fault.STRANGER)));
        }
        if (swarm.strikes(Fault.MAINTENANCE, 0.02)) {
            turns.now(() -> close(swarm.random(Fault.MAINTENANCE)));
        }
        if (swarm.strikes(Fault.BLIND_LOOKUP, 0.2)) {
            int millis = swarm.random(Fault.BLIND_LOOKUP).nextInt((int) SLOWEST_LOOK.toMillis());
            floor.statusLag(Duration.ofMillis(millis));
        }
        agenda.after(STEP, this::step);
    }

    private Trader trader(SplittableRandom own) {
        return floor.open(rehearsal.account(own.nextInt(logins)));
    }

    private Coin coin(SplittableRandom own) {
        List<Rehearsal.Stage> markets = rehearsal.markets();
        return floor.coins()
                .find(markets.get(own.nextInt(markets.size())).word())
                .orElseThrow();
    }

    private static BigDecimal size(SplittableRandom own) {
        return Listing.size(own.nextLong(1, 21));
    }

    private static Terms terms(Side side, BigDecimal price, BigDecimal size, TimeInForce tif, String id) {
        return new Terms(side, price, size, false, tif, Optional.empty(), id);
    }

    private void trade(SplittableRandom own) {
        Trader trader = trader(own);
        Coin coin = coin(own);
        Side side = own.nextBoolean() ? Side.BUY : Side.SELL;
        BigDecimal price = coin.market().best(side.opposite());
        floor.transaction();
        desk.place(trader, coin, terms(side, price, size(own), TimeInForce.IOC, ""), false);
    }

    /** Another installation's order rests for a while, far from the market; its id names a number that a bot of ours has. */
    private void rest(SplittableRandom own) {
        Trader trader = trader(own);
        Coin coin = coin(own);
        BigDecimal price = coin.market().best(Side.BUY).scaleByPowerOfTen(-1).setScale(0, RoundingMode.DOWN);
        String id = rehearsal.clientId(OrderView.ofStranger(own.nextInt(1, 4), ++strangers));
        floor.transaction();
        VenueOrder order = desk.place(trader, coin, terms(Side.BUY, price, size(own), TimeInForce.GTC, id), false);
        agenda.after(
                Duration.ofSeconds(30 + own.nextInt(600)),
                () -> turns.now(() -> {
                    if (order.status().isOpen()) {
                        books.ownerCancels(order.id());
                        floor.transaction();
                        desk.cancel(trader, order);
                    }
                }));
    }

    /** At the venue's page a person puts a stop on the whole position of a login, however large that is, and takes it away again. */
    private void guard(SplittableRandom own) {
        Trader trader = trader(own);
        Coin coin = coin(own);
        BigDecimal price = coin.market().best(Side.BUY).scaleByPowerOfTen(-1).setScale(0, RoundingMode.DOWN);
        Terms.Trigger far = new Terms.Trigger(true, price, false);
        Terms terms = new Terms(Side.SELL, price, BigDecimal.ZERO, true, TimeInForce.GTC, Optional.of(far), "");
        floor.transaction();
        VenueOrder order = desk.place(trader, coin, terms, true);
        agenda.after(
                Duration.ofSeconds(30 + own.nextInt(600)),
                () -> turns.now(() -> {
                    if (order.status().isOpen()) {
                        floor.transaction();
                        desk.cancel(trader, order);
                    }
                }));
    }

    /** Down for maintenance: all orders are gone, and no new ones are taken for a while. */
    private void close(SplittableRandom own) {
        floor.transaction();
        floor.traders().forEach(trader -> Desk.cancelAll(trader, Status.MARGIN));
        become(own.nextBoolean() ? MarketStatus.HALTED : MarketStatus.POST_ONLY);
        agenda.after(Duration.ofSeconds(10 + own.nextInt(120)), () -> turns.now(() -> become(MarketStatus.TRADING)));
    }

    private void become(MarketStatus status) {
        floor.coins().contracts().forEach(coin -> floor.exchange()
                .change(
                        coin.info().toBuilder()
                                .status(status)
                                .revision(coin.info().revision() + 1)
                                .build(),
                        floor.agenda().now()));
    }

    /** Nothing goes wrong any more. */
    public void calm() {
        floor.statusLag(Duration.ZERO);
        turns.now(() -> become(MarketStatus.TRADING));
    }
}
