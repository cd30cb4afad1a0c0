package io.jackstay.testkit.prove;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A proof that is a command with {@code --json}, whose {@code violations} must be 0. Not thread safe: one use.
 *
 * @param enough whether it was as much as is claimed; asked when it ran whole
 * @param figure what of its last line goes into the table
 */
record CommandProof(
        Distribution distribution,
        String name,
        String promise,
        List<String> small,
        List<String> large,
        Predicate<Distribution.Ended> enough,
        Function<Distribution.Ended, String> figure)
        implements Proof {
    @Override
    public Finding run(boolean whole) throws IOException, InterruptedException {
        List<String> words = whole ? large : small;
        Distribution.Ended ended = distribution.run(words);
        boolean held = ended.code() == 0 && ended.number("violations") == 0;
        String said = figure.apply(ended);
        if (held && whole && !enough.test(ended)) {
            return new Finding(false, said + "; less than is claimed", command(words));
        }
        return new Finding(
                held,
                held ? said : "%s; exit code %d: %s".formatted(said, ended.code(), ended.lastError()),
                command(words));
    }

    private static String command(List<String> words) {
        return "./jackstay " + String.join(" ", words);
    }
}
