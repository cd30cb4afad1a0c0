package io.jackstay.runtime.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jackstay.runtime.control.JsonLine;
import io.jackstay.runtime.web.http.Access;
import io.jackstay.runtime.web.http.Handler;
import io.jackstay.runtime.web.http.Method;
import io.jackstay.runtime.web.http.Response;
import io.jackstay.runtime.web.http.Route;
import io.jackstay.runtime.web.view.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reports of backtests that lie in a folder: a file {@code NAME.html} as {@code backtest --report} writes it is the run {@code NAME}. Its
 * data are taken out of it; nothing else of the file is served. Thread safe.
 */
public final class ReportPages {
    private static final System.Logger LOG = System.getLogger(ReportPages.class.getName());
    private static final Pattern FILE = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,63})\\.html");
    private static final String BEGIN = "<script type=\"application/json\" id=\"data\">";
    private static final String END = "</script>";
    private static final int MOST_FILES = 200;
    private static final long MOST_BYTES = 16 << 20;
    private static final JsonFactory JSON = new JsonFactory();

    private final Path folder;
    private final Map<String, Row> rows = new ConcurrentHashMap<>();

    /** A run in the list, of the file as it was changed last. */
    private record Row(FileTime changed, Map<String, @Nullable Object> tree) {}

    /** @param folder read at each request; need not be there */
    public ReportPages(Path folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    /** What it answers. */
    public List<Route> routes() {
        return List.of(
                Route.of(
                                Method.GET,
                                "/api/v1/backtests",
                                Access.VIEW,
                                "reports of backtests in data-dir/reports, the latest first",
                                Handler.answering((request, caller) -> list()))
                        .lasting(),
                Route.of(
                                Method.GET,
                                "/api/v1/backtests/{run}",
                                Access.VIEW,
                                "the data of one report",
                                Handler.answering((request, caller) -> one(request.parameter("run"))))
                        .lasting());
    }

    private Response list() {
        List<Map<String, @Nullable Object>> runs = new ArrayList<>();
        for (Path file : files()) {
            row(file).ifPresent(row -> runs.add(row.tree()));
        }
        return Response.json(JsonLine.of(new Node().put("runs", runs).map()));
    }

    private Response one(String run) {
        return files().stream()
                .filter(file -> nameOf(file).filter(run::equals).isPresent())
                .findFirst()
                .flatMap(ReportPages::data)
                .map(Response::json)
                .orElseGet(() -> Response.refusal(404, "no such run"));
    }

    /** The latest first. A link may lead elsewhere, and is left out. */
    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> nameOf(file).isPresent() && isReadable(file))
                    .sorted(Comparator.comparing(ReportPages::changed)
                            .reversed()
                            .thenComparing(Path::compareTo))
                    .limit(MOST_FILES)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, () -> "reports can't be listed reason=\"%s\"".formatted(e));
            return List.of();
        }
    }

    private static Optional<String> nameOf(Path file) {
        Matcher name = FILE.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    private static boolean isReadable(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MOST_BYTES;
        } catch (IOException e) {
            return false; // It has gone meanwhile.
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Row> row(Path file) {
        String name = nameOf(file).orElseThrow();
        FileTime changed;
        try {
            changed = changed(file);
        } catch (UncheckedIOException e) {
            return Optional.empty(); // It has gone meanwhile.
        }
        Row known = rows.get(name);
        if (known != null && known.changed().equals(changed)) {
            return Optional.of(known);
        }
        if (rows.size() > MOST_FILES) {
            rows.clear();
        }
        Optional<Row> made = data(file).flatMap(data -> tree(name, data)).map(tree -> new Row(changed, tree));
        made.ifPresent(row -> rows.put(name, row));
        return made;
    }

    /** The JSON in a report; empty for a file that is none. */
    private static Optional<String> data(Path file) {
        try {
            String page = Files.readString(file, StandardCharsets.UTF_8);
            int begin = page.indexOf(BEGIN);
            int end = begin < 0 ? -1 : page.indexOf(END, begin);
            return end < 0 ? Optional.empty() : Optional.of(page.substring(begin + BEGIN.length(), end));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> "a report can't be read reason=\"%s\"".formatted(e));
            return Optional.empty();
        }
    }

    private static Optional<Map<String, @Nullable Object>> tree(String run, String data) {
        Map<String, String> words = new LinkedHashMap<>();
        List<String> bots = new ArrayList<>();
        try (JsonParser json = JSON.createParser(data)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken token = json.nextToken();
                if (name.equals("figures") && token == JsonToken.START_OBJECT) {
                    fields(json, words);
                } else if (name.equals("bots") && token == JsonToken.START_ARRAY) {
                    bots(json, bots);
                } else if (token.isScalarValue()) {
                    words.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
            return Optional.of(new Node()
                    .put("run", run)
                    .put("bots", bots)
                    .put("from", (Object) millis(words.get("from")))
                    .put("to", (Object) millis(words.get("to")))
                    .put("fills", (Object) words.get("fills"))
                    .put("net", (Object) words.get("net"))
                    .put("asset", (Object) words.get("asset"))
                    .map());
        } catch (IOException | NumberFormatException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> "a file among the reports is none reason=\"%s\"".formatted(e));
            return Optional.empty();
        }
    }

    private static @Nullable Long millis(@Nullable String text) {
        return text == null ? null : Long.valueOf(text);
    }

    /** The scalars of an object. */
    private static void fields(JsonParser json, Map<String, String> into) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken().isScalarValue()) {
                into.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
    }

    private static void bots(JsonParser json, List<String> into) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            Map<String, String> bot = new LinkedHashMap<>();
            fields(json, bot);
            into.add(bot.getOrDefault("bot", ""));
        }
    }
}
