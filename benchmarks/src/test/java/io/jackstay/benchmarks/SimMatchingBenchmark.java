package io.jackstay.benchmarks;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.Fees;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Rejection;
import io.jackstay.lib.sim.SimAccount;
import io.jackstay.lib.sim.SimExchange;
import io.jackstay.lib.sim.SimListener;
import io.jackstay.lib.sim.SimMarket;
import io.jackstay.lib.sim.SimMember;
import io.jackstay.lib.sim.SimOrder;
import io.jackstay.lib.sim.SimSettings;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Commands a second through the simulated exchange on one thread: margin, ids, matching, position, fees and fill values included.
 *
 * <p>A round of ten commands: four limit orders come to rest among two hundred, a fifth improves the market, an immediate order of another
 * account fills it, and the four are cancelled. That is two fills in ten commands. Each round leaves the book as it was, and the fees of
 * both accounts add up to nothing, so that the run can be as long as it likes.
 *
 * <p>The floor makes the same ids, references and fills in the same rounds and keeps the open orders in a hash map: what the contract's
 * values cost where there is no book, no rule and no money.
 */
@State(Scope.Thread)
@Warmup(iterations = 10, time = 1)
public class SimMatchingBenchmark {
    private static final int ROUNDS = 1_000;
    private static final int COMMANDS = 10;
    private static final MarketId MARKET = MarketId.parse("sim:BTC-USDC-PERP");

    private final MarketInfo info = MarketInfo.of(MARKET, MarketKind.PERPETUAL)
            .assets("BTC", "USDC", "USDC")
            .priceGrid(new PriceGrid.Tick(new BigDecimal("0.1")))
            .lotSize(new BigDecimal("0.001"))
            .maxLeverage(10)
            .fees(new Fees(new BigDecimal("-0.0001"), new BigDecimal("0.0001"), true))
            .build();
    private final Count count = new Count();
    private final Map<Long, OrderRef> openOrders = new HashMap<>();
    private SimMarket market;
    private SimMember first;
    private SimMember second;
    private LimitOrderRequest[] resting;
    private LimitOrderRequest makerBuy;
    private LimitOrderRequest takerSell;
    private long cloids;
    private long now = 1_000_000_000;

    /** Two accounts, a book of twenty levels, and two hundred orders that stay. */
    @Setup
    public void open() {
        SimExchange exchange = new SimExchange(SimSettings.DEFAULT);
        market = exchange.list(info);
        first = exchange.join(account(), count);
        second = exchange.join(account(), count);
        market.onSnapshot();
        for (int level = 0; level < 20; level++) {
            market.onLevel(Side.BUY, 600_000 - level, 5_000, now);
            market.onLevel(Side.SELL, 600_003 + level, 5_000, now);
        }
        market.onBookEnd(now);
        for (int i = 0; i < 100; i++) {
            first.submit(new Cloid(++cloids), limit(Side.BUY, 1, 599_000 - i), now);
            first.submit(new Cloid(++cloids), limit(Side.SELL, 1, 601_000 + i), now);
        }
        resting = new LimitOrderRequest[] {
            limit(Side.BUY, 10, 599_990), limit(Side.BUY, 20, 599_900),
            limit(Side.SELL, 10, 600_013), limit(Side.SELL, 20, 600_090),
        };
        makerBuy = limit(Side.BUY, 10, 600_001);
        takerSell = limit(Side.SELL, 10, 600_001).ioc();
    }

    private static SimAccount account() {
        return new SimAccount(1, List.of(new Money("USDC", new BigDecimal("1000000"))));
    }

    private LimitOrderRequest limit(Side side, long size, long price) {
        return LimitOrderRequest.limit(side, info.size(size), info.price(price));
    }

    @Benchmark
    @OperationsPerInvocation(ROUNDS * COMMANDS)
    public long commands() {
        for (int round = 0; round < ROUNDS; round++) {
            now += 1_000;
            long before = cloids;
            for (LimitOrderRequest request : resting) {
                first.submit(new Cloid(++cloids), request, now);
            }
            SimMember maker = (round & 1) == 0 ? first : second;
            SimMember taker = (round & 1) == 0 ? second : first;
            maker.submit(new Cloid(++cloids), makerBuy, now);
            taker.submit(new Cloid(++cloids), takerSell, now);
            for (int i = 1; i <= resting.length; i++) {
                first.cancel(OrderRef.of(MARKET, new Cloid(before + i)), now);
            }
        }
        if (count.rejected > 0) {
            throw new IllegalStateException(count.rejected + " commands were refused");
        }
        return count.accepted + count.filled + count.ended;
    }

    @Benchmark
    @OperationsPerInvocation(ROUNDS * COMMANDS)
    public long floor() {
        for (int round = 0; round < ROUNDS; round++) {
            now += 1_000;
            long before = cloids;
            for (LimitOrderRequest request : resting) {
                open(request);
            }
            OrderRef maker = open(makerBuy);
            fill(maker, makerBuy);
            fill(open(takerSell), takerSell);
            for (int i = 1; i <= resting.length; i++) {
                OrderRef order = OrderRef.of(MARKET, new Cloid(before + i));
                count.onCancelled(openOrders.remove(order.cloidOrZero()));
            }
        }
        return count.accepted + count.filled + count.ended;
    }

    private OrderRef open(LimitOrderRequest request) {
        Cloid cloid = new Cloid(++cloids);
        OrderRef order = OrderRef.of(request.market(), cloid, "1-" + cloids);
        openOrders.put(cloid.value(), order);
        count.accepted++;
        return order;
    }

    private void fill(OrderRef order, LimitOrderRequest request) {
        Money fee = new Money("USDC", BigDecimal.valueOf(request.price().unscaledValue(), 6));
        openOrders.remove(order.cloidOrZero());
        count.filled += OrderFill.of(
                        "f1-" + cloids,
                        order,
                        request.side(),
                        request.price(),
                        request.size(),
                        fee,
                        new Stamp(now, now))
                .role(LiquidityRole.MAKER)
                .size()
                .unscaledValue();
    }

    /** Counts, and lets nothing be optimised away. */
    private static final class Count implements SimListener {
        private long accepted;
        private long rejected;
        private long filled;
        private long ended;

        @Override
        public void onAccepted(SimOrder order, long nanos) {
            accepted++;
        }

        @Override
        public void onRejected(OrderRef order, Rejection why, long nanos) {
            rejected++;
        }

        @Override
        public void onFilled(SimOrder order, OrderFill fill) {
            filled += fill.size().unscaledValue();
        }

        private void onCancelled(OrderRef order) {
            ended += order.venueOrderId().length();
        }

        @Override
        public void onCancelled(SimOrder order, long nanos) {
            ended++;
        }

        @Override
        public void onAmended(SimOrder before, SimOrder after, long nanos) {
            accepted++;
        }

        @Override
        public void onAmendRejected(OrderRef order, Rejection why, long nanos) {
            rejected++;
        }

        @Override
        public void onCashFlow(CashFlow flow) {
            ended++;
        }
    }
}
