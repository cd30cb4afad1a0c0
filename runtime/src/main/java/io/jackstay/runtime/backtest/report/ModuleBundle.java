package io.jackstay.runtime.backtest.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Modules that import each other, made into one script for a page that can load nothing. Not thread safe: one use, by one thread.
 *
 * <p>Each module becomes a function that answers what it exports and runs when it is first used. It is no parser: it knows the forms in which
 * the modules of the page and those of its libraries import and export, and refuses a module in which a word of either kind is left over.
 */
final class ModuleBundle {
    private static final Pattern IMPORT =
            Pattern.compile("import ?(?:\\{([^}]*)\\} ?from ?)?[\"']([^\"']+)[\"'];?", Pattern.DOTALL);
    private static final Pattern LATER = Pattern.compile("import\\([\"']([^\"']+)[\"']\\)");
    private static final Pattern DECLARED =
            Pattern.compile("^export (?=(?:async )?(?:const|let|function|class) )", Pattern.MULTILINE);
    private static final Pattern NAME =
            Pattern.compile("^export (?:async )?(?:const|let|function|class) (\\w+)", Pattern.MULTILINE);
    private static final Pattern LISTED = Pattern.compile("export ?\\{([^}]*)\\};?");
    private static final Pattern LEFT = Pattern.compile("(?m)^(?:import|export)\\b|;(?:import|export)[ {\"]");

    private final UnaryOperator<String> source;
    private final Map<String, String> names;
    private final Map<String, String> written = new LinkedHashMap<>();
    private final List<String> under = new ArrayList<>();

    /**
     * @param source the text of a module by its path
     * @param names paths of modules that are imported by a name, as in an import map
     */
    ModuleBundle(UnaryOperator<String> source, Map<String, String> names) {
        this.source = source;
        this.names = Map.copyOf(names);
    }

    /**
     * The script that runs a module and what it needs.
     *
     * @throws IllegalStateException for modules in a circle, and for an import or export in a form that is not known
     */
    String of(String path) {
        add(path);
        StringBuilder script = new StringBuilder("'use strict';\nconst modules = {}, made = {};\n");
        script.append("const use = (path) => (made[path] ??= modules[path]());\n");
        written.forEach((name, body) -> script.append("modules['")
                .append(name)
                .append("'] = () => {\n")
                .append(body)
                .append("\n};\n"));
        return script.append("use('").append(path).append("');\n").toString();
    }

    private void add(String path) {
        if (written.containsKey(path)) {
            return;
        }
        if (under.contains(path)) {
            throw new IllegalStateException("modules import each other in a circle: %s".formatted(under));
        }
        under.add(path);
        String text = source.apply(path);
        String body = imports(path, text);
        body = body + exports(text);
        written.put(path, body);
        under.remove(path);
    }

    private String imports(String path, String text) {
        Matcher later = LATER.matcher(text);
        String known = later.replaceAll(
                found -> Matcher.quoteReplacement("Promise.resolve().then(() => use('" + reach(path, found) + "'))"));
        String body = IMPORT.matcher(known).replaceAll(found -> Matcher.quoteReplacement(taken(path, found)));
        body = DECLARED.matcher(body).replaceAll("");
        body = LISTED.matcher(body).replaceAll("");
        if (LEFT.matcher(body).find()) {
            throw new IllegalStateException("%s imports or exports in a form that is not known".formatted(path));
        }
        return body;
    }

    private String reach(String path, MatchResult later) {
        String needed = resolve(path, later.group(1));
        add(needed);
        return needed;
    }

    /** The names of an import out of what the module answers. */
    private String taken(String path, MatchResult found) {
        String needed = resolve(path, found.group(2));
        add(needed);
        if (found.group(1) == null) {
            return "use('%s');".formatted(needed);
        }
        return "const {%s} = use('%s');".formatted(found.group(1).replaceAll("\\s+as\\s+", ": "), needed);
    }

    private String resolve(String from, String name) {
        if (!name.startsWith(".")) {
            String path = names.get(name);
            if (path == null) {
                throw new IllegalStateException("%s imports %s, which is not known".formatted(from, name));
            }
            return path;
        }
        List<String> parts = new ArrayList<>(List.of(from.split("/")));
        parts.remove(parts.size() - 1);
        for (String part : name.split("/")) {
            if (part.equals("..")) {
                parts.remove(parts.size() - 1);
            } else if (!part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static String exports(String text) {
        StringJoiner exported = new StringJoiner(", ", "\nreturn {", "};");
        NAME.matcher(text).results().forEach(name -> exported.add(name.group(1)));
        LISTED.matcher(text).results().forEach(list -> {
            for (String name : list.group(1).split(",")) {
                String[] sides = name.strip().split("\\s+as\\s+");
                exported.add(sides.length == 1 ? sides[0] : sides[1] + ": " + sides[0]);
            }
        });
        return exported.toString();
    }
}
