package io.jackstay.testkit.conformance.venue;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Quotes and trades of one market, as a case says, for whatever takes a feed. Not thread safe: owned by the case. */
public final class ScriptedFeed implements MarketFeed {
    private static final BigDecimal BID = new BigDecimal("990");
    private static final BigDecimal ASK = new BigDecimal("1010");
    private static final BigDecimal SIZE = BigDecimal.TEN;

    private Optional<MarketInfo> info = Optional.empty();
    private Optional<Listener> listener = Optional.empty();
    private BigDecimal bid = BID;
    private BigDecimal ask = ASK;
    private BigDecimal size = SIZE;

    /** Quoted around 1,000, to nobody yet. */
    public ScriptedFeed() {}

    @Override
    public void start(MarketInfo market, Listener to) {
        info = Optional.of(market);
        listener = Optional.of(to);
        tell();
    }

    /** This size rests at each of these prices from now on. */
    public void quote(BigDecimal newBid, BigDecimal newAsk, BigDecimal newSize) {
        bid = newBid;
        ask = newAsk;
        size = newSize;
        tell();
    }

    /** The quotes once more, as venues repeat their books. */
    public void tell() {
        listener.ifPresent(to -> to.top(price(bid), size(size), price(ask), size(size), 0));
    }

    /** A stranger trades, and the quotes are told again. */
    public void trade(Side taker, BigDecimal price, BigDecimal traded) {
        listener.ifPresent(to -> to.trade(price(price), size(traded), taker, "", 0));
        tell();
    }

    private long price(BigDecimal value) {
        return unscaled(value, info.orElseThrow().priceScale());
    }

    private long size(BigDecimal value) {
        return unscaled(value, info.orElseThrow().sizeScale());
    }

    private static long unscaled(BigDecimal value, int scale) {
        return value.setScale(scale, RoundingMode.DOWN).unscaledValue().longValueExact();
    }
}
