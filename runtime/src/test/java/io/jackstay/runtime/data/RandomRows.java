package io.jackstay.runtime.data;

import java.math.BigDecimal;
import java.util.SplittableRandom;

/** Seeded CSV files with every width of number, gaps in time, and equal times where they are allowed. */
final class RandomRows {
    private static final long START_SECONDS = 1_600_000_000;

    private RandomRows() {}

    static String csv(RowKind kind, int rows, SplittableRandom random) {
        StringBuilder text = new StringBuilder(
                switch (kind) {
                    case QUOTES -> CsvQuotes.HEADER;
                    case TRADES -> CsvTrades.HEADER;
                    case CANDLES -> CsvCandles.HEADER;
                });
        text.append('\n');
        long time = START_SECONDS * (kind == RowKind.CANDLES ? 1 : 1_000_000_000L);
        long price = 1 + random.nextLong(10_000_000_000L);
        for (int row = 0; row < rows; row++) {
            price = Math.max(1, price + random.nextLong(-2_000, 2_001));
            if (random.nextInt(500) == 0) {
                price = 1 + random.nextLong(10_000_000_000L);
            }
            time += kind == RowKind.CANDLES ? 1 + random.nextLong(100) : random.nextLong(1L << random.nextInt(1, 40));
            text.append(time);
            switch (kind) {
                case QUOTES -> quote(text, price, random);
                case TRADES -> trade(text, price, random);
                case CANDLES -> candle(text, price, random);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void quote(StringBuilder text, long bid, SplittableRandom random) {
        price(text, bid);
        size(text, random);
        price(text, bid + random.nextLong(3));
        size(text, random);
    }

    private static void trade(StringBuilder text, long price, SplittableRandom random) {
        price(text, price);
        size(text, random);
        text.append(random.nextBoolean() ? ",buy" : ",s");
    }

    private static void candle(StringBuilder text, long open, SplittableRandom random) {
        long close = open + random.nextLong(50);
        price(text, open);
        price(text, close + random.nextLong(50));
        price(text, Math.max(1, open - random.nextLong(50)));
        price(text, close);
        size(text, random);
    }

    private static void price(StringBuilder text, long unscaled) {
        text.append(',').append(BigDecimal.valueOf(unscaled, 2).toPlainString());
    }

    private static void size(StringBuilder text, SplittableRandom random) {
        long unscaled = 1 + random.nextLong(1L << random.nextInt(1, 50));
        text.append(',').append(BigDecimal.valueOf(unscaled, 5).toPlainString());
    }
}
