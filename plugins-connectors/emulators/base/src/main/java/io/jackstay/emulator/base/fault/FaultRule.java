package io.jackstay.emulator.base.fault;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * One thing that goes wrong, and when. Immutable.
 *
 * @param kind what
 * @param on path of the requests or channel of the events that it is about; empty for all
 * @param contains what their text must contain; empty for any
 * @param from how long after the start it begins
 * @param until how long after the start it ends
 * @param every which of those that fit: each so many, the last of them
 * @param times how often at most
 * @param chance share of the rest that it happens to, 0 to 1
 * @param lasting how long a delay, a silence or a window lasts
 * @param status of a gateway's answer
 * @param body of a gateway's answer
 * @param code of a close frame
 * @param size octets of an oversized text
 */
public record FaultRule(
        FaultKind kind,
        String on,
        String contains,
        Duration from,
        Duration until,
        int every,
        int times,
        double chance,
        Duration lasting,
        int status,
        String body,
        int code,
        int size) {
    private static final Duration EVER = Duration.ofDays(36_500);

    public FaultRule {
        requireNonNull(kind, "kind is null");
        if (every < 1 || times < 0 || chance < 0 || chance > 1 || lasting.isNegative()) {
            throw new IllegalArgumentException(
                    "fault %s: every must be 1 or more, times 0 or more, chance 0 to 100 %%, lasting not negative"
                            .formatted(kind.word()));
        }
        if (code < 1000 || code > 4999 || size < 1 || size > 64 << 20 || status < 200 || status > 599) {
            throw new IllegalArgumentException(
                    "fault %s: code must be 1000 to 4999, size 1 to 64 MiB, status 200 to 599".formatted(kind.word()));
        }
    }

    /** Always, everywhere, with the values that a file may leave out. */
    public static FaultRule of(FaultKind kind) {
        return new FaultRule(
                kind,
                "",
                "",
                Duration.ZERO,
                EVER,
                1,
                Integer.MAX_VALUE,
                1,
                Duration.ofSeconds(1),
                500,
                "null",
                1011,
                1 << 20);
    }

    /** The same on one path or channel alone. */
    public FaultRule on(String place) {
        return new FaultRule(
                kind, place, contains, from, until, every, times, chance, lasting, status, body, code, size);
    }

    /** The same for texts that contain something. */
    public FaultRule containing(String text) {
        return new FaultRule(kind, on, text, from, until, every, times, chance, lasting, status, body, code, size);
    }

    /** The same, so often at most. */
    public FaultRule times(int most) {
        return new FaultRule(kind, on, contains, from, until, every, most, chance, lasting, status, body, code, size);
    }

    /** The same for a share of those that it is about. */
    public FaultRule chance(double share) {
        return new FaultRule(kind, on, contains, from, until, every, times, share, lasting, status, body, code, size);
    }

    /** The same with another answer of a gateway. */
    public FaultRule answering(int with, String words) {
        return new FaultRule(kind, on, contains, from, until, every, times, chance, lasting, with, words, code, size);
    }

    /** The same with another code of a close frame. */
    public FaultRule closing(int with) {
        return new FaultRule(kind, on, contains, from, until, every, times, chance, lasting, status, body, with, size);
    }

    /** The same with another length. */
    public FaultRule lasting(Duration length) {
        return new FaultRule(kind, on, contains, from, until, every, times, chance, length, status, body, code, size);
    }
}
