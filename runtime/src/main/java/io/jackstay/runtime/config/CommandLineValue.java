package io.jackstay.runtime.config;

import java.util.ArrayList;
import java.util.List;

/**
 * One {@code --set path=value}. Immutable.
 *
 * @param keys the path, split
 * @param value as it was typed
 */
record CommandLineValue(List<String> keys, String value) {
    CommandLineValue {
        keys = List.copyOf(keys);
    }

    /** Reads all of them; what is no {@code path=value} is reported and left out. */
    static List<CommandLineValue> parse(List<String> texts, Problems problems) {
        List<CommandLineValue> overrides = new ArrayList<>();
        for (String text : texts) {
            int equals = separator(text);
            List<String> keys = equals < 0 ? List.of() : HoconTree.splitPath(text.substring(0, equals));
            if (equals < 0 || keys.stream().anyMatch(String::isBlank)) {
                String shown = equals < 0 ? text : text.substring(0, equals);
                problems.error(
                        Where.OVERRIDE, shown, "", "must be path=value, such as bots.btc.strategy.levels=10", "", "");
            } else if (keys.size() > OutlineScanner.DEEPEST) {
                problems.error(Where.OVERRIDE, "", "", "path is nested too deeply", "", "");
            } else {
                overrides.add(
                        new CommandLineValue(keys, text.substring(equals + 1).strip()));
            }
        }
        return overrides;
    }

    private static int separator(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '=' && !quoted) {
                return i;
            }
        }
        return -1;
    }
}
