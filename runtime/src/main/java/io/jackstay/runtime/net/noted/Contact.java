package io.jackstay.runtime.net.noted;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * What is known of one server. Immutable.
 *
 * @param address scheme, host and port, such as {@code wss://api.example.com}
 * @param reached whether a line to it was ever open
 * @param why how the last line was lost; empty when none was
 * @param aheadMillis how far its clock is ahead by the {@code Date} of its answers, which is whole seconds; empty without one
 */
public record Contact(String address, boolean reached, String why, OptionalLong aheadMillis) {
    public Contact {
        requireNonNull(address, "address is null");
        requireNonNull(why, "why is null");
        requireNonNull(aheadMillis, "aheadMillis is null");
    }

    static Contact tried(String address) {
        return new Contact(address, false, "", OptionalLong.empty());
    }

    Contact opened() {
        return new Contact(address, true, why, aheadMillis);
    }

    Contact lost(String how) {
        return new Contact(address, reached, how, aheadMillis);
    }

    /** An answer is older than its stamp says by as long as it was under way, so the largest says most. */
    Contact ahead(long millis) {
        return new Contact(address, reached, why, OptionalLong.of(Math.max(aheadMillis.orElse(millis), millis)));
    }
}
