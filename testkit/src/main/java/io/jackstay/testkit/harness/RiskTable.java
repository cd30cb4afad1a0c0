package io.jackstay.testkit.harness;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.strategy.Needs;

/**
 * A risk rule, tested row by row: what the bot holds, the order it wants, what the rule says. Immutable.
 *
 * <pre>{@code
 * RiskTable table = RiskTable.of(new PositionLimitProvider(), new PositionLimitConfig(..), info);
 * table.position("0.4").open("BUY 0.05 @ 60000").when("BUY 0.05 @ 60000").allows();
 * table.position("0.4").open("BUY 0.05 @ 60000").when("BUY 0.06 @ 60000").refuses("position-limit", "0.5 BTC", "0.51 BTC");
 * }</pre>
 *
 * <p>Each row is a bot of its own with the real risk gate, so the exposure that the rule sees is the one it will see live: what
 * may be live counts. Orders read {@code "BUY 0.06 @ 60000"}, price in quote per base, size in base.
 */
public final class RiskTable {
    private final MarketInfo info;
    private final HarnessSource source;

    /** Makes a bench for each row; the strategy is the row's. */
    @FunctionalInterface
    interface HarnessSource {
        Bench bench(RowStrategy strategy);
    }

    private RiskTable(MarketInfo info, HarnessSource source) {
        this.info = requireNonNull(info, "info is null");
        this.source = requireNonNull(source, "source is null");
    }

    /** A table for one rule in the scope of a bot that trades one market, with a start equity of 10000 of its quote asset. */
    public static <C extends Record> RiskTable of(RiskProvider<C> provider, C config, MarketInfo info) {
        return of(provider, config, info, "10000 " + info.quoteAsset());
    }

    /** As above, with another start equity, such as {@code "500 USDC"}. */
    public static <C extends Record> RiskTable of(
            RiskProvider<C> provider, C config, MarketInfo info, String startEquity) {
        Needs needs = Needs.none().market(info.id(), Feed.TOP, Feed.MARK);
        return new RiskTable(info, strategy -> new HarnessSetup(needs, () -> strategy)
                .market(info)
                .startEquity(startEquity)
                .risk(provider, config)
                .bench());
    }

    private RiskRow row() {
        return new RiskRow(info, source);
    }

    /** A row in which the bot holds this, signed, base; bought or sold at 1 quote a base unless a price is given. */
    public RiskRow position(String size) {
        return row().position(size);
    }

    /** A row in which the bot holds this, signed, base, bought or sold at the given price. */
    public RiskRow position(String size, String price) {
        return row().position(size, price);
    }

    /** A row in which this order rests at the venue; it is not asked about. */
    public RiskRow open(String order) {
        return row().open(order);
    }

    /** A row in which these are the best prices; sizes are 1 each. */
    public RiskRow top(String bid, String ask) {
        return row().top(bid, ask);
    }

    /** A row in which this is the venue's mark price. */
    public RiskRow mark(String price) {
        return row().mark(price);
    }

    /** A row in which this order left in an earlier turn and was never answered: it may be live. The rule must allow it. */
    public RiskRow unanswered(String order) {
        return row().unanswered(order);
    }

    /** A row in which this order was placed earlier in the same turn. The rule must allow it. */
    public RiskRow placed(String order) {
        return row().placed(order);
    }

    /** A row in which the bot holds nothing, no order rests and no price is known. */
    public RiskVerdict when(String order) {
        return row().when(order);
    }

    /** As above, for an order that has more than terms: a market order, a reduce-only one. */
    public RiskVerdict when(OrderRequest order) {
        return row().when(order);
    }
}
