package io.jackstay.runtime.web.assets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** The files of the page as the build has packed them. Immutable. */
final class PageFiles {
    private static final String FOLDER = "/io/jackstay/runtime/web/assets/";

    private PageFiles() {}

    /** All paths of the index. */
    static List<String> index() {
        return text("assets.index").lines().filter(line -> !line.isBlank()).toList();
    }

    /** What we wrote, by path: all but the libraries. */
    static SortedMap<String, String> own() {
        SortedMap<String, String> files = new TreeMap<>();
        index().stream().filter(path -> !path.startsWith("lib/")).forEach(path -> files.put(path, text(path)));
        return files;
    }

    /** Our modules. */
    static SortedMap<String, String> scripts() {
        SortedMap<String, String> files = own();
        files.keySet().removeIf(path -> !path.endsWith(".js"));
        return files;
    }

    static String text(String path) {
        return new String(bytes(path), UTF_8);
    }

    static byte[] bytes(String path) {
        try (InputStream in = PageFiles.class.getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                throw new IllegalArgumentException("the build has packed no " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** How many bytes a browser is sent for it. */
    static int packed(String path) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
        return out.size();
    }
}
