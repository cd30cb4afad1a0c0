package io.jackstay.runtime.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import java.util.Arrays;

/**
 * The values of one frame: numbers at the market's scales, times, words. Not thread safe: owned by the thread that
 * reads.
 *
 * <p>A number is a JSON string or a JSON number, as venues write both. All frames of a file are of one symbol, that
 * of the first frame that names one.
 */
final class FrameReader {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Location location;
    private final JsonText json;
    private final MarketNumbers numbers;
    private byte[] symbol = new byte[0];
    private int end;

    FrameReader(JsonText json, MarketInfo market, Location location) {
        this.json = requireNonNull(json, "json is null");
        this.location = requireNonNull(location, "location is null");
        this.numbers = new MarketNumbers(market, location);
    }

    JsonText json() {
        return json;
    }

    /** Where the value that was read last, and the white space behind it, ended. */
    int end() {
        return end;
    }

    long price(int at, FrameKey key) {
        int begin = begin(at);
        long price = numbers.price(json.bytes(), begin, json.to(), key.word());
        finish(at, begin, key);
        return price;
    }

    long size(int at, FrameKey key) {
        int begin = begin(at);
        long size = numbers.size(json.bytes(), begin, json.to(), key.word());
        finish(at, begin, key);
        return size;
    }

    long sizeOrZero(int at, FrameKey key) {
        int begin = begin(at);
        long size = numbers.sizeOrZero(json.bytes(), begin, json.to(), key.word());
        finish(at, begin, key);
        return size;
    }

    long integer(int at, FrameKey key) {
        int begin = begin(at);
        long value = numbers.integer(json.bytes(), begin, json.to(), key.word());
        finish(at, begin, key);
        return value;
    }

    /** A time in milliseconds, as nanoseconds. */
    long millis(int at, FrameKey key) {
        long millis = integer(at, key);
        if (millis > Long.MAX_VALUE / NANOS_PER_MILLI) {
            throw location.fault(
                    "%s = \"%d\": too large, expected Unix time in milliseconds".formatted(key.word(), millis));
        }
        return millis * NANOS_PER_MILLI;
    }

    /** Whether the value is this word; it has no character that JSON escapes. */
    boolean is(int at, String word) {
        byte[] bytes = json.bytes();
        int length = word.length();
        if (json.peek(at) != '"' || json.peek(at + 1 + length) != '"') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[at + 1 + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean isTrue(int at, FrameKey key) {
        int first = json.peek(at);
        if (first != 't' && first != 'f') {
            throw location.fault("%s = %s: expected true or false".formatted(key.word(), shown(at)));
        }
        return first == 't';
    }

    /** An id as text, without the quotes where it has some. */
    String id(int at, FrameKey key) {
        integer(at, key);
        int begin = begin(at);
        return new String(json.bytes(), begin, numbers.end() - begin, UTF_8);
    }

    /** Throws when the frame is of another symbol than those before it. */
    void requireSymbol(int at, FrameKey key) {
        int from = at + 1;
        int to = from;
        if (json.peek(at) != '"' || json.peek(from) == '"') {
            throw location.fault("%s = %s: expected a symbol".formatted(key.word(), shown(at)));
        }
        while (json.peek(to) != '"') {
            to++;
        }
        if (Arrays.equals(symbol, 0, symbol.length, json.bytes(), from, to)) {
            return;
        }
        if (symbol.length > 0) {
            throw location.fault("symbol %s, expected %s as in the frames before: a recording is of one market"
                    .formatted(shown(at), MarketNumbers.quote(symbol, 0, symbol.length)));
        }
        symbol = Arrays.copyOfRange(json.bytes(), from, to);
    }

    /** The value as it stands there, for a message. */
    String shown(int at) {
        int begin = begin(at);
        int stop = begin;
        while (json.peek(stop) >= 0 && ",\"]}".indexOf(json.peek(stop)) < 0) {
            stop++;
        }
        return MarketNumbers.quote(json.bytes(), begin, stop);
    }

    private int begin(int at) {
        return json.peek(at) == '"' ? at + 1 : at;
    }

    private void finish(int at, int begin, FrameKey key) {
        int behind = numbers.end();
        int next = json.peek(behind);
        boolean closed = begin > at ? next == '"' : next != '.' && next != 'e' && next != 'E';
        if (!closed) {
            throw numbers.notANumber(json.bytes(), begin, json.to(), key.word());
        }
        end = json.space(begin > at ? behind + 1 : behind);
    }
}
