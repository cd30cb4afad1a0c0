package io.jackstay.runtime.plugin;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where plugins are searched: the distribution, the working folder, and what the operator names. Immutable. */
public final class PluginFolders {
    /** The system property by which the launcher says where the distribution is. */
    public static final String HOME_PROPERTY = "jackstay.home";

    private static final String FOLDER = "plugins";

    private PluginFolders() {}

    /** The folders of this process and those that the command line names, in this order. */
    public static List<Path> searched(List<Path> named) {
        List<Path> usual = new ArrayList<>();
        String home = System.getProperty(HOME_PROPERTY, "");
        if (!home.isEmpty()) {
            usual.add(Path.of(home, FOLDER));
        }
        usual.add(Path.of(FOLDER));
        return searched(usual, named);
    }

    /**
     * The usual folders as far as they exist, and all that were named; a folder that comes twice by whatever path
     * counts once.
     */
    public static List<Path> searched(List<Path> usual, List<Path> named) {
        requireNonNull(named, "named is null");
        List<Path> folders = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Path folder : usual) {
            if (Files.isDirectory(folder) && seen.add(real(folder))) {
                folders.add(folder);
            }
        }
        for (Path folder : named) {
            if (seen.add(real(folder))) {
                folders.add(folder);
            }
        }
        return List.copyOf(folders);
    }

    /** The path without links, or the absolute one of what does not exist. */
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
