package io.jackstay.runtime.web.entry;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.web.http.Role;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The browsers that are signed in. Not thread safe: confined to the thread {@code web}. They end with the process; nothing of them is stored.
 *
 * <p>Control that has not been used for 30 minutes falls back to looking; a session without use ends after 12 hours, as does any 12 hours
 * after it began. Bounded: the one unused for longest makes room for one more than 256.
 */
final class Sessions {
    static final Duration LIFE = Duration.ofHours(12);
    private static final Duration CONTROL_IDLE = Duration.ofMinutes(30);
    private static final int MOST = 256;

    private final Clock clock;
    /** By the hash of the id, in hexadecimal: a look at the memory does not give a session away. */
    private final Map<String, Session> byDigest = new LinkedHashMap<>();

    private long count;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /** Begins one; its id, which the browser alone knows from here on. */
    String begin(String name, Role role) {
        String id = Digest.secret();
        byDigest.put(key(id), new Session("s" + ++count, name, role, clock.nanoTime()));
        if (byDigest.size() > MOST) {
            byDigest.entrySet().stream()
                    .min((one, other) -> Long.compare(
                            one.getValue().usedNanos(), other.getValue().usedNanos()))
                    .map(Map.Entry::getKey)
                    .ifPresent(byDigest::remove);
        }
        return id;
    }

    /** The session of an id, if it goes on; does not count as use. */
    Optional<Session> find(String id) {
        expire();
        return Optional.ofNullable(byDigest.get(key(id)));
    }

    void end(String id) {
        byDigest.remove(key(id));
    }

    /** Whether the session of this number goes on. */
    Optional<Session> ofNumber(String number) {
        expire();
        return byDigest.values().stream()
                .filter(session -> session.number().equals(number))
                .findFirst();
    }

    long now() {
        return clock.nanoTime();
    }

    private void expire() {
        long now = clock.nanoTime();
        byDigest.values()
                .removeIf(session ->
                        now - session.beganNanos() >= LIFE.toNanos() || now - session.usedNanos() >= LIFE.toNanos());
        byDigest.values().stream()
                .filter(session -> now - session.usedNanos() >= CONTROL_IDLE.toNanos())
                .forEach(Session::lower);
    }

    private static String key(String id) {
        return Digest.hex(Digest.of(id));
    }
}
