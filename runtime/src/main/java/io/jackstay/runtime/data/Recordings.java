package io.jackstay.runtime.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import java.nio.file.Path;

/**
 * Opens market data files. Thread safe; what it opens is not.
 *
 * <p>The format is told from the content, never from the name: gzip by its first two bytes, then
 *
 * <ul>
 *   <li>a digit: raw frames, {@code <receive time in ns> <JSON>} a line, of Binance USD-M futures or Hyperliquid;
 *   <li>a bracket or white space: candles as JSON, {@code {"candles":[...]}};
 *   <li>else the header of a CSV file: {@code ts_ns,bid,bid_size,ask,ask_size}, {@code ts_ns,price,size,side} or {@code
 *       start,open,high,low,close,volume}.
 * </ul>
 */
public final class Recordings {
    private Recordings() {}

    /**
     * Opens a file for one market, at whose scales its numbers are read.
     *
     * <p>Errors: {@code JackstayException} with {@code DATA_INVALID} when there is no such file, it is a directory,
     * it is empty, or its first bytes are of no known format. The caller closes the recording.
     */
    public static Recording open(Path path, MarketInfo market) {
        return open(path, market, (kind, rows) -> rows);
    }

    /** Told of the rows of a recording that consists of them, before it is made; gives those it is made of. */
    @FunctionalInterface
    interface Keeper {
        RowSource keep(RowKind kind, RowSource rows);
    }

    static Recording open(Path path, MarketInfo market, Keeper keeper) {
        requireNonNull(market, "market is null");
        DataFile file = DataFile.open(path);
        try {
            return open(file, market, keeper);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static Recording open(DataFile file, MarketInfo market, Keeper keeper) {
        int first = file.byteAhead(0);
        if (first < 0) {
            throw file.fault(1, "empty file, expected market data");
        }
        if (first == '{' || first == '[' || Character.isWhitespace(first)) {
            return kept(RowKind.CANDLES, new CandlesAsRows(new JsonCandles(file, market)), market, keeper);
        }
        LineReader lines = new LineReader(file);
        if (first >= '0' && first <= '9') {
            return new FrameRecording(lines, market);
        }
        lines.next();
        int length = lines.end() - lines.start();
        String header = new String(lines.bytes(), lines.start(), Math.min(length, 100), ISO_8859_1);
        return switch (header) {
            case CsvQuotes.HEADER -> kept(RowKind.QUOTES, new CsvQuotes(lines, market), market, keeper);
            case CsvTrades.HEADER -> kept(RowKind.TRADES, new CsvTrades(lines, market), market, keeper);
            case CsvCandles.HEADER ->
                kept(RowKind.CANDLES, new CandlesAsRows(new CsvCandles(lines, market)), market, keeper);
            default ->
                throw lines.fault("begins with %s, expected the header %s, %s or %s, or frames, or JSON candles"
                        .formatted(
                                MarketNumbers.quote(lines.bytes(), lines.start(), lines.end()),
                                CsvQuotes.HEADER,
                                CsvTrades.HEADER,
                                CsvCandles.HEADER));
        };
    }

    private static Recording kept(RowKind kind, RowSource rows, MarketInfo market, Keeper keeper) {
        return kind.recording(keeper.keep(kind, rows), market);
    }
}
