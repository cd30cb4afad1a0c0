package io.jackstay.runtime.config;

import java.util.Map;
import java.util.StringJoiner;

/** Read configuration as a text that reads as the same again. Pure functions. */
final class NodeText {
    private NodeText() {}

    static String of(Node node) {
        if (node instanceof Node.Section section) {
            StringJoiner keys = new StringJoiner(", ", "{ ", " }");
            for (Map.Entry<String, Node> key : section.keys().entrySet()) {
                if (isSet(key.getValue())) {
                    keys.add(quoted(key.getKey()) + " = " + of(key.getValue()));
                }
            }
            return keys.toString();
        } else if (node instanceof Node.Items items) {
            StringJoiner members = new StringJoiner(", ", "[", "]");
            items.items().stream().filter(NodeText::isSet).forEach(item -> members.add(of(item)));
            return members.toString();
        }
        return node instanceof Node.Text text ? quoted(text.text()) : quoted("");
    }

    private static boolean isSet(Node node) {
        return !(node instanceof Node.Unset) && !(node instanceof Node.Broken);
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
