package io.jackstay.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.web.http.Caller;
import io.jackstay.runtime.web.http.Method;
import io.jackstay.runtime.web.http.Request;
import io.jackstay.runtime.web.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a folder are reports, and what of them is served. */
class ReportPagesTest {
    private static final String DATA =
            "{\"asset\":\"USDC\",\"from\":1000,\"to\":2000,\"figures\":{\"net\":\"%s\",\"fills\":7},"
                    + "\"bots\":[{\"bot\":\"btc-grid\",\"limits\":[{\"used\":0.5}]}],\"curve\":{\"t\":[1,2]},\"command\":\"jackstay\"}";

    @TempDir
    Path folder;

    private Path reports;
    private ReportPages pages;

    @BeforeEach
    void make() throws IOException {
        reports = Files.createDirectories(folder.resolve("reports"));
        pages = new ReportPages(reports);
    }

    private Path report(String name, String net) throws IOException {
        String page =
                "<!doctype html>\n<script type=\"application/json\" id=\"data\">%s</script>\n<script>more()</script>\n";
        return Files.writeString(reports.resolve(name), page.formatted(DATA.formatted(net)));
    }

    private Response ask(int route, Map<String, String> parameters) {
        AtomicReference<Response> answer = new AtomicReference<>();
        Request request = new Request(
                Method.GET,
                "/",
                new TreeMap<>(parameters),
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                new byte[0],
                "127.0.0.1",
                false);
        pages.routes().get(route).handler().handle(request, Caller.anybody("127.0.0.1"), answer::set);
        return answer.get();
    }

    private String list() {
        return new String(ask(0, Map.of()).body(), StandardCharsets.UTF_8);
    }

    private Response one(String run) {
        return ask(1, Map.of("run", run));
    }

    @Test
    void reportsAreListedTheLatestFirstWithWhatTheyCameTo() throws IOException {
        Files.setLastModifiedTime(report("early.html", "1.5"), FileTime.fromMillis(1_000));
        Files.setLastModifiedTime(report("late.html", "-2"), FileTime.fromMillis(2_000));

        assertThat(list())
                .isEqualTo(
                        "{\"runs\":[{\"run\":\"late\",\"bots\":[\"btc-grid\"],\"from\":1000,\"to\":2000,\"fills\":\"7\",\"net\":\"-2\","
                                + "\"asset\":\"USDC\"},{\"run\":\"early\",\"bots\":[\"btc-grid\"],\"from\":1000,\"to\":2000,\"fills\":\"7\","
                                + "\"net\":\"1.5\",\"asset\":\"USDC\"}]}");
    }

    @Test
    void aReportIsItsDataAndNothingElseOfItsFile() throws IOException {
        report("first.html", "1.5");

        assertThat(one("first").status()).isEqualTo(200);
        assertThat(new String(one("first").body(), StandardCharsets.UTF_8)).isEqualTo(DATA.formatted("1.5"));
    }

    @Test
    void aReportThatWasWrittenAgainIsReadAgain() throws IOException {
        Files.setLastModifiedTime(report("first.html", "1.5"), FileTime.fromMillis(1_000));
        assertThat(list()).contains("\"1.5\"");

        Files.setLastModifiedTime(report("first.html", "9"), FileTime.fromMillis(2_000));

        assertThat(list()).contains("\"9\"").doesNotContain("\"1.5\"");
    }

    @Test
    void whatIsNoReportOrLiesElsewhereIsNotServed() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("secret.html"), "secret");
        Files.createSymbolicLink(reports.resolve("link.html"), elsewhere);
        Files.writeString(reports.resolve("other.html"), "<p>no data</p>");
        Files.writeString(reports.resolve("notes.txt"), "notes");
        Files.writeString(
                reports.resolve("broken.html"), "<script type=\"application/json\" id=\"data\">{\"asset\"</script>");

        assertThat(list()).isEqualTo("{\"runs\":[]}");
        for (String run : new String[] {"../secret", "link", "other", "notes", "notes.txt", "missing", ""}) {
            assertThat(one(run).status()).as(run).isEqualTo(404);
        }
    }

    @Test
    void withoutTheFolderThereAreNone() {
        pages = new ReportPages(folder.resolve("none"));

        assertThat(list()).isEqualTo("{\"runs\":[]}");
        assertThat(one("first").status()).isEqualTo(404);
    }
}
