package io.jackstay.runtime.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** The page's files, from beside this class; the build has listed them. Thread safe: pure functions. */
final class AssetFiles {
    private static final String FOLDER = "assets/";
    private static final String INDEX = "assets.index";

    private AssetFiles() {}

    /** By path below the root; empty when the page was not built in. */
    static SortedMap<String, byte[]> read() throws IOException {
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
