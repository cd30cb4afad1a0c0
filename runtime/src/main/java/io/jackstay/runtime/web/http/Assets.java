package io.jackstay.runtime.web.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * The files of the page: a table that is made once, of bytes. Immutable: no request touches a file, so none can name one that is not meant.
 */
public final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "txt", "text/plain; charset=utf-8");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final String INDEX = "index.html";
    private static final int WORTH_PACKING = 512;

    private final SortedMap<String, Asset> assets = new TreeMap<>();
    private final String importMap;

    @SuppressWarnings("ArrayRecordComponent") // handed out as they are, and not changed
    private record Asset(String type, String tag, byte[] plain, byte[] packed) {}

    /**
     * Packs and hashes them.
     *
     * @param files by path below the root, such as {@code js/app.js}; {@code index.html} is the root too
     * @throws IllegalArgumentException for a file whose kind is not known, and when two pages have different import maps
     */
    public Assets(SortedMap<String, byte[]> files) {
        String map = "";
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] bytes = file.getValue();
            String path = file.getKey();
            assets.put(path, asset(path, bytes));
            Matcher found = IMPORT_MAP.matcher(path.endsWith(".html") ? new String(bytes, StandardCharsets.UTF_8) : "");
            if (found.find()) {
                if (!map.isEmpty() && !map.equals(found.group(1))) {
                    throw new IllegalArgumentException("%s has an import map of its own".formatted(path));
                }
                map = found.group(1);
            }
        }
        this.importMap = map;
    }

    private static Asset asset(String path, byte[] bytes) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalArgumentException("what kind of a file is %s?".formatted(path));
        }
        String tag = "\"%s\"".formatted(SecurityHeaders.hash(new String(bytes, StandardCharsets.ISO_8859_1)));
        return new Asset(type, tag, bytes, bytes.length < WORTH_PACKING ? bytes : packed(bytes));
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return out.toByteArray();
    }

    /** One route for each file; {@code index.html} has the root as well. */
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        assets.forEach((path, asset) -> {
            Handler handler = Handler.answering((request, caller) -> answer(request, asset));
            routes.add(Route.of(Method.GET, "/" + path, Access.OPEN, "asset", handler));
            if (path.equals(INDEX)) {
                routes.add(Route.of(Method.GET, "/", Access.OPEN, "the page", handler));
            }
        });
        return routes;
    }

    private static Response answer(Request request, Asset asset) {
        if (request.header("if-none-match").filter(asset.tag::equals).isPresent()) {
            return Response.empty(304).with("ETag", asset.tag).with("Cache-Control", "no-cache");
        }
        boolean packs = asset.packed != asset.plain
                && RequestHead.words(request.headers(), "accept-encoding").stream()
                        .anyMatch(word -> word.equals("gzip") || word.startsWith("gzip;q=1"));
        Response answer = new Response(200, asset.type, packs ? asset.packed : asset.plain, List.of())
                .with("ETag", asset.tag)
                .with("Cache-Control", "no-cache")
                .with("Vary", "Accept-Encoding");
        return packs ? answer.with("Content-Encoding", "gzip") : answer;
    }

    /** What a page may load by name, as it stands in each page; empty without one. */
    public String importMap() {
        return importMap;
    }

    /** Of all files together: another one says that the page is of another build. */
    public String version() {
        StringBuilder all = new StringBuilder();
        assets.forEach((path, asset) -> all.append(path).append(asset.tag));
        return SecurityHeaders.hash(all.toString())
                .substring(0, 12)
                .replace('/', '-')
                .replace('+', '_');
    }
}
