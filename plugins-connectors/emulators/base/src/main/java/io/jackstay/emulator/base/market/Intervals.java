package io.jackstay.emulator.base.market;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Lengths of candles by the words that venues have for them. Holds no state. */
public final class Intervals {
    private static final Map<Character, Duration> UNITS = Map.of(
            'm', Duration.ofMinutes(1),
            'h', Duration.ofHours(1),
            'd', Duration.ofDays(1),
            'w', Duration.ofDays(7),
            'M', Duration.ofDays(30));

    private Intervals() {}

    /** The length of {@code 15m}, {@code 4h}, {@code 1d}, {@code 1w} or {@code 1M}; empty for no such word. */
    public static Optional<Duration> find(String word) {
        if (!word.matches("1m|3m|5m|15m|30m|1h|2h|4h|8h|12h|1d|3d|1w|1M")) {
            return Optional.empty();
        }
        long count = Long.parseLong(word.substring(0, word.length() - 1));
        return Optional.ofNullable(UNITS.get(word.charAt(word.length() - 1))).map(unit -> unit.multipliedBy(count));
    }
}
