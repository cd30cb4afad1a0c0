package io.jackstay.emulator.base;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The nonces of each signer, which are times: so many of the highest are kept, and a new one must be above the least of them. Not thread
 * safe: confined to the driving thread.
 */
public final class NonceWindow {
    private final int kept;
    private final long past;
    private final long future;
    private final Map<String, TreeSet<Long>> bySigner = new TreeMap<>();

    /**
     * A window.
     *
     * @param past how old a nonce may be
     * @param future how far ahead one may be
     */
    public NonceWindow(int kept, Duration past, Duration future) {
        this.kept = kept;
        this.past = past.toMillis();
        this.future = future.toMillis();
    }

    /** What becomes of a nonce. Immutable. */
    public enum Kind {
        USED,
        DUPLICATE,
        TOO_LOW,
        TOO_HIGH
    }

    /** What has become of a nonce, and the bound that it must keep. Immutable. */
    public record Verdict(Kind kind, long bound) {}

    /** Uses a nonce up where that is possible. */
    public Verdict use(String signer, long nonce, long millis) {
        TreeSet<Long> seen = bySigner.computeIfAbsent(signer, any -> new TreeSet<>());
        long least = seen.size() < kept ? millis - past : Math.max(millis - past, seen.first());
        if (seen.contains(nonce)) {
            return new Verdict(Kind.DUPLICATE, nonce);
        } else if (nonce <= least) {
            return new Verdict(Kind.TOO_LOW, least);
        } else if (nonce >= millis + future) {
            return new Verdict(Kind.TOO_HIGH, millis + future);
        }
        seen.add(nonce);
        if (seen.size() > kept) {
            seen.pollFirst();
        }
        return new Verdict(Kind.USED, nonce);
    }
}
