package io.jackstay.runtime.data;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** The words of the venues' frames that are read; all others are passed over. Immutable. */
enum FrameKey {
    // Binance USD-M futures, the frame around an event and the depth snapshot of the REST call.
    STREAM("stream"),
    DATA("data"),
    RESULT("result"),
    LAST_UPDATE_ID("lastUpdateId"),
    BIDS("bids"),
    ASKS("asks"),
    // Binance USD-M futures: bookTicker, depthUpdate, trade.
    EVENT("e"),
    SYMBOL("s"),
    TRANSACTION_TIME("T"),
    BID("b"),
    BID_SIZE("B"),
    ASK("a"),
    ASK_SIZE("A"),
    FIRST_ID("U"),
    LAST_ID("u"),
    PREVIOUS_ID("pu"),
    TRADE_ID("t"),
    PRICE("p"),
    SIZE("q"),
    BUYER_IS_MAKER("m"),
    EXECUTION("X"),
    // Hyperliquid: l2Book, trades.
    CHANNEL("channel"),
    COIN("coin"),
    LEVELS("levels"),
    TIME("time"),
    LEVEL_PRICE("px"),
    LEVEL_SIZE("sz"),
    TAKER_SIDE("side"),
    VENUE_TRADE_ID("tid");

    private static final FrameKey[] ALL = values();
    private static final int[] ONE_LETTER = oneLetter();

    private final String word;
    private final byte[] bytes;

    FrameKey(String word) {
        this.word = word;
        this.bytes = word.getBytes(US_ASCII);
    }

    String word() {
        return word;
    }

    /** The ordinal of the key with these bytes, -1 when there is none. */
    static int find(byte[] line, int from, int to) {
        if (to - from == 1) {
            return line[from] < 0 ? -1 : ONE_LETTER[line[from]];
        }
        for (FrameKey key : ALL) {
            if (key.is(line, from, to)) {
                return key.ordinal();
            }
        }
        return -1;
    }

    private boolean is(byte[] line, int from, int to) {
        if (to - from != bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (line[from + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static int[] oneLetter() {
        int[] ordinals = new int[128];
        Arrays.fill(ordinals, -1);
        for (FrameKey key : ALL) {
            if (key.bytes.length == 1) {
                ordinals[key.bytes[0]] = key.ordinal();
            }
        }
        return ordinals;
    }
}
