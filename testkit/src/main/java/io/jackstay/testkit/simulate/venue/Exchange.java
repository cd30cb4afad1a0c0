package io.jackstay.testkit.simulate.venue;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.RejectReason;
import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Order entry and matching over the {@link Books}: prices wander, resting orders fill when the market reaches them, crossing ones take.
 * What it does may be inconvenient, and is always true. Not thread safe: owned by the run.
 */
public final class Exchange {
    private static final Duration STEP = Duration.ofMillis(4_000);
    /** Longer than a process is ever gone, and the runtime looks back. */
    private static final Duration REMEMBERED = Duration.ofMinutes(40);

    /** Of so many steps of the market, where the seed has that fault. */
    private static final int CHANGES_ONE_IN = 500;

    private static final RejectReason[] WHIMS = {
        RejectReason.INSUFFICIENT_MARGIN, RejectReason.RATE_LIMITED, RejectReason.SELF_TRADE, RejectReason.MIN_NOTIONAL
    };

    private final Agenda agenda;
    private final Books books;
    private final Swarm swarm;
    private final SplittableRandom random;
    private final List<String> accounts;
    private final SortedMap<String, Quotes> quotes = new TreeMap<>();
    private final List<Runnable> onStep = new ArrayList<>();
    private final ExchangeFees fees;
    private final CancelTimers cancelTimers;
    private final Nonces nonces;
    private final List<LongConsumer> onRestart = new ArrayList<>();
    private long closedUntil;
    private long strangers;

    public Exchange(
            Agenda agenda,
            Books books,
            Swarm swarm,
            SplittableRandom random,
            List<Listing> listings,
            List<String> accounts) {
        this.agenda = requireNonNull(agenda, "agenda is null");
        this.books = requireNonNull(books, "books are null");
        this.swarm = requireNonNull(swarm, "swarm is null");
        this.random = requireNonNull(random, "random is null");
        this.accounts = List.copyOf(accounts);
        this.fees = new ExchangeFees(swarm);
        this.cancelTimers = new CancelTimers(agenda, books, swarm);
        this.nonces = new Nonces(swarm, books::wrong);
        listings.forEach(listing -> {
            quotes.put(listing.symbol(), new Quotes(listing, random.split()));
            books.wallets().lists(listing);
            accounts.forEach(account -> books.wallets().open(account, listing.quote()));
        });
        accounts.forEach(account -> books.wallets().open(account, ExchangeFees.ODD_ASSET));
    }

    /** Time begins to move prices. */
    public void open() {
        agenda.after(STEP, this::step);
    }

    void everyStep(Runnable call) {
        onStep.add(call);
    }

    /** @param call is given the instant until which the venue is away */
    void everyRestart(LongConsumer call) {
        onRestart.add(call);
    }

    /** The dead-man switches of the logins. */
    public CancelTimers cancelTimers() {
        return cancelTimers;
    }

    Nonces nonces() {
        return nonces;
    }

    List<Listing> listings() {
        return quotes.values().stream().map(Quotes::listing).toList();
    }

    Quotes quotes(String symbol) {
        return requireNonNull(quotes.get(symbol), "quotes are null");
    }

    boolean lists(String symbol) {
        return quotes.containsKey(symbol);
    }

    Books books() {
        return books;
    }

    boolean isClosed() {
        return agenda.now() < closedUntil;
    }

    private void step() {
        quotes.values().forEach(market -> {
            market.step();
            books.openIn(market.listing().symbol()).forEach(order -> match(order, market));
        });
        misbehave();
        onStep.forEach(Runnable::run);
        agenda.after(STEP, this::step);
    }

    private void misbehave() {
        if (swarm.strikes(Fault.MAINTENANCE, 0.02)) {
            SplittableRandom own = swarm.random(Fault.MAINTENANCE);
            closedUntil =
                    agenda.now() + Duration.ofSeconds(10 + own.nextInt(120)).toNanos();
            accounts.forEach(account -> books.open(account)
                    .forEach(order -> books.end(order, OrderView.State.CANCELLED, "cancelled for maintenance")));
        }
        if (swarm.strikes(Fault.FOREIGN_TRADE, 0.04)) {
            foreignTrade(swarm.random(Fault.FOREIGN_TRADE));
        }
        if (swarm.strikes(Fault.STRANGER, 0.02)) {
            strangersOrder(swarm.random(Fault.STRANGER));
        }
        if (swarm.isOn(Fault.CHANGED_BALANCE)) {
            changeBalance(swarm.random(Fault.CHANGED_BALANCE));
        }
        cancelTimers.step();
        if (swarm.strikes(Fault.VENUE_RESTART, 0.01)) {
            restart(swarm.random(Fault.VENUE_RESTART));
        }
    }

