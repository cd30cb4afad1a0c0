package io.jackstay.runtime.net.nonce;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.NonceStore;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.error.Occurrences;

/**
 * One sequence. Thread safe.
 *
 * <p>No number is given before a block that holds it is durable. The next block is reserved in the background when half of
 * one is used. A call waits for the disk only when it asks for a number beyond the block, as the first one of a process does
 * where numbers follow the time, and one after a long pause. A block then is a quarter of an hour, in whatever unit the
 * venue counts: after a crash numbers go on that far ahead of the time at most, for a while.
 */
final class NonceSequence implements NonceStore {
    private static final System.Logger LOG = System.getLogger(NonceSequence.class.getName());
    private static final long SMALLEST_BLOCK = 1L << 10;
    /** Of 1.7e9 seconds since 1970, this many binary digits less are 811 seconds. */
    private static final int DIGITS_TO_BLOCK = 21;

    private static final int TRIES_A_BLOCK = 16;

    private final String key;
    private final Reservation reservation;
    private final Object file = new Object();
    private long fileUpTo;
    private long fileResets;
    private long last;
    private long reserved;
    private long resets;
    private boolean underWay;
    private long nextTry;
    private long failures;

    /** @param given all up to this may have been given */
    NonceSequence(String key, long given, Reservation reservation) {
        this.key = requireNonNull(key, "key is null");
        this.reservation = requireNonNull(reservation, "reservation is null");
        this.fileUpTo = given;
        this.last = given;
        this.reserved = given;
    }

    @Override
    public synchronized long next(long floor) {
        long number = Math.max(Math.addExact(last, 1), floor);
        if (number > reserved) {
            reserve(number);
        }
        last = number;
        if (reserved - number < block(number) / 2 && number >= nextTry && !underWay && reserved < Long.MAX_VALUE) {
            underWay = true;
            long upTo = above(number);
            long reset = resets;
            reservation.later(() -> reserveAhead(upTo, reset));
        }
        return number;
    }

    private static long block(long number) {
        return Math.max(SMALLEST_BLOCK, number >>> DIGITS_TO_BLOCK);
    }

    private static long above(long number) {
        long block = block(number);
        return number > Long.MAX_VALUE - block ? Long.MAX_VALUE : number + block;
    }

    private void reserve(long number) {
        long upTo = above(number);
        try {
            synchronized (file) {
                reservation.store(upTo);
                fileUpTo = upTo;
                fileResets = resets;
            }
        } catch (JackstayException e) {
            throw new IllegalStateException(
                    "no nonces could be reserved for %s, so nothing may be signed: %s".formatted(key, e.getMessage()),
                    e);
        }
        reserved = upTo;
    }

    /** Whoever asks for a number meanwhile takes it from the block that is there, without waiting for this. */
    private void reserveAhead(long upTo, long reset) {
        boolean stored = false;
        try {
            synchronized (file) {
                if (reset == fileResets && upTo > fileUpTo) {
                    reservation.store(upTo);
                    fileUpTo = upTo;
                    stored = true;
                }
            }
        } catch (JackstayException e) {
            failedAhead(e);
        } finally {
            reservedAhead(stored, upTo, reset);
        }
    }

    /** A disk that fails is tried again when some more of the block has been used. */
    private synchronized void failedAhead(JackstayException e) {
        failures++;
        nextTry = last + block(last) / TRIES_A_BLOCK;
        if (Occurrences.isTold(failures)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "nonces not reserved ahead key=%s count=%d".formatted(key, failures),
                    e);
        }
    }

    private synchronized void reservedAhead(boolean stored, long upTo, long reset) {
        underWay = false;
        if (stored && reset == resets) {
            reserved = Math.max(reserved, upTo);
        }
    }

    @Override
    public synchronized long last() {
        return last;
    }

    @Override
    public synchronized void reset(long to, String why) {
        if (to < 0) {
            throw new IllegalArgumentException("last must not be negative, got " + to);
        }
        long before = last;
        LOG.log(System.Logger.Level.WARNING, () -> "nonces reset key=%s from=%d to=%d reason=\"%s\""
                .formatted(key, before, to, why));
        resets++;
        nextTry = 0;
        last = to;
        reserve(to);
    }
}
