package io.jackstay.runtime.backtest.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One file of HTML with its style, its script and its data in it. It loads nothing, and says so to the browser: only this style and this script,
 * known by their hashes, hold. Thread safe: pure functions but for the writing.
 */
final class ReportPage {
    private static final String ASSETS = "/io/jackstay/runtime/web/assets/";
    private static final Map<String, String> NAMES = Map.of(
            "lit-html",
            "lib/lit-html/lit-html.js",
            "lit-html/directives/repeat.js",
            "lib/lit-html/directives/repeat.js",
            "echarts",
            "lib/echarts/echarts.esm.min.js");

    private static final Pattern END_OF_SCRIPT = Pattern.compile("</(script)", Pattern.CASE_INSENSITIVE);

    private ReportPage() {}

    /** @param json data of the page; text in it can be whatever it is */
    static String of(String title, String json) {
        String style = asset("app.css");
        String script = END_OF_SCRIPT
                .matcher(new ModuleBundle(ReportPage::asset, NAMES).of("js/report.js"))
                .replaceAll("<\\\\/$1");
        String policy =
                ("default-src 'none'; script-src 'sha256-%s'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; "
                                + "form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html default")
                        .formatted(hash(script), hash(style));
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <div id="app"></div>
                <noscript>This report draws itself with JavaScript. jackstay backtest --json has the same figures.</noscript>
                <script type="application/json" id="data">%s</script>
                <script type="module">%s</script>
                </body>
                </html>
                """.formatted(policy, escaped(title), style, inScript(json), script);
    }

    /**
     * Writes it beside what is there, and puts it in its place when it is whole.
     *
     * @throws JackstayException when it can't be written
     */
    static void write(Path file, String page) {
        Path whole = file.toAbsolutePath();
        try {
            Path part = whole.resolveSibling(whole.getFileName() + ".part");
            Files.writeString(part, page, UTF_8);
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new JackstayException(
                    ErrorCode.DATA_INVALID, "the report %s could not be written: %s".formatted(file, e), e);
        }
    }

    private static String asset(String path) {
        try (InputStream in = ReportPage.class.getResourceAsStream(ASSETS + path)) {
            if (in == null) {
                throw new IllegalStateException("this build has no %s".formatted(path));
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** JSON in which no character can end the element that it stands in. */
    private static String inScript(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }
}
