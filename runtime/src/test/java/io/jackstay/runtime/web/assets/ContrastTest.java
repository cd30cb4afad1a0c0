package io.jackstay.runtime.web.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether each colour that words have can be read on each ground that they stand on: WCAG 2, 4.5 to 1. */
class ContrastTest {
    private static final double LEAST = 4.5;
    private static final List<String> WORDS =
            List.of("text", "dim", "faint", "buy", "sell", "gain", "loss", "warn", "act");
    private static final List<String> GROUNDS = List.of("bg", "panel", "raise");
    private static final Pattern VARIABLE = Pattern.compile("--([a-z0-9]+): #([0-9a-f]{6});");

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":root {",
                ":root:not([data-theme='dark']) {",
                ":root[data-theme='light'] {",
                ":root, :root[data-theme='dark'] {"
            })
    void everyWordCanBeRead(String theme) {
        Map<String, String> colours = colours(theme);

        for (String word : WORDS) {
            for (String ground : GROUNDS) {
                assertThat(contrast(colours.get(word), colours.get(ground)))
                        .as("%s on %s in %s", word, ground, theme)
                        .isGreaterThanOrEqualTo(LEAST);
            }
        }
        for (String word : List.of("buy", "sell", "act")) {
            assertThat(contrast(colours.get(word), colours.get(word + "bg")))
                    .as("%s on its chip in %s", word, theme)
                    .isGreaterThanOrEqualTo(LEAST);
        }
        for (String ground : List.of("warnbg", "lossbg")) {
            assertThat(contrast(colours.get("text"), colours.get(ground)))
                    .as("words of a banner, %s in %s", ground, theme)
                    .isGreaterThanOrEqualTo(LEAST);
        }
    }

    private static Map<String, String> colours(String theme) {
        String sheet = PageFiles.text("app.css");
        int from = sheet.indexOf(theme);
        Matcher matcher = VARIABLE.matcher(sheet.substring(from, sheet.indexOf('}', from)));
        Map<String, String> colours = new TreeMap<>();
        while (matcher.find()) {
            colours.put(matcher.group(1), matcher.group(2));
        }
        return colours;
    }

    private static double contrast(String a, String b) {
        double x = luminance(a);
        double y = luminance(b);
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(2 * i, 2 * i + 2), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
