package io.jackstay.runtime.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates what the library says of a value's origin to the file and line that an operator knows. Immutable.
 *
 * <p>Files are known to the library by tags ({@code file0}), so that no file name, however odd, can be mistaken for
 * something else.
 */
final class HoconOrigins {
    static final String ENVIRONMENT = "jackstay-environment";
    static final String OVERRIDE = "jackstay-override";

    private static final Pattern IN_FILE = Pattern.compile("\\b(file\\d+): (\\d+)");
    private static final Pattern ADVICE = Pattern.compile(", or you may be able to rename .*\\)$");

    private final UnaryOperator<String> fileNames;
    private final Map<String, Outline.Entry> entries = new HashMap<>();
    private final Map<String, List<Outline.Entry>> optional = new HashMap<>();
    private final Where top;

    /** {@code entries} in the order of the files, those of included files in the place of the include. */
    HoconOrigins(UnaryOperator<String> fileNames, List<Outline.Entry> entries, Where top) {
        this.fileNames = fileNames;
        this.top = top;
        for (Outline.Entry entry : entries) {
            this.entries.put(entry.path(), entry);
            if (!entry.variable().isEmpty()) {
                optional.computeIfAbsent(entry.parentPath(), parent -> new ArrayList<>())
                        .add(entry);
            }
        }
    }

    static HoconOrigins none() {
        return new HoconOrigins(tag -> tag, List.of(), Where.NOWHERE);
    }

    static boolean isEnvironment(ConfigOrigin origin) {
        return origin.description().contains(ENVIRONMENT);
    }

    /** Where the value of a key stands; a value from the environment stands where it was asked for. */
    Where where(ConfigOrigin origin, String path) {
        Matcher inFile = IN_FILE.matcher(origin.description());
        if (inFile.find()) {
            return new Where(fileNames.apply(inFile.group(1)), lineNumber(inFile.group(2)));
        }
        if (origin.description().contains(OVERRIDE)) {
            return Where.OVERRIDE;
        }
        Outline.Entry entry = entries.get(path);
        return entry == null ? top : entry.where();
    }

    /** The keys of a block whose last value is an optional substitution, and which are not there. */
    List<Outline.Entry> unset(String parent, Set<String> present) {
        return optional.getOrDefault(parent, List.of()).stream()
                .filter(entry -> !present.contains(entry.keys().get(entry.keys().size() - 1)))
                .toList();
    }

    /** A name in an included file: the library puts the path of the including block before it. */
    String asWritten(String name, Where where, String path) {
        if (where.file().equals(top.file())) {
            return name;
        }
        int common = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            common = path.startsWith(name.substring(0, dot + 1)) ? dot + 1 : common;
        }
        return name.substring(common);
    }

    Where where(ConfigOrigin origin) {
        return origin == null ? top : where(origin, "");
    }

    Where where(ConfigOrigin origin, Source source) {
        return origin == null ? new Where(source.file().toString(), 0) : where(origin, "");
    }

    /** What the library complains about, without its own idea of the place and of other file types. */
    String message(ConfigException e) {
        String message = String.valueOf(e.getMessage());
        String place = e.origin() == null ? "" : e.origin().description() + ": ";
        String words = message.startsWith(place) ? message.substring(place.length()) : message;
        words = ADVICE.matcher(words.strip()).replaceFirst(")");
        return IN_FILE.matcher(words)
                .replaceAll(hit -> Matcher.quoteReplacement(fileNames.apply(hit.group(1)) + ":" + hit.group(2)));
    }

    private static int lineNumber(String digits) {
        return digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }
}
