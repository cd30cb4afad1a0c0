package io.jackstay.lib.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.api.order.TriggerOrderRequest;
import io.jackstay.api.plugin.Memory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Gives each event to the exchange and to the naive one. Not thread safe: owned by a test. */
final class TwoExchanges {
    private static final BigDecimal TIER = new BigDecimal("400000");
    private static final BigDecimal CASH = new BigDecimal("9000");

    private final List<String> log = new ArrayList<>();
    private final List<SimMember> members = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>();
    private final SimSettings settings;
    private final NaiveExchange naive;
    private final int accounts;
    private SimExchange exchange;
    private SimMarket market;
    private int compared;

    TwoExchanges(SelfTrade selfTrade, QueueModel queue, int accounts) {
        this.settings = new SimSettings(selfTrade, queue);
        this.accounts = accounts;
        naive = new NaiveExchange(selfTrade, queue, TIER);
        open(Script.perp());
        for (int account = 0; account < accounts; account++) {
            naive.accounts.add(new NaiveMoney(CASH));
        }
        owners.add(-1);
    }

    private void open(MarketInfo rules) {
        exchange = new SimExchange(settings);
        market = exchange.list(rules);
        members.clear();
        for (int account = 0; account < accounts; account++) {
            FeeSchedule fees =
                    new FeeSchedule(List.of(new FeeTier(TIER, new BigDecimal("-0.0001"), new BigDecimal("0.0002"))), 2);
            members.add(exchange.join(
                    new SimAccount(account + 1, List.of(new Money("USDC", CASH)), fees), new Teller(account)));
        }
    }

    /** The image of the exchange, which has one account. */
    SimImage image() {
        return new SimImage(members.get(0), new TreeSet<>(List.of(Script.PERP)));
    }

    /** Another exchange of the same rules, that takes back what was written down, is in the place of the one before. */
    SimImage restart(Memory kept) {
        open(market.info());
        SimImage image = image();
        assertThat(image.read(kept)).isTrue();
        return image;
    }

    SimMember member() {
        return members.get(0);
    }

    List<String> log() {
        return log;
    }

    /** It is now so late. */
    void at(long now) {
        naive.now = now;
    }

    void requireSame(String where) {
        assertThat(log.subList(Math.min(compared, log.size()), log.size()))
                .as(where)
                .isEqualTo(naive.log.subList(Math.min(compared, naive.log.size()), naive.log.size()));
        compared = log.size();
        for (int account = 0; account < members.size(); account++) {
            NaiveMoney money = naive.accounts.get(account);
            Position position = members.get(account).account().position(Script.PERP);
            assertThat(position.size().toBigDecimal()).as(where).isEqualByComparingTo(money.position);
            assertThat(position.cost()).as(where).isEqualByComparingTo(money.cost);
            assertThat(members.get(account).account().wallet("USDC")).as(where).isEqualByComparingTo(money.cash);
        }
    }

    private static BigDecimal decimal(long number) {
        return BigDecimal.valueOf(number);
    }

    private Price price(long price) {
        return market.info().price(price);
    }

    private Size size(long size) {
        return market.info().size(size);
    }

    private long next(int account) {
        owners.add(account);
        return owners.size() - 1L;
    }

    void submit(SplittableRandom random, long middle, long now) {
        int account = random.nextInt(accounts);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long price = middle + random.nextInt(-5, 6);
        long size = random.nextInt(30) == 0 ? 400 : random.nextLong(1, 15);
        boolean reduceOnly = random.nextInt(5) == 0;
        long id = next(account);
        if (random.nextInt(8) == 0) {
            MarketOrderRequest request = MarketOrderRequest.market(side, size(size), price(price));
            give(account, id, reduceOnly ? request.reducing() : request, now);
            naive.submit(
                    new NaiveOrder(id, account, side, decimal(size), decimal(price), TimeInForce.IOC, reduceOnly, true),
                    now);
            return;
        }
        TimeInForce timeInForce = TimeInForce.values()[random.nextInt(4)];
        timeInForce = random.nextInt(3) == 0 ? timeInForce : TimeInForce.GTC;
        LimitOrderRequest request =
                LimitOrderRequest.limit(side, size(size), price(price)).with(timeInForce);
        give(account, id, reduceOnly ? request.reducing() : request, now);
        naive.submit(
                new NaiveOrder(id, account, side, decimal(size), decimal(price), timeInForce, reduceOnly, false), now);
    }

    private void give(int account, long id, OrderRequest request, long now) {
        members.get(account).submit(new Cloid(id), request, now);
    }

    void trigger(SplittableRandom random, long middle, long now) {
        int account = random.nextInt(accounts);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        TriggerOrderRequest.Kind kind = TriggerOrderRequest.Kind.values()[random.nextInt(2)];
        PriceBand.Reference by = List.of(PriceBand.Reference.MARK, PriceBand.Reference.LAST, PriceBand.Reference.MID)
                .get(random.nextInt(3));
        long at = middle + random.nextInt(-6, 7);
        long worst = at + 8L * side.sign();
        long size = random.nextInt(6) == 0 ? 60 : random.nextLong(1, 15);
        boolean reduceOnly = random.nextInt(3) == 0;
        long id = next(account);
        give(
                account,
                id,
                new TriggerOrderRequest(side, size(size), kind, price(at), by, price(worst), reduceOnly, ""),
                now);
        NaiveOrder order =
                new NaiveOrder(id, account, side, decimal(size), decimal(worst), TimeInForce.IOC, reduceOnly, true);
        order.trigger = Optional.of(new NaiveOrder.Trigger(kind, decimal(at), by));
        naive.submit(order, now);
    }

