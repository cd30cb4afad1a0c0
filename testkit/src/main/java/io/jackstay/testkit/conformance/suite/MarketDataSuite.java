package io.jackstay.testkit.conformance.suite;

import io.jackstay.api.connector.CandleQuery;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.RejectReason;
import io.jackstay.testkit.conformance.stand.Asked;
import io.jackstay.testkit.conformance.stand.Heard;
import io.jackstay.testkit.conformance.stand.Stand;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The feeds, as they are and after something of them was lost. Stateless. */
public final class MarketDataSuite {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final int CANDLES = 3;
    private static final List<Capability> PRICES = List.of(Capability.TOP, Capability.BOOK);
    private static final List<Capability> FEEDS = List.of(Capability.TOP, Capability.BOOK, Capability.TRADES);

    private MarketDataSuite() {}

    /** Its cases. */
    public static Suite suite() {
        return new Suite(
                "market data",
                List.of(
                        Case.of("the best prices are those of the venue", Capability.TOP, MarketDataSuite::showsTop),
                        Case.of("the book is that of the venue", Capability.BOOK, MarketDataSuite::showsBook),
                        Case.of(
                                "a print has price, size and taker of the venue",
                                Capability.TRADES,
                                MarketDataSuite::prints),
                        Case.of("a mark price is told", Capability.MARK, MarketDataSuite::marks),
                        Case.of("a funding rate is told", Capability.FUNDING, MarketDataSuite::funds)
                                .inContracts(),
                        Case.of("closed candles are told when asked for", Capability.CANDLES, MarketDataSuite::candles),
                        Case.without(Capability.CANDLES, MarketDataSuite::refusesCandles),
                        Case.of("what is no longer wanted is left", FEEDS, MarketDataSuite::leavesFeeds),
                        after("after a message was lost the prices are right again", "drop"),
                        after("after a message was told twice the prices are right", "repeat"),
                        after("after a malformed message the prices are right again", "garble")));
    }

    private static Case after(String name, String fault) {
        return Case.of(name, PRICES, stand -> after(stand, fault)).onStream();
    }

    private static void showsTop(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        stand.subscribe(Feed.TOP);
        Feeds.requireTop(stand, "1");
        quotes.quote(new BigDecimal("1.01"));
        Feeds.requireTop(stand, "1.01");
        Heard.Top top = stand.heard().tops().get(stand.heard().tops().size() - 1);
        BigDecimal size = Size.of(
                        stand.market().id(), top.bidSize(), stand.market().sizeScale())
                .toBigDecimal();
        Check.same("the size at the best bid", size, quotes.many());
    }

    private static void showsBook(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        stand.subscribe(Feed.BOOK);
        Feeds.requireBook(stand, "1");
        quotes.quote(new BigDecimal("1.01"));
        Feeds.requireBook(stand, "1.01");
        MarketId id = stand.market().id();
        long unscaled = stand.heard().bestSize(id, Side.SELL);
        Check.same(
                "the size at the best ask",
                Size.of(id, unscaled, stand.market().sizeScale()).toBigDecimal(),
                quotes.many());
    }

    private static void prints(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        stand.subscribe(Feed.TRADES);
        int before = stand.heard().prints().size();
        quotes.sellInto(3);
        stand.until(MINUTE, () -> stand.heard().prints().size() > before);
        Check.that(
                stand.heard().prints().size() == before + 1,
                "one trade at the venue, %d were told",
                stand.heard().prints().size() - before);
        Heard.Print print = stand.heard().prints().get(before);
        Check.that(
                print.price() == quotes.inside().unscaledValue()
                        && print.size() == quotes.units(3).unscaledValue()
                        && print.takerSide() == Side.SELL,
                "a stranger sold %s at %s, told was %s",
                quotes.units(3),
                quotes.inside(),
                print);
    }

    private static void marks(Stand stand) {
        stand.start();
        Quotes.around(stand);
        stand.subscribe(Feed.MARK);
        Quotes.of(stand).quote(new BigDecimal("1.01"));
        Check.that(stand.until(MINUTE, () -> !stand.heard().marks().isEmpty()), "no mark price within %s", MINUTE);
    }

    private static void funds(Stand stand) {
        stand.start();
        Quotes.around(stand);
        stand.subscribe(Feed.FUNDING);
        Check.that(
                stand.until(TWO_HOURS, () -> !stand.heard().rates().isEmpty()), "no funding rate within %s", TWO_HOURS);
    }

    private static void candles(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        for (int i = 0; i <= CANDLES; i++) {
            quotes.sellInto(1);
            stand.pass(MINUTE);
        }
        Instant now = stand.now();
        List<Candle> told = askCandles(stand).value();
        Check.that(!told.isEmpty() && told.size() <= CANDLES, "%d candles were asked for, told were %s", CANDLES, told);
        Instant last = Instant.EPOCH;
        for (Candle candle : told) {
            Check.that(candle.closed(), "a candle that has not closed: %s", candle);
            Check.that(candle.start().isAfter(last), "candles out of their order: %s", told);
            Check.that(!candle.start().plus(MINUTE).isAfter(now), "a candle closes after %s: %s", now, candle);
            last = candle.start();
        }
    }

    private static Asked<List<Candle>> askCandles(Stand stand) {
        CandleQuery query = new CandleQuery(stand.market().id(), MINUTE, CANDLES, stand.now());
        return stand.ask("candles", (connector, reply) -> connector.candles(query, reply));
    }

    private static void refusesCandles(Stand stand) {
        stand.start();
        askCandles(stand).requireRefused(RejectReason.UNSUPPORTED);
    }

    private static void leavesFeeds(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        Feeds.want(stand);
        Feeds.requireSeen(stand, "1.01");
        stand.subscribe();
        int told = told(stand);
        quotes.quote(new BigDecimal("1.02"));
        quotes.sellInto(1);
        stand.pass(MINUTE);
        Check.that(told(stand) == told, "%d messages of feeds that nobody wants", told(stand) - told);
    }

    private static int told(Stand stand) {
        return stand.heard().tops().size()
                + stand.heard().prints().size()
                + stand.heard().commits(stand.market().id());
    }

    private static void after(Stand stand, String fault) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        Feeds.want(stand);
        Feeds.requireSeen(stand, "1.01");
        stand.faults("ws * 1 " + fault);
        quotes.quote(new BigDecimal("1.005"));
        quotes.sellInto(1);
        stand.pass(Duration.ofSeconds(10));
        stand.faults();
        Feeds.requireSeen(stand, "1.02");
        Feeds.requireSeen(stand, "0.99");
    }
}
