package io.jackstay.lib.sim;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.Fees;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.Rejection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One market, one account, time moved by hand; prices and sizes are whole numbers (tick 1, lot 1). Not thread safe: owned by a test.
 *
 * <p>Every market event comes a second after the one before, unless the test says otherwise.
 */
final class Script implements SimListener {
    static final MarketId PERP = MarketId.parse("sim:BTC-USDC-PERP");
    static final MarketId SPOT = MarketId.parse("sim:BTC-USDC");
    static final long SECOND = 1_000_000_000L;

    final List<String> log = new ArrayList<>();
    final List<OrderFill> fills = new ArrayList<>();
    final List<Rejection> rejections = new ArrayList<>();
    final SimExchange venue;
    final SimMember exchange;
    final SimMarket market;
    long now = SECOND;
    private long cloids;

    Script() {
        this(perp(), "1000000 USDC");
    }

    Script(MarketInfo info, String... balances) {
        this(SimSettings.DEFAULT, info, balances);
    }

    Script(SimSettings settings, MarketInfo info, String... balances) {
        List<Money> money = new ArrayList<>();
        for (String balance : balances) {
            String[] parts = balance.split(" ", 2);
            money.add(new Money(parts[1], new BigDecimal(parts[0])));
        }
        venue = new SimExchange(settings);
        exchange = venue.join(new SimAccount(1, money), this);
        market = venue.list(info);
    }

    static MarketInfo perp() {
        return info(PERP, MarketKind.PERPETUAL);
    }

    static MarketInfo spot() {
        return info(SPOT, MarketKind.SPOT);
    }

    private static MarketInfo info(MarketId id, MarketKind kind) {
        return MarketInfo.of(id, kind)
                .assets("BTC", "USDC", "USDC")
                .priceGrid(new PriceGrid.Tick(BigDecimal.ONE))
                .lotSize(BigDecimal.ONE)
                .maxLeverage(kind == MarketKind.SPOT ? 1 : 10)
                .fees(new Fees(new BigDecimal("0.0001"), new BigDecimal("0.0005"), true))
                .build();
    }

    LimitOrderRequest limit(Side side, long size, long price) {
        MarketInfo info = market.info();
        return LimitOrderRequest.limit(side, info.size(size), info.price(price));
    }

    SimOrder buy(long size, long price) {
        return place(limit(Side.BUY, size, price));
    }

    SimOrder sell(long size, long price) {
        return place(limit(Side.SELL, size, price));
    }

    SimOrder market(Side side, long size, long worst) {
        return place(MarketOrderRequest.market(
                side, market.info().size(size), market.info().price(worst)));
    }

    /** Sends an order and hands it back as the exchange has it. */
    SimOrder place(OrderRequest request) {
        submit(request);
        return exchange.find(last()).orElseThrow();
    }

    void submit(OrderRequest request) {
        exchange.submit(new Cloid(++cloids), request, now);
    }

    OrderRef last() {
        return OrderRef.of(market.info().id(), new Cloid(cloids));
    }

    void top(long bid, long bidSize, long ask, long askSize) {
        now += SECOND;
        market.onTop(bid, bidSize, ask, askSize, now);
    }

    void print(Side taker, long size, long price) {
        now += SECOND;
        market.onTrade(price, size, taker, now, now);
    }

    /** Moves time by less than the gap within which a print and a quote count as one event. */
    void soon(Runnable event) {
        now -= SECOND - 1_000_000;
        event.run();
    }

    @Override
    public void onAccepted(SimOrder order, long nanos) {
        log.add("accepted " + order.ref().cloidOrZero());
    }

    @Override
    public void onRejected(OrderRef order, Rejection why, long nanos) {
        log.add("rejected " + order.cloidOrZero() + " " + why.reason());
        rejections.add(why);
    }

    @Override
    public void onFilled(SimOrder order, OrderFill fill) {
        log.add("filled %d %s@%s %s".formatted(order.ref().cloidOrZero(), fill.size(), fill.price(), fill.role()));
        fills.add(fill);
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
        rejections.add(why);
    }

    @Override
    public void onCashFlow(CashFlow flow) {
        log.add("cash flow " + flow.id() + " " + flow.amount());
    }
}
