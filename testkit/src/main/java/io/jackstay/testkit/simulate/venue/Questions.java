package io.jackstay.testkit.simulate.venue;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Position;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What one login asks of the venue. Not thread safe: owned by the run. */
final class Questions {
    private static final int PAGE = 50;
    private static final long BLIND_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long RECENT_NANOS = Duration.ofSeconds(3).toNanos();
    private static final BigDecimal WALLET = new BigDecimal("1000000");

    private final Exchange exchange;
    private final Requests requests;
    private final Swarm swarm;
    private final Agenda agenda;
    private final Words words;
    private final ConnectorContext context;
    private final boolean balances;
    private final String account;

    /** @param balances whether the wallets are shown as they are */
    Questions(
            Exchange exchange,
            Requests requests,
            Wire.Surroundings around,
            Words words,
            ConnectorContext context,
            boolean balances) {
        this.exchange = exchange;
        this.requests = requests;
        this.swarm = around.swarm();
        this.agenda = around.agenda();
        this.words = words;
        this.context = context;
        this.balances = balances;
        this.account = context.venue().name();
    }

    private record Held(List<OrderView> open, List<Position> positions, List<Balance> wallet, long nanos) {}

    void snapshot(Reply<AccountSnapshot> reply) {
        requests.ask(this::held, this::snapshot, reply);
    }

    private AccountSnapshot snapshot(Held held) {
        List<OrderReport> open = new ArrayList<>();
        held.open().forEach(order -> open.add(words.report(order, context.epochNanos())));
        return AccountSnapshot.of(open, held.positions(), held.wallet(), new Stamp(held.nanos(), context.epochNanos()));
    }

    /** At the venue. */
    private Held held() {
        List<OrderView> open = new ArrayList<>(exchange.books().open(account));
        List<Position> positions = new ArrayList<>();
        for (Listing listing : exchange.listings()) {
            long lots = exchange.books().position(account, listing.symbol());
            BigDecimal cost = balances
                    ? exchange.books().wallets().cost(account, listing.symbol())
                    : Listing.value(exchange.quotes(listing.symbol()).mid(), lots);
            positions.add(new Position(
                    words.id(listing.symbol()),
                    words.size(listing.symbol(), lots),
                    cost,
                    BigDecimal.ZERO,
                    Position.Source.VENUE));
        }
        if (swarm.strikes(Fault.STALE_SNAPSHOT)) {
            falsify(open);
        }
        return new Held(open, positions, wallet(), agenda.now());
    }

    private List<Balance> wallet() {
        if (!balances) {
            return List.of(Balance.of(exchange.listings().get(0).quote(), WALLET, WALLET));
        }
        return exchange.books().wallets().of(account).entrySet().stream()
                .map(entry -> Balance.of(entry.getKey(), entry.getValue(), entry.getValue()))
                .toList();
    }

    private void falsify(List<OrderView> open) {
        SplittableRandom own = swarm.random(Fault.STALE_SNAPSHOT);
        open.removeIf(order -> agenda.now() - order.nanos() < RECENT_NANOS && own.nextBoolean());
        if (!open.isEmpty() && own.nextInt(3) == 0) {
            open.remove(own.nextInt(open.size()));
        }
        exchange.books().orders().stream()
                .filter(order -> order.account().equals(account) && !order.isOpen())
                .filter(order -> order.state() == OrderView.State.CANCELLED && order.filled() == 0)
                .filter(order -> agenda.now() - order.nanos() < RECENT_NANOS)
                .forEach(order -> open.add(reopened(order)));
    }

    /** As it was before it ended. */
    private static OrderView reopened(OrderView order) {
        return new OrderView(
                order.account(),
                order.symbol(),
                order.orderId(),
                order.cloid(),
                order.buy(),
                order.ticks(),
                order.lots(),
                order.filled(),
                OrderView.State.OPEN,
                order.reduceOnly(),
                order.postOnly(),
                order.immediate(),
                "",
                order.acceptedNanos(),
                order.nanos() - RECENT_NANOS);
    }

    void status(OrderRef order, Reply<OrderLookup> reply) {
        requests.ask(
                () -> exchange.find(account, order.cloidOrZero(), order.venueOrderId())
                        .filter(found -> !isBlindFor(found)),
                this::lookup,
                reply);
    }

    private boolean isBlindFor(OrderView order) {
        return agenda.now() - order.acceptedNanos() < BLIND_NANOS && swarm.strikes(Fault.BLIND_LOOKUP, 4);
    }

    private OrderLookup lookup(Optional<OrderView> found) {
        return found.<OrderLookup>map(order -> new OrderLookup.Found(words.report(order, context.epochNanos())))
                .orElseGet(OrderLookup.NotFound::new);
    }

    void fills(HistoryQuery query, Reply<HistoryPage<OrderFill>> reply) {
        requests.ask(
                () -> page(
                                query,
                                (books, from) -> books.fillsFrom(from),
                                fill -> fill.account().equals(account),
                                VenueFill::nanos)
                        .since(query, exchange.books().historyNanos()),
                page -> page.map(fill -> words.fill(fill, context.epochNanos())),
                reply);
    }

    void flows(HistoryQuery query, Reply<HistoryPage<CashFlow>> reply) {
        requests.ask(
                () -> page(
                        query,
                        (books, from) -> books.flowsFrom(from),
                        flow -> flow.account().equals(account),
                        VenueFlow::nanos),
                page -> page.map(flow -> words.flow(flow, context.epochNanos())),
                reply);
    }

    private record Page<T>(List<T> items, String cursor, boolean more, String hole) {
        /** The same, with a word on what the venue has no more, where more than it has was asked for. */
        Page<T> since(HistoryQuery query, long firstNanos) {
            return nanos(query) < firstNanos
                    ? new Page<>(items, cursor, more, "fills before %d are no longer served".formatted(firstNanos))
                    : this;
        }

        <R> HistoryPage<R> map(Function<T, R> translation) {
            List<R> translated = items.stream().map(translation).toList();
            HistoryPage<R> page = more ? HistoryPage.more(translated, cursor) : HistoryPage.last(translated, cursor);
            return hole.isEmpty() ? page : page.withHole(hole);
        }
    }

    private static long nanos(HistoryQuery query) {
        return Math.multiplyExact(query.since().getEpochSecond(), 1_000_000_000L)
                + query.since().getNano();
    }

    /** At the venue. */
    private <T> Page<T> page(
            HistoryQuery query,
            BiFunction<Books, Integer, List<T>> history,
            Predicate<T> ours,
            ToLongFunction<T> nanos) {
        int from = query.cursor().isEmpty() ? 0 : Integer.parseInt(query.cursor());
        long since = nanos(query);
        List<T> items = new ArrayList<>();
        int next = from;
        boolean more = false;
        for (T entry : history.apply(exchange.books(), from)) {
            if (items.size() == PAGE) {
                more = true;
                break;
            }
            next++;
            if (ours.test(entry) && nanos.applyAsLong(entry) >= since) {
                items.add(entry);
            }
        }
        return new Page<>(items, String.valueOf(next), more, "");
    }
}