    /** The venue is away and silent, and when it is back it has no orders, and its numbers begin at the first. */
    private void restart(SplittableRandom own) {
        long away = Duration.ofSeconds(5 + own.nextInt(90)).toNanos();
        closedUntil = Math.max(closedUntil, agenda.now() + away);
        onRestart.forEach(call -> call.accept(agenda.now() + away));
        books.restart(agenda.now() - REMEMBERED.toNanos());
        int again = own.nextInt(20);
        agenda.after(away + Duration.ofSeconds(1 + own.nextInt(60)).toNanos(), () -> books.tellAgain(again));
    }

    /** Another installation's order rests on the login for a while, far from the market; its id names a number that a bot of ours has. */
    private void strangersOrder(SplittableRandom own) {
        String account = accounts.get(own.nextInt(accounts.size()));
        List<Quotes> markets = List.copyOf(quotes.values());
        Listing listing = markets.get(own.nextInt(markets.size())).listing();
        OrderView order = books.accept(new OrderView(
                account,
                listing.symbol(),
                "",
                OrderView.ofStranger(own.nextInt(1, 4), ++strangers),
                true,
                listing.startTicks() / 4,
                own.nextLong(1, 21),
                0,
                OrderView.State.OPEN,
                false,
                true,
                false,
                "",
                agenda.now(),
                agenda.now()));
        agenda.after(Duration.ofSeconds(30 + own.nextInt(600)), () -> books.byCloid(order.account(), order.cloid())
                .filter(OrderView::isOpen)
                .ifPresent(now -> books.end(now, OrderView.State.CANCELLED, "its owner has cancelled it")));
    }

    /** Counted when an alert has said so, and not here. */
    private void changeBalance(SplittableRandom own) {
        if (own.nextInt(CHANGES_ONE_IN) == 0) {
            String account = accounts.get(own.nextInt(accounts.size()));
            String asset = own.nextInt(4) == 0
                    ? ExchangeFees.ODD_ASSET
                    : listings().get(0).quote();
            books.change(
                    account,
                    asset,
                    BigDecimal.valueOf(own.nextLong(1, 1_000_000), 3).negate());
        }
    }

    private void foreignTrade(SplittableRandom own) {
        String account = accounts.get(own.nextInt(accounts.size()));
        List<Quotes> markets = List.copyOf(quotes.values());
        Quotes market = markets.get(own.nextInt(markets.size()));
        Listing listing = market.listing();
        if (own.nextBoolean()) {
            BigDecimal amount = BigDecimal.valueOf(own.nextLong(-500_000, 500_001), 5);
            books.flow(account, listing.symbol(), amount, listing.quote());
            return;
        }
        boolean buy = own.nextBoolean();
        long ticks = buy ? market.ask() : market.bid();
        long lots = own.nextLong(1, 21);
        books.foreignFill(account, listing.symbol(), buy, ticks, lots, fees.plain(ticks, lots, false), listing.quote());
    }

    private void match(OrderView order, Quotes market) {
        long touch = order.buy() ? market.ask() : market.bid();
        boolean reached = order.buy() ? order.ticks() >= touch : order.ticks() <= touch;
        if (reached && random.nextInt(10) < 8) {
            long lots = random.nextInt(10) < 6 ? order.left() : 1 + random.nextLong(order.left());
            fill(order, order.ticks(), lots, true);
        }
    }

    private void fill(OrderView order, long ticks, long lots, boolean maker) {
        Listing listing = quotes(order.symbol()).listing();
        long allowed = order.reduceOnly() ? Math.min(lots, reducible(order)) : lots;
        if (allowed == 0) {
            books.end(order, OrderView.State.CANCELLED, "there is nothing left to reduce");
            return;
        }
        ExchangeFees.Fee fee = fees.next(ticks, allowed, maker, listing.quote());
        books.fill(order, ticks, allowed, fee.amount(), fee.asset(), maker);
    }

