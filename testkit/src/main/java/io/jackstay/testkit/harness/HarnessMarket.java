package io.jackstay.testkit.harness;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * One market of a test: what happens in it. Not thread safe: owned by the test.
 *
 * <p>Prices are decimals in quote per base, sizes in base, given as texts so that they are exact: {@code "59999.9"}. Each call is
 * one event, stamped with the present time of the test, and returns when the bot has dealt with it. Without a running bot the
 * last quote waits for the next one. Errors: {@link IllegalArgumentException} for more decimals than the market has.
 */
public final class HarnessMarket {
    private final Bench bench;
    private final MarketId id;

    HarnessMarket(Bench bench, MarketId id) {
        this.bench = bench;
        this.id = id;
    }

    /** The rules of the market as they are now. */
    public MarketInfo info() {
        return bench.venue(id).info(id);
    }

    /** New best prices. */
    public HarnessMarket top(String bid, String bidSize, String ask, String askSize) {
        long bidUnits = priceUnits(bid);
        long bidSizeUnits = sizeUnits(bidSize);
        long askUnits = priceUnits(ask);
        long askSizeUnits = sizeUnits(askSize);
        long now = bench.nowNanos();
        return at(() -> bench.venue(id)
                .quote(id, Feed.TOP, to -> to.top(id, bidUnits, bidSizeUnits, askUnits, askSizeUnits, now)));
    }

    /** A whole book; each level reads {@code "BUY 1.5 @ 59999.9"}, bids {@code BUY}, asks {@code SELL}, in any order. */
    public HarnessMarket book(String... levels) {
        long now = bench.nowNanos();
        return at(() -> bench.venue(id).quote(id, Feed.BOOK, to -> {
            BookSink book = to.book(id).snapshot();
            for (String level : levels) {
                OrderText text = OrderText.parse(level);
                book.level(
                        text.side(),
                        units(text.price(), info().priceScale(), "price"),
                        units(text.size(), info().sizeScale(), "size"));
            }
            book.commit(now);
        }));
    }

    /** A public print; {@code takerSide} is that of the order that came last. */
    public HarnessMarket trade(Side takerSide, String size, String price) {
        long priceUnits = priceUnits(price);
        long sizeUnits = sizeUnits(size);
        long now = bench.nowNanos();
        return at(() -> bench.venue(id).publish(to -> to.trade(id, priceUnits, sizeUnits, takerSide, "", now)));
    }

    /** The venue's mark price; it may be off the price grid. */
    public HarnessMarket mark(String price) {
        MarkPrice mark = MarkPrice.of(Price.of(id, new BigDecimal(price)), bench.stamp());
        return at(() -> bench.venue(id).quote(id, Feed.MARK, to -> to.mark(mark)));
    }

    /** The funding rate of the coming interval, as a fraction: {@code "0.0001"} is 0.01 %. */
    public HarnessMarket funding(String rate, Duration interval, Instant next) {
        FundingRate told = new FundingRate(id, new BigDecimal(rate), interval, next, bench.stamp());
        return at(() -> bench.venue(id).quote(id, Feed.FUNDING, to -> to.funding(told)));
    }

    /** A candle that has closed at the present time; prices and volume as for a print. */
    public HarnessMarket candle(Duration interval, String open, String high, String low, String close, String volume) {
        MarketInfo info = info();
        Candle candle = new Candle(
                id,
                interval,
                Instant.ofEpochSecond(0, bench.nowNanos()).minus(interval),
                info.price(priceUnits(open)),
                info.price(priceUnits(high)),
                info.price(priceUnits(low)),
                info.price(priceUnits(close)),
                info.size(sizeUnits(volume)),
                true);
        return at(() -> bench.venue(id).publish(to -> to.candle(candle)));
    }

    /** New rules of this market; build them from {@link #info()}, with the next revision. */
    public HarnessMarket changed(MarketInfo now) {
        if (!now.id().equals(id)) {
            throw new IllegalArgumentException("rules of %s given to %s".formatted(now.id(), id));
        }
        return at(() -> bench.venue(id).listAgain(now));
    }

    /** The venue's position of the login, signed, base; the same as the bot's unless a fill has not reached it. */
    public BigDecimal position() {
        return bench.venue(id).position(id).size().toBigDecimal();
    }

    private HarnessMarket at(Runnable news) {
        bench.at(id, news);
        return this;
    }

    private long priceUnits(String price) {
        return units(new BigDecimal(price), info().priceScale(), "price");
    }

    private long sizeUnits(String size) {
        return units(new BigDecimal(size), info().sizeScale(), "size");
    }

    private long units(BigDecimal number, int scale, String what) {
        requireNonNull(number, "number is null");
        if (number.stripTrailingZeros().scale() > scale) {
            throw new IllegalArgumentException(
                    "%s %s of %s: at most %d decimals".formatted(what, number.toPlainString(), id, scale));
        }
        return number.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    }
}
