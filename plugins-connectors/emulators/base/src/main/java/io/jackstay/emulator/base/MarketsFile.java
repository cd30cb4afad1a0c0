package io.jackstay.emulator.base;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** The file that lists an emulated venue's markets, over the one that the emulator has itself. Immutable. */
public final class MarketsFile {
    private MarketsFile() {}

    /**
     * What is made of the file of a setup with its changes over it.
     *
     * @throws EmulatorException as {@link #read(Optional, Class, String)}, and when a value can't be used
     */
    public static <T> T open(EmulatorSetup setup, Class<?> beside, String resource, Function<Config, T> made) {
        Config config = read(setup, beside, resource);
        try {
            return made.apply(config);
        } catch (ConfigException | IllegalArgumentException | ArithmeticException e) {
            throw new EmulatorException("markets: " + e.getMessage());
        }
    }

    /**
     * The file of a setup with its changes over it.
     *
     * @throws EmulatorException as {@link #read(Optional, Class, String)}
     */
    public static Config read(EmulatorSetup setup, Class<?> beside, String resource) {
        try {
            return ConfigFactory.parseString(setup.changes())
                    .withFallback(read(setup.markets(), beside, resource))
                    .resolve();
        } catch (ConfigException e) {
            throw new EmulatorException("" + e.getMessage());
        }
    }

    /**
     * Reads a file; what it leaves out is as in the resource.
     *
     * @param given the file, if there is one
     * @param beside the class that the resource stands beside
     * @throws EmulatorException when it can't be read or has a key that the resource has not; the message names both
     */
    public static Config read(Optional<Path> given, Class<?> beside, String resource) {
        Config own = ConfigFactory.parseResources(beside, resource).resolve();
        if (given.isEmpty()) {
            return own;
        }
        Path file = given.get();
        if (!Files.isReadable(file)) {
            throw new EmulatorException("%s: no such file, or it can't be read".formatted(file));
        }
        try {
            Config config = ConfigFactory.parseFile(file.toFile()).resolve();
            requireKnown(file, config, own);
            if (config.hasPath("rules")) {
                requireKnown(file, config.getConfig("rules"), own.getConfig("rules"));
            }
            return config.withFallback(own).resolve();
        } catch (ConfigException e) {
            throw new EmulatorException("" + e.getMessage());
        }
    }

    private static void requireKnown(Path file, Config config, Config own) {
        for (String key : new TreeSet<>(config.root().keySet())) {
            if (!own.root().containsKey(key)) {
                throw new EmulatorException("%s: '%s' is no key; there are %s"
                        .formatted(
                                file,
                                key,
                                String.join(", ", new TreeSet<>(own.root().keySet()))));
            }
        }
    }
}
