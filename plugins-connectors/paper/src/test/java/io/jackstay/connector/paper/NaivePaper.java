package io.jackstay.connector.paper;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.Rejection;
import io.jackstay.lib.sim.SimAccount;
import io.jackstay.lib.sim.SimExchange;
import io.jackstay.lib.sim.SimListener;
import io.jackstay.lib.sim.SimMarket;
import io.jackstay.lib.sim.SimMember;
import io.jackstay.lib.sim.SimOrder;
import io.jackstay.lib.sim.SimSettings;
import io.jackstay.lib.sim.feed.SplitMix64;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Latency, refusals and the boundaries of funding, written a second time about a plain exchange: one list of all that is under way, searched
 * for the earliest. Not thread safe: owned by a test.
 */
final class NaivePaper implements SimListener {
    final List<String> log = new ArrayList<>();
    private final List<Message> underWay = new ArrayList<>();
    private final SimMarket market;
    private final SimExchange exchange;
    private final SimMember member;
    private final NaiveDelay orders;
    private final NaiveDelay cancels;
    private final NaiveDelay answers;
    private final RejectsConfig rejects;
    private final SplitMix64 chance;
    private final long fundingNanos;
    private final BigDecimal fundingRate;
    private final long began;
    private long now;
    private long doubledMiddle;
    private boolean moneyMoved;

    private record Message(long arrival, Runnable what) {}

    /** How long messages of one way take, and when the last of them arrives. */
    static final class NaiveDelay {
        private final List<BigDecimal> figures;
        private final SplitMix64 random;
        private long last;

        /** @param figures one for all, or least, median, 90 %, 99 % and most, in nanoseconds */
        NaiveDelay(long seed, List<Long> figures) {
            this.random = new SplitMix64(seed);
            this.figures = figures.stream().map(BigDecimal::valueOf).toList();
        }

        long next(long sent) {
            last = Math.max(last, sent + draw());
            return last;
        }

        private long draw() {
            if (figures.size() == 1) {
                return figures.get(0).longValueExact();
            }
            BigDecimal place = BigDecimal.valueOf(random.between(0, 9_999_999));
            List<BigDecimal> knots =
                    List.of(BigDecimal.ZERO, million("5"), million("9"), million("9.9"), million("10"));
            for (int i = 1; i < knots.size(); i++) {
                if (place.compareTo(knots.get(i)) < 0) {
                    BigDecimal rise = figures.get(i).subtract(figures.get(i - 1));
                    BigDecimal way = place.subtract(knots.get(i - 1));
                    BigDecimal width = knots.get(i).subtract(knots.get(i - 1));
                    return figures.get(i - 1)
                            .add(rise.multiply(way).divide(width, 0, RoundingMode.DOWN))
                            .longValueExact();
                }
            }
            throw new IllegalStateException("place " + place);
        }

        private static BigDecimal million(String count) {
            return new BigDecimal(count).movePointRight(6);
        }
    }

    NaivePaper(
            MarketInfo info,
            List<NaiveDelay> delays,
            RejectsConfig rejects,
            long fundingNanos,
            BigDecimal fundingRate,
            long began) {
        this.exchange = new SimExchange(SimSettings.DEFAULT);
        this.market = exchange.list(info);
        this.member = exchange.join(new SimAccount(1, List.of(new Money("USDC", new BigDecimal("100000")))), this);
        this.orders = delays.get(0);
        this.cancels = delays.get(1);
        this.answers = delays.get(2);
        this.rejects = rejects;
        this.chance = new SplitMix64(rejects.seed());
        this.fundingNanos = fundingNanos;
        this.fundingRate = fundingRate;
        this.began = began;
        this.now = began;
    }

    SimMember member() {
        return member;
    }

    /** Everything that happens until then, and at that time. */
    void advanceTo(long end) {
        while (true) {
            long boundary = (now / fundingNanos + 1) * fundingNanos;
            Optional<Message> first = underWay.stream().min(Comparator.comparing(Message::arrival));
            long next = Math.min(boundary, first.map(Message::arrival).orElse(Long.MAX_VALUE));
            if (next > end) {
                now = end;
                return;
            }
            now = next;
            if (next == boundary && doubledMiddle > 0) {
                exchange.fund(market.info().id(), BigDecimal.valueOf(doubledMiddle * 5, 2), fundingRate, boundary);
            } else if (next != boundary) {
                underWay.remove(first.orElseThrow());
                first.get().what().run();
            }
            endTurn();
        }
    }

    /** Balances are told once, after all else that came of one event. */
    private void endTurn() {
        if (moneyMoved) {
            moneyMoved = false;
            member.balances()
                    .forEach(held -> tell(
                            "balance %s %s".formatted(held.asset(), held.total().toPlainString())));
        }
    }

