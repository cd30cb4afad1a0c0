package io.jackstay.runtime.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code web = off}, in full {@code web { enabled = false }}. Thread safe: pure functions. */
final class WebWord {
    private static final String WEB = "web";
    private static final String ENABLED = "enabled";
    private static final List<String> OFF = List.of("off", "false", "no");
    private static final List<String> ON = List.of("on", "true", "yes");

    private WebWord() {}

    /** The block {@code jackstay} with the word written out; any other text stays, and is a mistake. */
    static Node.Section inFull(Node.Section jackstay) {
        if (!(jackstay.keys().get(WEB) instanceof Node.Text word)
                || !OFF.contains(word.text()) && !ON.contains(word.text())) {
            return jackstay;
        }
        Node enabled = new Node.Text(word.where(), String.valueOf(ON.contains(word.text())), false);
        Map<String, Node> keys = new LinkedHashMap<>(jackstay.keys());
        keys.put(WEB, new Node.Section(word.where(), new LinkedHashMap<>(Map.of(ENABLED, enabled))));
        return new Node.Section(jackstay.where(), keys);
    }
}
