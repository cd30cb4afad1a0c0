package io.jackstay.runtime.data;

import io.jackstay.api.market.Side;
import io.jackstay.runtime.error.JackstayException;

/**
 * The fields of the current line of a CSV file, read from left to right in one pass. Not thread safe: owned by the
 * thread that reads.
 *
 * <p>Fields are separated by a comma alone: no quotes, no blanks. Each row has exactly the fields of the header and
 * ends with a line feed, the last one too.
 */
final class CsvRow {
    private final LineReader lines;
    private final MarketNumbers numbers;
    private final String header;
    private byte[] bytes;
    private int at;
    private int end;
    private long rows;

    CsvRow(LineReader lines, MarketNumbers numbers, String header) {
        this.lines = lines;
        this.numbers = numbers;
        this.header = header;
        this.bytes = lines.bytes();
    }

    /** Goes to the next row; false at the end of the file, which must have had one row at least. */
    boolean next() {
        if (!lines.next()) {
            if (rows == 0) {
                throw lines.fault("no row behind the header, expected at least one of " + header);
            }
            return false;
        }
        lines.requireTerminated();
        bytes = lines.bytes();
        at = lines.start();
        end = lines.end();
        rows++;
        return true;
    }

    /** A row was taken by {@link QuickRow}. */
    void passed() {
        rows++;
    }

    /** Rows read so far. */
    long rows() {
        return rows;
    }

    long integer(String field) {
        requireField();
        long value = numbers.integer(bytes, at, end, field);
        passNumber(field);
        return value;
    }

    long price(String field) {
        requireField();
        long price = numbers.price(bytes, at, end, field);
        passNumber(field);
        return price;
    }

    long size(String field) {
        requireField();
        long size = numbers.size(bytes, at, end, field);
        passNumber(field);
        return size;
    }

    long volume(String field) {
        requireField();
        long volume = numbers.volume(bytes, at, end, field);
        passNumber(field);
        return volume;
    }

    /** The taker's side: {@code buy}, {@code sell}, {@code b} or {@code s} in any case. */
    Side side(String field) {
        requireField();
        int from = at;
        while (at < end && bytes[at] != ',') {
            at++;
        }
        Side side;
        if (isWord(from, "buy") || isWord(from, "b")) {
            side = Side.BUY;
        } else if (isWord(from, "sell") || isWord(from, "s")) {
            side = Side.SELL;
        } else {
            throw lines.fault(
                    "%s = %s: expected buy, sell, b or s".formatted(field, MarketNumbers.quote(bytes, from, at)));
        }
        passComma();
        return side;
    }

    /** Throws unless every field of the line has been read. */
    void requireEnd() {
        if (at != end + 1) {
            throw wrongFields();
        }
    }

    private boolean isWord(int from, String word) {
        if (at - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((bytes[from + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void requireField() {
        if (at >= end && (at > end || fields() != columns())) {
            throw wrongFields();
        }
    }

    private void passNumber(String field) {
        int behind = numbers.end();
        if (behind < end && bytes[behind] != ',') {
            throw numbers.notANumber(bytes, at, end, field);
        }
        at = behind;
        passComma();
    }

    /** Behind the last field stands one index past the end of the line, as if a comma closed it. */
    private void passComma() {
        at++;
    }

    private JackstayException wrongFields() {
        return lines.fault("%d fields, expected the %d of %s".formatted(fields(), columns(), header));
    }

    private int columns() {
        return (int) header.chars().filter(next -> next == ',').count() + 1;
    }

    private int fields() {
        int count = 1;
        for (int i = lines.start(); i < end; i++) {
            count += bytes[i] == ',' ? 1 : 0;
        }
        return count;
    }
}
