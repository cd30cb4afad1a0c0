package io.jackstay.runtime.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** The pages' files, from beside this class; the build has listed them. Thread safe: pure functions. */
final class AssetFiles {
    private static final String FOLDER = "assets/";
    private static final String INDEX = "assets.index";

    private static final String RUN = "index.html";
    private static final String HUB = "hub.html";

    private AssetFiles() {}

    /** The page of a run, by path below the root; empty when it was not built in. */
    static SortedMap<String, byte[]> ofRun() throws IOException {
        SortedMap<String, byte[]> files = read();
        files.remove(HUB);
        return files;
    }

    /** The page of a hub: its own first page, and nothing of the charts that it does not have. */
    static SortedMap<String, byte[]> ofHub() throws IOException {
        SortedMap<String, byte[]> files = read();
        files.keySet().removeIf(path -> path.startsWith("lib/echarts/") || path.equals(RUN));
        byte[] first = files.remove(HUB);
        if (first != null) {
            files.put(RUN, first);
        }
        return files;
    }

    private static SortedMap<String, byte[]> read() throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (InputStream index = AssetFiles.class.getResourceAsStream(FOLDER + INDEX)) {
            if (index == null) {
                return files;
            }
            for (String path : new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!path.isBlank() && !path.equals(INDEX)) {
                    files.put(path, read(path));
                }
            }
        }
        return files;
    }

    private static byte[] read(String path) throws IOException {
        try (InputStream in = AssetFiles.class.getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                throw new IOException("the page lacks its file " + path);
            }
            return in.readAllBytes();
        }
    }
}
