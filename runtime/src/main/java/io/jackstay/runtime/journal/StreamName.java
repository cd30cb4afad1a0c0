package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Name of one journal: {@code bot-<name>}, {@code account-<venue>}, a bot's tape as {@code tape-<name>}, or {@code process-risk}.
 * Immutable.
 */
public record StreamName(String value) implements Comparable<StreamName> {
    private static final String BOT = "bot-";
    private static final String ACCOUNT = "account-";
    private static final String TAPE = "tape-";
    private static final String PROCESS = "process-risk";
    private static final Pattern VALID = Pattern.compile("(bot|account|tape)-[a-z0-9-]{1,32}|process-risk");

    public StreamName {
        requireNonNull(value, "value is null");
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "stream '%s': must be bot-<name>, account-<venue>, tape-<name> or process-risk".formatted(value));
        }
    }

    public static StreamName bot(String name) {
        return new StreamName(BOT + name);
    }

    public static StreamName account(String venue) {
        return new StreamName(ACCOUNT + venue);
    }

    /** The tape of a bot. */
    public static StreamName tape(String bot) {
        return new StreamName(TAPE + bot);
    }

    /** That of the rules over the process. */
    public static StreamName process() {
        return new StreamName(PROCESS);
    }

    public boolean isProcess() {
        return value.equals(PROCESS);
    }

    public boolean isAccount() {
        return value.startsWith(ACCOUNT);
    }

    /** The login's name when it is a login's. */
    public Optional<String> account() {
        return isAccount() ? Optional.of(value.substring(ACCOUNT.length())) : Optional.empty();
    }

    /** The bot's name when it is a bot's tape. */
    public Optional<String> tape() {
        return value.startsWith(TAPE) ? Optional.of(value.substring(TAPE.length())) : Optional.empty();
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
