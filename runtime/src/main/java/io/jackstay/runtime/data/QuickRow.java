package io.jackstay.runtime.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Takes a row of plain numbers of the usual lengths straight out of the buffer, without looking for the end of its line first. Not
 * thread safe: owned by the thread that reads.
 *
 * <p>It says yes to a row or leaves it alone: whatever is unusual, be it longer, ends with a carriage return, stands at the end of
 * the buffer or is wrong, is {@link CsvRow}'s, and so are all the words about it. Usual is a whole number of 8 to 19 digits, and a
 * decimal of up to 15 digits whose point, if it has one, is among its first eight bytes.
 */
final class QuickRow {
    /** Not one of the usual numbers. */
    static final long UNUSUAL = -1;

    /** No row of usual numbers is longer, with the words that are read behind it. */
    private static final int LONGEST = 256;
    /** With at most seven digits before the point, a larger scale might overflow. */
    private static final int MOST_SCALE = 11;

    private static final int WORD = Long.BYTES;
    private static final long POINT = '.' ^ '0';
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final LineReader lines;
    private final MarketNumbers numbers;
    private final boolean usable;
    private byte[] bytes;
    private int at;

    QuickRow(LineReader lines, MarketNumbers numbers) {
        this.lines = lines;
        this.numbers = numbers;
        this.usable = Math.max(numbers.priceScale(), numbers.sizeScale()) <= MOST_SCALE;
        this.bytes = lines.bytes();
    }

    /** Goes to the next row; false when it has to be read in the other way. */
    boolean begin() {
        if (!usable || !lines.hasAhead(LONGEST)) {
            return false;
        }
        bytes = lines.bytes();
        at = lines.ahead();
        return true;
    }

    /** The row was taken; its last number was followed by a line feed. */
    void end() {
        lines.pass(at - 1);
    }

    /** A positive whole number and the comma behind it, or {@link #UNUSUAL}. */
    long integer() {
        long first = word(at);
        long second = word(at + WORD);
        if (DecimalReader.others(first) != 0) {
            return UNUSUAL;
        }
        int count = DecimalReader.digitsAhead(second);
        long value = DecimalReader.number(first) * DecimalReader.powerOfTen(count) + leading(second, count);
        int end = at + WORD + count;
        if (count == WORD) {
            int rest = DecimalReader.digitsAhead(word(end));
            if (rest > 3) {
                return UNUSUAL;
            }
            value = value * DecimalReader.powerOfTen(rest) + leading(word(end), rest);
            end += rest;
        }
        at = end + 1;
        return bytes[end] == ',' && value > 0 ? value : UNUSUAL;
    }

    /** A price of the market and the byte behind it, or {@link #UNUSUAL}. */
    long price(byte behind) {
        long price = decimal(numbers.priceScale(), behind);
        return numbers.isPrice(price) ? price : UNUSUAL;
    }

    /** A size of the market, not zero, and the byte behind it, or {@link #UNUSUAL}. */
    long size(byte behind) {
        long size = decimal(numbers.sizeScale(), behind);
        return numbers.isSize(size) ? size : UNUSUAL;
    }

    /** A volume, cut down to whole lots, and the byte behind it, or {@link #UNUSUAL}. */
    long volume(byte behind) {
        long volume = decimal(numbers.sizeScale(), behind);
        return volume < 0 ? UNUSUAL : numbers.wholeLots(volume);
    }

    /** The point is pressed out of the word, so that one conversion does for the digits on both sides of it. */
    private long decimal(int scale, byte behind) {
        long word = word(at);
        long others = DecimalReader.others(word);
        int before = Long.numberOfTrailingZeros(others) >>> 3;
        if (before == 0 || before == WORD) {
            return UNUSUAL;
        }
        int shift = before * Byte.SIZE;
        if ((word >>> shift & 0xff) != POINT) {
            at += before + 1;
            return bytes[at - 1] == behind ? leading(word, before) * DecimalReader.powerOfTen(scale) : UNUSUAL;
        }
        int after = (Long.numberOfTrailingZeros(others & (others - 1)) >>> 3) - before - 1;
        long pressed = word & ~(-1L << shift) | word >>> Byte.SIZE & -1L << shift;
        long value = leading(pressed, before + after);
        int end = at + before + 1 + after;
        if (end == at + WORD && bytes[end] != behind) {
            long more = word(end);
            int count = DecimalReader.digitsAhead(more);
            value = value * DecimalReader.powerOfTen(count) + leading(more, count);
            after += count;
            end += count;
        }
        at = end + 1;
        return after > 0 && after <= scale && bytes[end] == behind
                ? value * DecimalReader.powerOfTen(scale - after)
                : UNUSUAL;
    }

    /** The number that the first digits of a word make; 0 for none of them. */
    private static long leading(long word, int count) {
        return count == 0 ? 0 : DecimalReader.number(word << (WORD - count) * Byte.SIZE);
    }

    private long word(int from) {
        return (long) WORDS.get(bytes, from) ^ DecimalReader.ZEROS;
    }
}
