package io.jackstay.runtime.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.runtime.error.JackstayException;
import java.math.BigDecimal;

/**
 * Reads the prices and sizes of one market from bytes, at its scales, and refuses what its rules do not have. Not
 * thread safe: owned by the thread that reads.
 *
 * <p>A price must be positive and on the price grid, a size positive (or zero where said) and a multiple of the lot.
 * Every refusal is a {@code DATA_INVALID} that names the field, what stands there and what is expected.
 */
final class MarketNumbers {
    private static final int QUOTED_LIMIT = 40;
    /** What ends a number in one of the formats. */
    private static final String ENDS = ",\"]}";

    private final Location location;
    private final DecimalReader decimals = new DecimalReader();
    private final PriceGrid grid;
    private final int priceScale;
    private final int sizeScale;
    private final long tick;
    private final long lot;

    MarketNumbers(MarketInfo market, Location location) {
        requireNonNull(market, "market is null");
        this.location = requireNonNull(location, "location is null");
        this.grid = market.priceGrid();
        this.priceScale = market.priceScale();
        this.sizeScale = market.sizeScale();
        this.tick = grid instanceof PriceGrid.Tick fixed ? unscaled(fixed.tick(), priceScale) : 0;
        this.lot = unscaled(market.lotSize(), sizeScale);
    }

    int priceScale() {
        return priceScale;
    }

    int sizeScale() {
        return sizeScale;
    }

    /** Whether this is a price that the market's rules have. */
    boolean isPrice(long price) {
        return price > 0 && (tick > 0 ? isMultiple(price, tick) : grid.contains(BigDecimal.valueOf(price, priceScale)));
    }

    /** Whether this is a size that the market's rules have. */
    boolean isSize(long size) {
        return size > 0 && isMultiple(size, lot);
    }

    /** Smallest size step, unscaled. */
    long lot() {
        return lot;
    }

    /** Index of the first byte behind the number that was read last. */
    int end() {
        return decimals.end();
    }

    long price(byte[] bytes, int from, int to, String field) {
        long price = decimals.read(bytes, from, to, priceScale);
        if (price <= 0) {
            throw refused(bytes, from, to, field, price, priceScale, gridWords());
        }
        if (tick > 0 ? !isMultiple(price, tick) : !grid.contains(BigDecimal.valueOf(price, priceScale))) {
            throw refused(bytes, from, to, field, DecimalReader.TOO_FINE, priceScale, gridWords());
        }
        return price;
    }

    long size(byte[] bytes, int from, int to, String field) {
        long size = sizeOrZero(bytes, from, to, field);
        if (size == 0) {
            throw refused(bytes, from, to, field, 0, sizeScale, lotWords());
        }
        return size;
    }

    long sizeOrZero(byte[] bytes, int from, int to, String field) {
        long size = decimals.read(bytes, from, to, sizeScale);
        if (size < 0) {
            throw refused(bytes, from, to, field, size, sizeScale, lotWords());
        }
        if (!isMultiple(size, lot)) {
            throw refused(bytes, from, to, field, DecimalReader.TOO_FINE, sizeScale, lotWords());
        }
        return size;
    }

    /** A candle's volume, zero or more, cut down to whole lots. */
    long volume(byte[] bytes, int from, int to, String field) {
        long volume = decimals.readCut(bytes, from, to, sizeScale);
        if (volume < 0) {
            throw refused(bytes, from, to, field, volume, sizeScale, lotWords());
        }
        return wholeLots(volume);
    }

    /** The largest multiple of the lot that is not larger. */
    long wholeLots(long volume) {
        return lot == 1 ? volume : volume - volume % lot;
    }

    /** Dividing a long takes as long as reading its digits; most steps are 1 at their scale, and most numbers fit an int. */
    private static boolean isMultiple(long value, long step) {
        if (step == 1) {
            return true;
        }
        return value <= Integer.MAX_VALUE && step <= Integer.MAX_VALUE
                ? (int) value % (int) step == 0
                : value % step == 0;
    }

    /** A positive whole number: a time or an id. */
    long integer(byte[] bytes, int from, int to, String field) {
        long value = decimals.readInteger(bytes, from, to);
        if (value <= 0) {
            throw refused(bytes, from, to, field, value, 0, "");
        }
        return value;
    }

    /** The error for a number that was followed by something that does not belong to it. */
    JackstayException notANumber(byte[] bytes, int from, int to, String field) {
        return refused(bytes, from, to, field, DecimalReader.MALFORMED, 0, "");
    }

    private JackstayException refused(
            byte[] bytes, int from, int to, String field, long problem, int scale, String allowed) {
        int end = from;
        while (end < to && ENDS.indexOf(bytes[end]) < 0) {
            end++;
        }
        String found = "%s = %s: ".formatted(field, quote(bytes, from, end));
        if (problem == 0) {
            return location.fault(found + "expected a number above zero");
        }
        if (problem == DecimalReader.TOO_FINE) {
            return location.fault(found + "expected " + allowed);
        }
        if (problem == DecimalReader.TOO_LARGE) {
            String most = BigDecimal.valueOf(Long.MAX_VALUE, scale).toPlainString();
            return location.fault(found + "too large, expected at most " + most);
        }
        return location.fault(found + "expected digits with at most one point, no sign and no exponent");
    }

    private String gridWords() {
        return grid instanceof PriceGrid.Tick fixed
                ? "a multiple of the tick " + fixed.tick().toPlainString()
                : "a price of the grid " + grid;
    }

    private String lotWords() {
        return "a multiple of the lot " + BigDecimal.valueOf(lot, sizeScale).toPlainString();
    }

    /** What stands in the file, cut to a length that fits a line, with every byte that is no printable ASCII as hex. */
    static String quote(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder().append('"');
        String raw = new String(bytes, from, Math.min(to - from, QUOTED_LIMIT), ISO_8859_1);
        for (int i = 0; i < raw.length(); i++) {
            char next = raw.charAt(i);
            if (next >= ' ' && next <= '~') {
                text.append(next);
            } else {
                text.append("\\x%02x".formatted((int) next));
            }
        }
        return text.append(to - from > QUOTED_LIMIT ? "...\"" : "\"").toString();
    }

    private static long unscaled(BigDecimal step, int scale) {
        return step.setScale(scale).unscaledValue().longValueExact();
    }
}
