package io.jackstay.emulator.base;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;

/** The file that lists an emulated venue's markets, over the one that the emulator has itself. Immutable. */
public final class MarketsFile {
    private MarketsFile() {}

    /**
     * Reads a file; what it leaves out is as in the resource.
     *
     * @param given the file, if there is one
     * @param beside the class that the resource stands beside
     * @throws EmulatorException when it can't be read or has a key that the resource has not; the message names both
     */
    public static Config read(Optional<Path> given, Class<?> beside, String resource) {
        Config own = own(beside, resource).resolve();
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

    /** What a resource says, not yet resolved. */
    public static Config own(Class<?> beside, String resource) {
        return ConfigFactory.parseResources(beside, resource);
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
