package io.jackstay.runtime.backtest.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    private final String page = ReportPage.of("a & <b>", "{\"say\":\"</script><script>alert(1)</script>\"}");

    @Test
    void onlyItsOwnStyleAndScriptHoldAndNothingIsLoaded() throws Exception {
        String policy = found("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"")
                .get(0)
                .group(1);

        assertThat(policy)
                .contains(
                        "default-src 'none'",
                        "script-src '" + hash(script()) + "'",
                        "style-src '" + hash(style()) + "'");
        assertThat(policy).doesNotContain("unsafe", "'self'", "http");
        assertThat(page).doesNotContain("<link", "src=\"http", "import(");
        assertThat(found("<script")).hasSize(2);
    }

    @Test
    void textOfTheDataCannotEndItsElement() {
        assertThat(page).contains("{\"say\":\"\\u003c/script>\\u003cscript>alert(1)\\u003c/script>\"}");
        assertThat(page).contains("<title>a &amp; &lt;b></title>");
    }

    @Test
    void theScriptHoldsNothingThatTheParserOfPagesTakesForItself() {
        assertThat(script())
                .doesNotContain("<!--")
                .doesNotContainIgnoringCase("</script")
                .doesNotContainIgnoringCase("<script");
    }

    private String script() {
        return found("(?s)<script type=\"module\">(.*)</script>").get(0).group(1);
    }

    private String style() {
        return found("(?s)<style>(.*?)</style>").get(0).group(1);
    }

    private List<MatchResult> found(String pattern) {
        return Pattern.compile(pattern).matcher(page).results().toList();
    }

    private static String hash(String text) throws Exception {
        return "sha256-"
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }
}
