package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/** Name of one journal: {@code bot-<name>} or {@code account-<venue>}. Immutable. */
public record StreamName(String value) implements Comparable<StreamName> {
    private static final String BOT = "bot-";
    private static final Pattern VALID = Pattern.compile("(bot|account)-[a-z0-9-]{1,32}");

    public StreamName {
        requireNonNull(value, "value is null");
        if (!isValid(value)) {
            throw new IllegalArgumentException("stream '%s': must be bot-<name> or account-<venue>".formatted(value));
        }
    }

    public static StreamName bot(String name) {
        return new StreamName(BOT + name);
    }

    public static StreamName account(String venue) {
        return new StreamName("account-" + venue);
    }

    /** The bot's name when it is a bot's. */
    public Optional<String> bot() {
        return value.startsWith(BOT) ? Optional.of(value.substring(BOT.length())) : Optional.empty();
    }

    static boolean isValid(String value) {
        return VALID.matcher(value).matches();
    }

    @Override
    public int compareTo(StreamName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
