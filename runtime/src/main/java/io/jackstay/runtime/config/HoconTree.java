package io.jackstay.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Parses and resolves HOCON and turns it into {@link Node}s. Not thread safe: made for one load, on one thread.
 *
 * <p>Substitutions look at the configuration first and then at the environment that was handed in; system properties
 * and the real environment are never read.
 */
final class HoconTree {
    private static final String VALUE = "value";
    /** The library splits by recursion. */
    private static final int MOST_DOTS = 200;

    private final Map<String, String> environment;
    private final Problems problems;
    private final HoconOrigins origins;

    HoconTree(Map<String, String> environment, HoconOrigins origins, Problems problems) {
        this.environment = environment;
        this.origins = origins;
        this.problems = problems;
    }

    /** The whole configuration; empty when it could not be read as one, which has been reported. */
    Optional<Node.Section> read(Source main, List<CommandLineValue> overrides) {
        try {
            Optional<Config> parsed = parse(main).map(root -> overridden(root.toConfig(), overrides));
            return parsed.flatMap(this::resolved).map(root -> new NodeReader(origins, problems).section(root, ""));
        } catch (StackOverflowError e) {
            problems.error(new Where(main.file().toString(), 0), "its substitutions are nested too deeply");
            return Optional.empty();
        }
    }

    /** A default as it stands in an annotation, for lists and blocks. Throws {@link IllegalArgumentException}. */
    static Node parseDefault(String text) {
        try {
            ConfigObject root = ConfigFactory.parseString(
                            VALUE + " = " + text, ConfigParseOptions.defaults().setIncluder(HoconIncluder.nothing()))
                    .resolve(ConfigResolveOptions.noSystem())
                    .root();
            Problems found = new Problems();
            Node node = new NodeReader(HoconOrigins.none(), found)
                    .section(root, "")
                    .keys()
                    .get(VALUE);
            if (node != null && !found.hasErrors() && root.size() == 1) {
                return node;
            }
            throw new IllegalArgumentException("the default '" + text + "' is no value");
        } catch (ConfigException e) {
            throw new IllegalArgumentException("the default '" + text + "' can't be read", e);
        }
    }

    /** The keys of a dotted path; the text itself when it is no path. */
    static List<String> splitPath(String path) {
        if (path.chars().filter(c -> c == '.').count() > MOST_DOTS) {
            return List.of(path.split("\\.", -1));
        }
        try {
            return List.copyOf(ConfigUtil.splitPath(path));
        } catch (ConfigException e) {
            return List.of(path);
        }
    }

    private Optional<ConfigObject> parse(Source source) {
        ConfigParseOptions options = ConfigParseOptions.defaults()
                .setOriginDescription(source.tag())
                .setIncluder(new HoconIncluder(what -> included(source, what)));
        try {
            return Optional.of(ConfigFactory.parseString(source.text(), options).root());
        } catch (ConfigException e) {
            problems.error(origins.where(e.origin(), source), origins.message(e));
            return Optional.empty();
        }
    }

    private ConfigObject included(Source source, String what) {
        Source included = source.includes().get(what);
        return included == null ? HoconIncluder.empty() : parse(included).orElseGet(HoconIncluder::empty);
    }

    private Config overridden(Config config, List<CommandLineValue> overrides) {
        Config result = config;
        for (CommandLineValue override : overrides) {
            result = value(override.value())
                    .atPath(ConfigUtil.joinPath(override.keys()))
                    .withFallback(result);
        }
        return result;
    }

    /**
     * Lists, blocks, quoted texts and substitutions are read as in a file; everything else is the text as it was
     * typed.
     */
    private static ConfigValue value(String typed) {
        boolean structured = typed.startsWith("{")
                || typed.startsWith("[")
                || typed.startsWith("\"")
                || typed.contains("${")
                || typed.equals("null");
        if (structured) {
            try {
                ConfigObject root = ConfigFactory.parseString(
                                VALUE + " = " + typed,
                                ConfigParseOptions.defaults()
                                        .setOriginDescription(HoconOrigins.OVERRIDE)
                                        .setIncluder(HoconIncluder.nothing()))
                        .root();
                ConfigValue value = root.get(VALUE);
                if (value != null && root.size() == 1) {
                    return value;
                }
            } catch (ConfigException e) {
                return ConfigValueFactory.fromAnyRef(typed, HoconOrigins.OVERRIDE);
            }
        }
        return ConfigValueFactory.fromAnyRef(typed, HoconOrigins.OVERRIDE);
    }

    /** The environment stands behind the configuration, so that a key of the same name wins, as HOCON has it. */
    private Optional<ConfigObject> resolved(Config config) {
        Map<String, String> variables = new TreeMap<>(environment);
        variables.keySet().removeAll(config.root().keySet());
        try {
            ConfigObject root = config.withFallback(ConfigValueFactory.fromMap(variables, HoconOrigins.ENVIRONMENT))
                    .resolve(ConfigResolveOptions.noSystem().setAllowUnresolved(true))
                    .root();
            for (String name : variables.keySet()) {
                root = root.withoutKey(name);
            }
            return Optional.of(root);
        } catch (ConfigException e) {
            problems.error(origins.where(e.origin()), origins.message(e));
            return Optional.empty();
        }
    }
}
