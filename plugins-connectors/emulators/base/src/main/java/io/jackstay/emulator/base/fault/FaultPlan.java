package io.jackstay.emulator.base.fault;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.jackstay.emulator.base.EmulatorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What goes wrong on the line to an emulated venue. Immutable.
 *
 * @param seed where the random numbers begin
 * @param rules asked in their order; the first that fits is it
 */
public record FaultPlan(long seed, List<FaultRule> rules) {
    /** Nothing goes wrong. */
    public static final FaultPlan NONE = new FaultPlan(1, List.of());

    private static final List<String> KEYS = List.of(
            "kind",
            "on",
            "contains",
            "from",
            "until",
            "every",
            "times",
            "chance",
            "lasting",
            "status",
            "body",
            "code",
            "size");

    public FaultPlan {
        rules = List.copyOf(rules);
    }

    /** A plan of these rules. */
    public static FaultPlan of(FaultRule... rules) {
        return new FaultPlan(1, List.of(rules));
    }

    /**
     * Reads a file: {@code seed}, and the list {@code faults}.
     *
     * @throws EmulatorException when it can't be read; the message names file and line
     */
    public static FaultPlan read(Path file) {
        if (!Files.isReadable(file)) {
            throw new EmulatorException("%s: no such file, or it can't be read".formatted(file));
        }
        try {
            Config config = ConfigFactory.parseFile(file.toFile()).resolve();
            requireKeys(config, List.of("seed", "faults"));
            List<FaultRule> rules = new ArrayList<>();
            for (Config rule : config.getConfigList("faults")) {
                rules.add(rule(rule));
            }
            return new FaultPlan(config.hasPath("seed") ? config.getLong("seed") : NONE.seed, rules);
        } catch (ConfigException e) {
            throw new EmulatorException("" + e.getMessage());
        }
    }

    private static FaultRule rule(Config config) {
        requireKeys(config, KEYS);
        FaultRule usual;
        try {
            usual = FaultRule.of(FaultKind.of(config.getString("kind")));
            return new FaultRule(
                    usual.kind(),
                    config.hasPath("on") ? config.getString("on") : usual.on(),
                    config.hasPath("contains") ? config.getString("contains") : usual.contains(),
                    duration(config, "from", usual.from()),
                    duration(config, "until", usual.until()),
                    whole(config, "every", usual.every()),
                    whole(config, "times", usual.times()),
                    config.hasPath("chance") ? share(config.getString("chance")) : usual.chance(),
                    duration(config, "lasting", usual.lasting()),
                    whole(config, "status", usual.status()),
                    config.hasPath("body") ? config.getString("body") : usual.body(),
                    whole(config, "code", usual.code()),
                    config.hasPath("size") ? (int) Math.min(Integer.MAX_VALUE, config.getBytes("size")) : usual.size());
        } catch (EmulatorException | IllegalArgumentException e) {
            throw new EmulatorException("%s: %s".formatted(config.origin().description(), e.getMessage()));
        }
    }

    private static Duration duration(Config config, String key, Duration usual) {
        return config.hasPath(key) ? config.getDuration(key) : usual;
    }

    private static int whole(Config config, String key, int usual) {
        return config.hasPath(key) ? config.getInt(key) : usual;
    }

    private static double share(String text) {
        try {
            return text.endsWith("%")
                    ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
                    : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new EmulatorException("chance = '%s': must be a share, such as 5%%".formatted(text));
        }
    }

    private static void requireKeys(Config config, List<String> known) {
        for (var entry : new TreeSet<>(config.root().keySet())) {
            if (!known.contains(entry)) {
                throw new EmulatorException("%s: '%s' is no key; there are %s"
                        .formatted(
                                config.getValue('"' + entry + '"').origin().description(),
                                entry,
                                String.join(", ", known)));
            }
        }
    }
}
