package io.jackstay.runtime.telegram;

import io.jackstay.runtime.notify.Escapes;
import io.jackstay.runtime.notify.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** Words for a chat: a title and lines, all of them foreign until escaped, in messages that are not too long. Not thread safe: used once. */
final class Page {
    /** Bot API, sendMessage: 4096 UTF-16 units after parsing; escapes count for less. */
    private static final int ROOM = 3_900;

    private static final int MOST_MESSAGES = 5;
    private static final int LONGEST_LINE = 1_000;

    private final String title;
    private final List<String> lines = new ArrayList<>();
    private final List<String> ending = new ArrayList<>();

    Page(String title) {
        this.title = title;
    }

    Page line(String text) {
        lines.add(cut(text));
        return this;
    }

    private static String cut(String text) {
        return VisibleText.cut(VisibleText.line(text), LONGEST_LINE);
    }

    /** What stands below all lines, in a message of its own where there are several, and is not left out with them. */
    Page ending(List<String> texts) {
        texts.forEach(text -> ending.add(cut(text)));
        return this;
    }

    Page lines(List<String> texts) {
        texts.forEach(this::line);
        return this;
    }

    /** As messages in HTML; what would take more than five is left out, and that is said. */
    List<String> html() {
        if (ending.isEmpty()) {
            return html(title, lines, MOST_MESSAGES);
        }
        List<String> all = new ArrayList<>(lines);
        all.addAll(ending);
        List<String> whole = html(title, all, MOST_MESSAGES);
        if (whole.size() == 1) {
            return whole;
        }
        List<String> apart = new ArrayList<>(html(title, lines, MOST_MESSAGES - 1));
        apart.addAll(html("", ending, 1));
        return apart;
    }

    private static List<String> html(String title, List<String> lines, int most) {
        List<String> messages = new ArrayList<>();
        StringBuilder message = new StringBuilder();
        String head = VisibleText.name(title);
        int length = 0;
        if (!head.isEmpty()) {
            message.append("<b>").append(Escapes.html(head)).append("</b>");
            length = head.length();
        }
        int shown = 0;
        for (String line : lines) {
            if (length + line.length() + 1 > ROOM) {
                if (messages.size() == most - 1) {
                    message.append("\n").append(lines.size() - shown).append(" more lines are left out");
                    break;
                }
                messages.add(message.toString());
                message = new StringBuilder();
                length = 0;
            }
            message.append(message.length() == 0 ? "" : "\n").append(Escapes.html(line));
            length += line.length() + 1;
            shown++;
        }
        messages.add(message.toString());
        return messages;
    }
}