    /** Any order so far, mostly a young one. */
    private long any(SplittableRandom random) {
        int last = owners.size() - 1;
        return last == 0 ? 0 : Math.max(1, last - random.nextInt(random.nextInt(4) == 0 ? last : Math.min(last, 12)));
    }

    private OrderRef ref(long id) {
        return OrderRef.of(Script.PERP, new Cloid(id));
    }

    void cancel(SplittableRandom random, long now) {
        long id = any(random);
        if (id > 0) {
            members.get(owners.get((int) id)).cancel(ref(id), now);
            naive.cancel(id);
        }
    }

    void amend(SplittableRandom random, long middle, long now) {
        long id = any(random);
        if (id == 0) {
            return;
        }
        SimMember member = members.get(owners.get((int) id));
        long price = random.nextBoolean() && member.find(ref(id)).isPresent()
                ? member.find(ref(id)).get().price()
                : middle + random.nextInt(-5, 6);
        long total = random.nextLong(1, 15);
        member.amend(ref(id), price(price), size(total), now);
        naive.amend(id, decimal(price), decimal(total), now);
    }

    void replace(SplittableRandom random, long middle, long now) {
        long id = any(random);
        if (id == 0) {
            return;
        }
        int account = owners.get((int) id);
        long successor = next(account);
        long price = middle + random.nextInt(-5, 6);
        long total = random.nextLong(1, 15);
        members.get(account).replace(ref(id), new Cloid(successor), price(price), size(total), now);
        naive.replace(id, successor, decimal(price), decimal(total), now);
    }

    void top(long bid, long bidSize, long ask, long askSize, long now) {
        market.onTop(bid, bidSize, ask, askSize, now);
        naive.top(decimal(bid), decimal(bidSize), decimal(ask), decimal(askSize), now);
    }

    void snapshot() {
        market.onSnapshot();
        naive.snapshot();
    }

    void level(Side side, long price, long size, long now) {
        market.onLevel(side, price, size, now);
        naive.level(side, decimal(price), decimal(size), now);
    }

    void bookEnd(long now) {
        market.onBookEnd(now);
        naive.bookEnd(now);
    }

    void trade(long price, long size, Side taker, long happened, long now) {
        market.onTrade(price, size, taker, happened, now);
        naive.trade(decimal(price), decimal(size), taker, happened, now);
    }

    void mark(long price, long now) {
        market.onMark(price * 10, now);
        naive.mark(decimal(price), now);
    }

    void status(MarketStatus status, long now) {
        change(market.info().toBuilder().status(status).build(), now);
        naive.status(status, now);
    }

    void tick(long tick, long now) {
        change(
                market.info().toBuilder()
                        .priceGrid(new PriceGrid.Tick(decimal(tick)))
                        .build(),
                now);
        naive.tick(decimal(tick), now);
    }

    private void change(MarketInfo next, long now) {
        exchange.change(next, now);
    }

    void fund(long mark, BigDecimal rate, long now) {
        exchange.fund(Script.PERP, decimal(mark), rate, now);
        naive.fund(decimal(mark), rate);
    }

    /** Writes down what one account hears. Not thread safe: owned by a test. */
    private final class Teller implements SimListener {
        private final int account;

        private Teller(int account) {
            this.account = account;
        }

        @Override
        public void onAccepted(SimOrder order, long nanos) {
            log.add("accepted " + order.ref().cloidOrZero());
        }

        @Override
        public void onRejected(OrderRef order, Rejection why, long nanos) {
            log.add("rejected " + order.cloidOrZero() + " " + why.reason());
        }

        @Override
        public void onFilled(SimOrder order, OrderFill fill) {
            log.add("filled %d %s@%s %s fee %s"
                    .formatted(
                            order.ref().cloidOrZero(),
                            fill.size(),
                            fill.price(),
                            fill.role(),
                            fill.fee().amount().toPlainString()));
        }

        @Override
        public void onCancelled(SimOrder order, long nanos) {
            log.add("cancelled " + order.ref().cloidOrZero() + " " + order.end());
        }

        @Override
        public void onAmended(SimOrder before, SimOrder after, long nanos) {
            log.add("amended %d %s@%s"
                    .formatted(
                            after.ref().cloidOrZero(),
                            after.request().size(),
                            after.request().worstPrice()));
        }

        @Override
        public void onAmendRejected(OrderRef order, Rejection why, long nanos) {
            log.add("amend rejected " + order.cloidOrZero() + " " + why.reason());
        }

        @Override
        public void onCashFlow(CashFlow flow) {
            log.add("cash flow %d %s".formatted(account, flow.amount().amount().toPlainString()));
        }
    }
}