    private long reducible(OrderView order) {
        long position = books.position(order.account(), order.symbol());
        return Math.max(0, order.buy() ? -position : position);
    }

    /** A new order has been received. */
    Answer submit(OrderView wanted) {
        books.watch(wanted);
        Optional<Answer> refusal = refusal(wanted);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        OrderView order = books.accept(wanted);
        if (swarm.strikes(Fault.TAKEN_BACK)) {
            agenda.after(Duration.ofMillis(1 + swarm.random(Fault.TAKEN_BACK).nextInt(3_000)), () -> books.byCloid(
                            order.account(), order.cloid())
                    .filter(now -> now.isOpen() && now.filled() == 0)
                    .ifPresent(now -> books.end(now, OrderView.State.REJECTED, "rejected after all")));
            return Answer.accepted(order.orderId());
        }
        take(order);
        return Answer.accepted(order.orderId());
    }

    private Optional<Answer> refusal(OrderView wanted) {
        Quotes market = quotes(wanted.symbol());
        if (isClosed()) {
            return Optional.of(Answer.rejected(RejectReason.MARKET_NOT_TRADING, "down for maintenance"));
        }
        if (swarm.strikes(Fault.REJECTS)) {
            RejectReason why = WHIMS[swarm.random(Fault.REJECTS).nextInt(WHIMS.length)];
            return Optional.of(Answer.rejected(why, "refused: " + why));
        }
        if (wanted.postOnly() && crosses(wanted, market)) {
            return Optional.of(Answer.rejected(RejectReason.POST_ONLY_WOULD_CROSS, "post-only order would take"));
        }
        if (wanted.reduceOnly() && reducible(wanted) == 0) {
            return Optional.of(Answer.rejected(RejectReason.REDUCE_ONLY, "there is nothing to reduce"));
        }
        return Optional.empty();
    }

    private static boolean crosses(OrderView order, Quotes market) {
        return order.buy() ? order.ticks() >= market.ask() : order.ticks() <= market.bid();
    }

    private void take(OrderView order) {
        Quotes market = quotes(order.symbol());
        if (crosses(order, market)) {
            long lots = random.nextInt(4) > 0 ? order.left() : 1 + random.nextLong(order.left());
            fill(order, order.buy() ? market.ask() : market.bid(), lots, false);
        }
        if (order.immediate()) {
            books.byId(order.orderId())
                    .filter(OrderView::isOpen)
                    .ifPresent(now -> books.end(now, OrderView.State.CANCELLED, "the rest of an immediate order"));
        }
    }

    /** A cancel has been received. */
    Answer cancel(String account, long cloid, String orderId) {
        find(account, cloid, orderId)
                .filter(order -> order.isOpen() && swarm.strikes(Fault.CANCEL_RACE, 3))
                .ifPresent(order -> fill(
                        order,
                        order.ticks(),
                        1 + swarm.random(Fault.CANCEL_RACE).nextLong(order.left()),
                        true));
        Optional<OrderView> order = find(account, cloid, orderId).filter(OrderView::isOpen);
        if (order.isEmpty()) {
            return Answer.rejected(RejectReason.UNKNOWN_ORDER, "no such open order");
        }
        books.end(order.get(), OrderView.State.CANCELLED, OrderView.ON_REQUEST);
        return Answer.accepted(order.get().orderId());
    }

    /** An amend has been received. */
    Answer amend(String account, long cloid, String orderId, long ticks, long lots) {
        Optional<OrderView> order = find(account, cloid, orderId).filter(OrderView::isOpen);
        if (order.isEmpty()) {
            return Answer.rejected(RejectReason.UNKNOWN_ORDER, "no such open order");
        }
        if (isClosed()) {
            return Answer.rejected(RejectReason.MARKET_NOT_TRADING, "down for maintenance");
        }
        if (lots <= order.get().filled()) {
            return Answer.rejected(RejectReason.INVALID_REQUEST, "more than that is filled");
        }
        books.amend(order.get(), ticks, lots);
        books.byId(order.get().orderId()).ifPresent(this::take);
        return Answer.accepted(order.get().orderId());
    }

    Optional<OrderView> find(String account, long cloid, String orderId) {
        return cloid == 0 ? books.byId(orderId) : books.byCloid(account, cloid);
    }
}
