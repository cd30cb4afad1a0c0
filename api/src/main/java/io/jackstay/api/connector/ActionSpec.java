package io.jackstay.api.connector;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Describes a named repair or look-up of a connector, such as {@code refresh-nonce}. Immutable. Made by connectors.
 *
 * @param name lower case words joined by hyphens, unique in the connector
 * @param summary what it does, in one line
 * @param repair whether it changes anything at the venue or in the connector; a look-up does not
 * @param arguments what it takes, in the order to ask for it, names unique
 */
public record ActionSpec(String name, String summary, boolean repair, List<Argument> arguments) {
    /**
     * Copies the arguments. Throws {@link IllegalArgumentException} for an ill-formed name, a blank summary or two
     * arguments of one name.
     */
    public ActionSpec {
        requireName(name);
        requireSummary(summary);
        arguments = List.copyOf(arguments);
        Set<String> names = new HashSet<>();
        for (Argument argument : arguments) {
            if (!names.add(argument.name())) {
                throw new IllegalArgumentException("action %s has two arguments %s".formatted(name, argument.name()));
            }
        }
    }

    /** An action that only reads. */
    public static ActionSpec lookUp(String name, String summary, Argument... arguments) {
        return new ActionSpec(name, summary, false, List.of(arguments));
    }

    /** An action that changes something. */
    public static ActionSpec repair(String name, String summary, Argument... arguments) {
        return new ActionSpec(name, summary, true, List.of(arguments));
    }

    /**
     * One argument of an action; its value is a text.
     *
     * @param name lower case words joined by hyphens
     * @param summary what it means, with unit and form
     * @param required whether the action can't run without it
     */
    public record Argument(String name, String summary, boolean required) {
        /** Throws {@link IllegalArgumentException} for an ill-formed name or a blank summary. */
        public Argument {
            requireName(name);
            requireSummary(summary);
        }
    }

    private static void requireName(String name) {
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "name \"%s\": must be lower case words joined by hyphens".formatted(name));
        }
    }

    private static void requireSummary(String summary) {
        requireNonNull(summary, "summary is null");
        if (summary.isBlank()) {
            throw new IllegalArgumentException("summary is empty");
        }
    }
}