    void top(long bid, long bidSize, long ask, long askSize) {
        market.onTop(bid, bidSize, ask, askSize, now);
        if (bid + ask != doubledMiddle) {
            doubledMiddle = bid + ask;
            market.onMark(doubledMiddle * 5, now);
        }
        endTurn();
    }

    void trade(Side taker, long size, long price) {
        market.onTrade(price, size, taker, now, now);
        endTurn();
    }

    void submit(OrderRef ref, OrderRequest request, long deadline) {
        underWay.add(new Message(orders.next(now), () -> {
            Optional<String> refusal = deadline < now
                    ? Optional.of("EXPIRED_DEADLINE")
                    : refusal(RejectsConfig.Kind.SUBMITS, rejects.submits().fraction());
            if (refusal.isPresent()) {
                tell("SUBMIT %d %s".formatted(ref.cloidOrZero(), refusal.get()));
            } else {
                member.submit(new Cloid(ref.cloidOrZero()), request, now);
            }
        }));
    }

    void amend(OrderRef ref, String price, String size) {
        underWay.add(new Message(orders.next(now), () -> {
            Optional<String> refusal =
                    refusal(RejectsConfig.Kind.AMENDS, rejects.amends().fraction());
            if (refusal.isPresent()) {
                tell("AMEND %d %s".formatted(ref.cloidOrZero(), refusal.get()));
            } else {
                MarketInfo info = market.info();
                member.amend(
                        ref,
                        info.roundPassive(new BigDecimal(price), Side.BUY),
                        info.roundSize(new BigDecimal(size)),
                        now);
            }
        }));
    }

    void cancel(OrderRef ref) {
        underWay.add(new Message(cancels.next(now), () -> {
            Optional<String> refusal = refusal(
                            RejectsConfig.Kind.CANCELS, rejects.cancels().fraction())
                    .or(() -> member.cancelRefusal(ref).map(why -> why.reason().name()));
            tell("CANCEL %d %s".formatted(ref.cloidOrZero(), refusal.orElse("ok")));
            if (refusal.isEmpty()) {
                member.cancel(ref, now);
            }
        }));
    }

    /** A window refuses without a draw; a kind that is never refused by chance draws nothing. */
    private Optional<String> refusal(RejectsConfig.Kind kind, BigDecimal share) {
        for (RejectsConfig.Window window : rejects.windows()) {
            BigDecimal since = BigDecimal.valueOf(now - began);
            boolean within = since.compareTo(BigDecimal.valueOf(window.from().toNanos())) >= 0
                    && since.compareTo(BigDecimal.valueOf(window.to().toNanos())) < 0;
            if (within && List.of(RejectsConfig.Kind.ALL, kind).contains(window.what())) {
                return Optional.of(rejects.reason().name());
            }
        }
        boolean refused = share.signum() > 0
                && BigDecimal.valueOf(chance.between(0, 999_999_999))
                                .movePointLeft(9)
                                .compareTo(share)
                        < 0;
        return refused ? Optional.of(rejects.reason().name()) : Optional.empty();
    }

    private void tell(String line) {
        long arrival = answers.next(now);
        underWay.add(new Message(arrival, () -> log.add((arrival - began) + " " + line)));
    }

    private void report(SimOrder order) {
        tell("order %d %s %s".formatted(order.ref().cloidOrZero(), order.state(), order.filledSize()));
    }

    @Override
    public void onAccepted(SimOrder order, long nanos) {
        tell("SUBMIT %d ok".formatted(order.ref().cloidOrZero()));
    }

    @Override
    public void onRejected(OrderRef order, Rejection why, long nanos) {
        tell("SUBMIT %d %s".formatted(order.cloidOrZero(), why.reason()));
    }

    @Override
    public void onFilled(SimOrder order, OrderFill fill) {
        moneyMoved = true;
        tell("fill %d %s@%s %s".formatted(fill.order().cloidOrZero(), fill.size(), fill.price(), fill.role()));
        report(order);
    }

    @Override
    public void onCancelled(SimOrder order, long nanos) {
        report(order);
    }

    @Override
    public void onAmended(SimOrder before, SimOrder after, long nanos) {
        tell("AMEND %d ok".formatted(before.ref().cloidOrZero()));
        report(after);
    }

    @Override
    public void onAmendRejected(OrderRef order, Rejection why, long nanos) {
        tell("AMEND %d %s".formatted(order.cloidOrZero(), why.reason()));
    }

    @Override
    public void onCashFlow(CashFlow flow) {
        moneyMoved = true;
        tell("cash flow " + flow);
    }
}
