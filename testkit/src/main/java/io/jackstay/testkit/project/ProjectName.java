package io.jackstay.testkit.project;

import io.jackstay.runtime.launch.ToolUsageException;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** The name of a plugin and of its project, and what follows from it. Immutable. */
record ProjectName(String text) {
    private static final int MAX_LENGTH = 32;
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    ProjectName {
        if (text.length() > MAX_LENGTH || !SHAPE.matcher(text).matches()) {
            throw new ToolUsageException(
                    "'%s' can't name a plugin: 1 to %d lower-case letters and digits, beginning with a letter, words joined by '-', such as demo-bot"
                            .formatted(text, MAX_LENGTH));
        }
        if (SourceVersion.isKeyword(packageOf(text))) {
            throw new ToolUsageException(
                    "'%s' can't name a plugin: its package would be the Java word '%s'; add a word, such as %s-bot"
                            .formatted(text, packageOf(text), text));
        }
    }

    private static String packageOf(String text) {
        return text.replace("-", "");
    }

    /** Last part of the package: {@code demobot} for {@code demo-bot}. */
    String packageName() {
        return packageOf(text);
    }

    /**
     * What the names of its classes begin with: {@code DemoBot} for {@code demo-bot}. What they end with is not said twice: with
     * {@code Rule} as the suffix it is {@code Demo} for {@code demo-rule}.
     */
    String className(String suffix) {
        StringBuilder joined = new StringBuilder();
        for (String word : text.split("-", -1)) {
            joined.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word, 1, word.length());
        }
        String name = joined.toString();
        return name.endsWith(suffix) && name.length() > suffix.length()
                ? name.substring(0, name.length() - suffix.length())
                : name;
    }

    @Override
    public String toString() {
        return text;
    }
}
