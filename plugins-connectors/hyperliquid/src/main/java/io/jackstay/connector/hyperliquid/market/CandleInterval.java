package io.jackstay.connector.hyperliquid.market;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The lengths of candles that the venue has, with its words for them. Immutable.
 *
 * <p>Months are left out: they have no fixed length.
 */
public record CandleInterval(Duration length, String word) {
    private static final List<CandleInterval> ALL = List.of(
            new CandleInterval(Duration.ofMinutes(1), "1m"),
            new CandleInterval(Duration.ofMinutes(3), "3m"),
            new CandleInterval(Duration.ofMinutes(5), "5m"),
            new CandleInterval(Duration.ofMinutes(15), "15m"),
            new CandleInterval(Duration.ofMinutes(30), "30m"),
            new CandleInterval(Duration.ofHours(1), "1h"),
            new CandleInterval(Duration.ofHours(2), "2h"),
            new CandleInterval(Duration.ofHours(4), "4h"),
            new CandleInterval(Duration.ofHours(8), "8h"),
            new CandleInterval(Duration.ofHours(12), "12h"),
            new CandleInterval(Duration.ofDays(1), "1d"),
            new CandleInterval(Duration.ofDays(3), "3d"),
            new CandleInterval(Duration.ofDays(7), "1w"));

    /** The one of a length. */
    public static Optional<CandleInterval> find(Duration length) {
        return ALL.stream().filter(each -> each.length.equals(length)).findFirst();
    }

    /** The one of a word. */
    public static Optional<CandleInterval> find(String word) {
        return ALL.stream().filter(each -> each.word.equals(word)).findFirst();
    }
}
