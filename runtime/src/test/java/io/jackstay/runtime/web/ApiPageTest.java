package io.jackstay.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.web.http.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/api.md, compared with the code. */
class ApiPageTest extends WebFixture {
    /** The page that programs are written by names each route with its role, and no other. */
    @Test
    void theReferenceHasTheTableOfTheCode() throws IOException {
        List<String> expected = new ArrayList<>();
        for (Route route : server.routes().all()) {
            if (route.path().toString().startsWith("/api")) {
                expected.add("| `%s %s` | %s |"
                        .formatted(route.method(), route.path(), route.access().words()));
            }
        }
        server.routes()
                .sockets()
                .forEach(route -> expected.add("| `GET %s` | %s |"
                        .formatted(route.path(), route.access().words())));
        Pattern row = Pattern.compile("\\| `[A-Z]+ /api\\S+` \\| [a-z ]+ \\|");
        List<String> written = row.matcher(Files.readString(Path.of("..", "docs", "api.md")))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(written).containsExactlyInAnyOrderElementsOf(expected);
    }
}
