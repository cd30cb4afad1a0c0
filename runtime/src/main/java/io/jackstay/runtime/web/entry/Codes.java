package io.jackstay.runtime.web.entry;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.web.http.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Codes that are good for one sign-in within a minute, for an address that opens the page signed in. They stand behind the {@code #}, which
 * no browser sends: the page posts them. Not thread safe: confined to the thread {@code web}.
 */
final class Codes {
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final int MOST = 16;

    private final Clock clock;
    private final List<Code> codes = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // compared in constant time, and by nobody else
    private record Code(byte[] digest, Role role, long untilNanos) {}

    Codes(Clock clock) {
        this.clock = clock;
    }

    String make(Role role) {
        String code = Digest.secret();
        expire();
        if (codes.size() >= MOST) {
            codes.remove(0);
        }
        codes.add(new Code(Digest.of(code), role, clock.nanoTime() + LIFE.toNanos()));
        return code;
    }

    /** What it was good for, once. */
    Optional<Role> take(String text) {
        expire();
        byte[] digest = Digest.of(text);
        Optional<Code> found = Optional.empty();
        for (Code code : codes) {
            if (Digest.same(code.digest, digest)) {
                found = Optional.of(code);
            }
        }
        found.ifPresent(codes::remove);
        return found.map(Code::role);
    }

    private void expire() {
        long now = clock.nanoTime();
        codes.removeIf(code -> now >= code.untilNanos);
    }
}
