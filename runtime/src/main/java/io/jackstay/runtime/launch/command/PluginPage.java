package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.config.DescribedChoice;
import io.jackstay.runtime.config.DescribedKey;
import io.jackstay.runtime.config.DescribedSection;
import io.jackstay.runtime.launch.screen.Table;
import io.jackstay.runtime.plugin.PluginDescriptor;
import java.util.ArrayList;
import java.util.List;

/** What a plugin is and which keys it takes, for people. Immutable: pure functions. */
final class PluginPage {
    private PluginPage() {}

    static List<String> lines(PluginDescriptor plugin, DescribedSection section) {
        List<String> lines = new ArrayList<>();
        lines.add("%s (%s, api %s)".formatted(section.title(), plugin.jar(), plugin.api()));
        if (!section.doc().isEmpty()) {
            lines.add(section.doc());
        }
        lines.add("");
        if (section.keys().isEmpty()) {
            lines.add("no keys of its own");
        } else {
            Table table =
                    new Table().left("key").left("must be").left("default").left("meaning");
            rows(table, "", section.keys());
            lines.addAll(table.lines());
        }
        if (!plugin.findings().isEmpty()) {
            lines.add("");
            lines.add("its code reaches for:");
            plugin.findings().forEach(finding -> lines.add("  " + finding));
        }
        lines.add("");
        return lines;
    }

    private static void rows(Table table, String prefix, List<DescribedKey> keys) {
        for (DescribedKey key : keys) {
            String range = key.range().isEmpty() ? "" : ", " + key.range();
            table.row(prefix + key.name(), key.type() + range, standard(key), key.doc());
            rows(table, prefix + key.name() + ".", key.nested());
            for (DescribedChoice choice : key.choices()) {
                table.row(prefix + key.name() + ".type", choice.name(), "", choice.doc());
                rows(table, prefix + key.name() + ".", choice.keys());
            }
        }
    }

    private static String standard(DescribedKey key) {
        return key.required() ? "required" : key.defaultText().orElse("none");
    }
}
