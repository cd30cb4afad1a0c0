package io.jackstay.runtime.plugin;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The jars that share one loader: a plugin's own folder, or a single jar. Immutable.
 *
 * @param place the folder, or the single jar itself
 * @param folder the folder that the jars are in
 * @param jars sorted by name, each file once whatever links lead to it
 */
record PluginUnit(Path place, Path folder, List<Path> jars) {
    PluginUnit {
        jars = List.copyOf(jars);
    }

    /** The units of one searched folder, sorted by name. Hidden files and files that are no jars don't count. */
    static List<PluginUnit> in(Path folder) throws IOException {
        List<PluginUnit> units = new ArrayList<>();
        for (Path child : sorted(folder)) {
            if (Files.isDirectory(child)) {
                units.add(new PluginUnit(child, child, jarsIn(child)));
            } else if (isJar(child)) {
                units.add(new PluginUnit(child, folder, List.of(child)));
            }
        }
        return units;
    }

    /** What a loader of these jars is called. */
    String name() {
        Path last = place.getFileName();
        return last == null ? place.toString() : last.toString();
    }

    private static List<Path> jarsIn(Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Path child : sorted(folder)) {
            if (isJar(child) && !Files.isDirectory(child) && seen.add(PluginFolders.real(child))) {
                jars.add(child);
            }
        }
        return jars;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path child : stream) {
                if (!fileName(child).startsWith(".")) {
                    children.add(child);
                }
            }
        }
        children.sort((a, b) -> fileName(a).compareTo(fileName(b)));
        return children;
    }

    private static boolean isJar(Path path) {
        return fileName(path).toLowerCase(Locale.ROOT).endsWith(".jar");
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }
}
