package io.jackstay.runtime.launch;

import java.util.ArrayList;
import java.util.List;

/** The order of the words on the command line. Immutable: pure functions. */
final class Arguments {
    static final String DEBUG = "--debug";
    static final String JSON = "--json";

    private Arguments() {}

    /** {@code --debug} may stand before the command; behind it, it means the same and the command comes first. */
    static String[] withCommandFirst(String[] arguments) {
        if (arguments.length < 2 || !arguments[0].equals(DEBUG)) {
            return arguments.clone();
        }
        List<String> words = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        if (words.get(0).startsWith("-")) {
            return arguments.clone();
        }
        words.add(1, DEBUG);
        return words.toArray(String[]::new);
    }
}
