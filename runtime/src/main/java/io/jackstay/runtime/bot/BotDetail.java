package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.BookView;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.runtime.fill.Mirror;
import io.jackstay.runtime.record.Decision;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that one bot shows to who looks at it closely, made on its loop while somebody does, at most ten times a second. Immutable.
 *
 * @param version rises with each that is made in this life of the bot
 * @param atNanos by the bot's clock, epoch nanoseconds
 * @param paused why and until when it rests; empty while it does not
 * @param halted why and until when only what reduces passes; empty while it is not
 * @param reasons what keeps it from its next order, the weightiest first
 * @param startedNanos when this life of it began, epoch nanoseconds
 * @param refused what was refused since the process began, one a thing that refuses and market, the latest first
 * @param said what the strategy says of its topics
 * @param lines what the strategy draws, by {@code market/name}
 * @param orders open ones, in the order in which they were placed
 * @param fills the latest, oldest first; those of before this process too
 * @param fillsOfHour how many in the last hour, those of before this process too; empty when that is not known
 * @param quoteAge on older quotes no order leaves
 */
public record BotDetail(
        long version,
        long atNanos,
        long startedNanos,
        Optional<String> paused,
        Optional<String> halted,
        List<Decision.Reason> reasons,
        List<Decision.Refused> refused,
        List<Explanation> said,
        List<Market> markets,
        SortedMap<String, BigDecimal> lines,
        List<OpenOrder> orders,
        List<Filled> fills,
        Optional<Long> fillsOfHour,
        Pnl session,
        Pnl today,
        Pnl allTime,
        Money startEquity,
        Money peakEquity,
        Duration quoteAge) {
    /** How many fills are kept at most. */
    public static final int KEPT_FILLS = 100;

    public BotDetail {
        reasons = List.copyOf(reasons);
        refused = List.copyOf(refused);
        said = List.copyOf(said);
        markets = List.copyOf(markets);
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
        orders = List.copyOf(orders);
        fills = List.copyOf(fills);
        requireNonNull(session, "session is null");
    }

    /**
     * One of its markets.
     *
     * @param mark the venue's mark, else the middle of the touch; empty before the first
     * @param quoteNanos when the last quote came, epoch nanoseconds; empty before the first
     * @param position signed, base
     * @param entry average price; empty when flat
     * @param ifBuysFill the position if all buys filled and no sell
     * @param multiplier base units of one unit of size
     * @param book as the bot saw it last; empty for one that has no book of the market
     */
    public record Market(
            MarketId id,
            String base,
            String quote,
            Optional<BigDecimal> bid,
            Optional<BigDecimal> ask,
            Optional<BigDecimal> mark,
            Optional<BigDecimal> index,
            Optional<Long> quoteNanos,
            BigDecimal position,
            Optional<BigDecimal> entry,
            Pnl pnl,
            String source,
            BigDecimal ifBuysFill,
            BigDecimal ifSellsFill,
            Optional<Money> notional,
            BigDecimal multiplier,
            Optional<BookView> book) {}

    /**
     * One order that may be live.
     *
     * @param why why it stands where it stands
     * @param cause the event whose callback placed it
     * @param ahead size before it in the queue of its price, an estimate
     */
    public record OpenOrder(
            long cloid,
            String venueOrderId,
            MarketId market,
            Side side,
            String label,
            BigDecimal price,
            BigDecimal size,
            BigDecimal filled,
            boolean reduceOnly,
            OrderState state,
            Order.Pending pending,
            long placedNanos,
            long updatedNanos,
            String why,
            String cause,
            Optional<BigDecimal> ahead) {}

    /**
     * One fill, what its order was called, and which fill it answers.
     *
     * @param mirror empty for one that answers none
     */
    public record Filled(OrderFill fill, String label, Optional<Mirror> mirror) {
        public Filled(OrderFill fill, String label) {
            this(fill, label, Optional.empty());
        }
    }
}
