package io.jackstay.runtime.state;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * The highest equity, the largest fall from one so far, and what open positions were valued at: what a later process must know to go on
 * from there. Immutable.
 */
public record SeenEquity(Money peak, Money maxDrawdown, List<Mark> marks) {
    public SeenEquity {
        marks = List.copyOf(marks);
    }

    /** What a position in a market was valued at, quote per base. */
    public record Mark(MarketId market, BigDecimal price) {}
}
