package io.jackstay.runtime.config;

import java.util.List;

/**
 * Writes the configuration reference, {@code docs/configuration.md}, from described sections. Thread safe: pure
 * functions.
 */
public final class ConfigurationReference {
    private static final String HEAD = """
            # Configuration

            This page is generated from the annotations on the configuration records, by which a file is also checked.

            A file is HOCON. `jackstay check FILE` lists all mistakes at once; an unknown key is a mistake.

            - Durations carry a unit (`5s`, `100ms`), shares a percent sign (`0.1%`), amounts their asset (`10000 USDC`).
            - A text with a colon stands in quotes: `"sim:BTC-USDC-PERP"`.
            - `${NAME}` takes a key of the file or an environment variable; `${?NAME}` does too, and leaves the key out
              when there is none.
            - `include "other.conf"` is relative to the file that says it; all other file names are relative to the
              working directory.
            - `--set path=value` overrides any key.
            """;

    private ConfigurationReference() {}

    /**
     * The sections of the file itself, before any plugin: {@code connectors.NAME}, {@code bots.NAME}, {@code
     * jackstay}.
     */
    public static List<DescribedSection> fileSections() {
        return List.of(
                ConfigDescriber.describe("connectors.NAME", "", FileKeys.Connector.class),
                ConfigDescriber.describe("bots.NAME", "", FileKeys.Bot.class),
                ConfigDescriber.describe(FileKeys.JACKSTAY, "", FileKeys.Jackstay.class));
    }

    /** The page: the file's own sections, then {@code plugins} in the order given. Ends with a line break. */
    public static String markdown(List<DescribedSection> plugins) {
        StringBuilder page = new StringBuilder(HEAD);
        fileSections().forEach(section -> section(page, section));
        plugins.forEach(section -> section(page, section));
        return page.toString();
    }

    private static void section(StringBuilder page, DescribedSection section) {
        page.append("\n## ").append(section.title()).append('\n');
        if (!section.doc().isEmpty()) {
            page.append('\n').append(plain(section.doc())).append('\n');
        }
        if (section.keys().isEmpty()) {
            page.append("\nNo keys of its own.\n");
            return;
        }
        page.append("\n| key | must be | default | meaning |\n| --- | --- | --- | --- |\n");
        rows(page, "", section.keys());
    }

    private static void rows(StringBuilder page, String prefix, List<DescribedKey> keys) {
        for (DescribedKey key : keys) {
            String name = prefix + key.name();
            row(page, name, type(key), standard(key), key.doc());
            rows(page, name + ".", key.nested());
            for (DescribedChoice choice : key.choices()) {
                String type = name + ".type";
                row(page, type, "`" + choice.name() + "`", "", choice.doc());
                rows(page, name + "(" + choice.name() + ").", choice.keys());
            }
        }
    }

    private static void row(StringBuilder page, String name, String type, String standard, String doc) {
        page.append("| `%s` | %s | %s | %s |\n".formatted(name, type, standard, plain(doc)));
    }

    private static String type(DescribedKey key) {
        return plain(key.type()) + (key.range().isEmpty() ? "" : ", " + plain(key.range()));
    }

    private static String standard(DescribedKey key) {
        return key.required()
                ? "required"
                : key.defaultText()
                        .map(text -> text.isEmpty() ? "empty" : "`" + text + "`")
                        .orElse("none");
    }

    private static String plain(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
