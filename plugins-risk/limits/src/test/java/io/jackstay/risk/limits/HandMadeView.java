package io.jackstay.risk.limits;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.account.Margin;
import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.plugin.Memory;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the limits look at, set by hand; what they don't look at throws. Not thread safe: owned by one test. */
final class HandMadeView implements RiskView {
    static final MarketId BTC = MarketId.parse("sim:BTC-USDC-PERP");
    static final MarketId ETH = MarketId.parse("sim:ETH-USDC-PERP");

    private final SortedMap<MarketId, Exposure> exposures = new TreeMap<>();
    private Optional<MarkPrice> mark = Optional.empty();
    private Optional<TopOfBook> top = Optional.empty();
    private final SortedMap<MarketId, MarketInfo> infos = new TreeMap<>();
    private Optional<Margin> margin = Optional.empty();
    private int openOrders;
    int ordersWithin;
    Instant now = Instant.parse("2026-01-01T12:00:00Z");
    BigDecimal equity = new BigDecimal("10000");
    BigDecimal peak = equity;
    Pnl allTime = Pnl.none("USDC");
    Pnl today = Pnl.none("USDC");
    RiskScope scope = RiskScope.BOT;
    Memory memory = new HandActions();
    boolean armed;
    Optional<String> halted = Optional.of("halted");

    /** The venue's own count, in the asset of the equity unless it says otherwise. */
    HandMadeView margin(String equity, String available, String asset) {
        margin = Optional.of(new Margin(
                new Money(asset, new BigDecimal(equity)),
                new Money(asset, new BigDecimal(available)),
                new Stamp(0, 0)));
        return this;
    }

    HandMadeView openOrders(int count) {
        openOrders = count;
        return this;
    }

    HandMadeView info(MarketInfo info) {
        infos.put(info.id(), info);
        return this;
    }

    static MarketInfo.Builder market(MarketId market, String quote) {
        String base = market.symbol().substring(0, market.symbol().indexOf('-'));
        return MarketInfo.of(market, MarketKind.PERPETUAL)
                .assets(base, quote, quote)
                .priceGrid(new PriceGrid.Tick(new BigDecimal("0.1")))
                .lotSize(new BigDecimal("0.001"));
    }

    HandMadeView holding(MarketId market, String position, String openBuys, String openSells) {
        exposures.put(
                market,
                new Exposure(
                        size(market, position),
                        size(market, openBuys),
                        size(market, openSells),
                        openOrders,
                        Money.zero("USDC")));
        return this;
    }

    HandMadeView mark(String price) {
        mark = Optional.of(MarkPrice.of(price(BTC, price), new Stamp(0, 0)));
        return this;
    }

    HandMadeView top(String bid, String ask) {
        top = Optional.of(new Top(price(BTC, bid), price(BTC, ask)));
        return this;
    }

    static Size size(MarketId market, String value) {
        return Size.of(market, new BigDecimal(value));
    }

    static Price price(MarketId market, String value) {
        return Price.of(market, new BigDecimal(value));
    }

    static RiskOrder order(MarketId market, Side side, String size, String price) {
        return order(LimitOrderRequest.limit(side, size(market, size), price(market, price)), size, false);
    }

    static RiskOrder order(OrderRequest request, String addedSize, boolean reducing) {
        BigDecimal notional =
                request.worstPrice().toBigDecimal().multiply(request.size().toBigDecimal());
        Size added = size(request.market(), addedSize);
        return new RiskOrder("test", request, added, false, reducing, new Money("USDC", notional));
    }

    @Override
    public RiskScope scope() {
        return scope;
    }

    @Override
    public List<MarketId> markets() {
        return List.copyOf(exposures.keySet());
    }

    @Override
    public MarketInfo info(MarketId market) {
        return Optional.ofNullable(infos.get(market))
                .orElseGet(() -> market(market, "USDC").build());
    }

    @Override
    public Exposure exposure(MarketId market) {
        return Optional.ofNullable(exposures.get(market)).orElseThrow();
    }

    @Override
    public Optional<TopOfBook> top(MarketId market) {
        return top;
    }

    @Override
    public Optional<MarkPrice> mark(MarketId market) {
        return mark;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public LocalDate day() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    @Override
    public Duration age(MarketId market, Feed feed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Money equity() {
        return new Money("USDC", equity);
    }

    @Override
    public Money peakEquity() {
        return new Money("USDC", peak);
    }

    @Override
    public Pnl session() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Pnl today() {
        return today;
    }

    @Override
    public Pnl allTime() {
        return allTime;
    }

    @Override
    public int ordersWithin(Duration window) {
        return ordersWithin;
    }

    @Override
    public List<OrderFill> recentFills() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Margin> margin(Venue venue) {
        return margin;
    }

    @Override
    public boolean deadManArmed(Venue venue) {
        return armed;
    }

    @Override
    public Optional<String> halted() {
        return halted;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    private record Top(Price bid, Price ask) implements TopOfBook {
        @Override
        public MarketId market() {
            return bid.market();
        }

        @Override
        public Size bidSize() {
            return HandMadeView.size(market(), "1");
        }

        @Override
        public Size askSize() {
            return HandMadeView.size(market(), "1");
        }

        @Override
        public Stamp stamp() {
            return new Stamp(0, 0);
        }
    }
}
