package io.jackstay.runtime.launch.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.CyclicBufferAppender;
import io.jackstay.runtime.control.JsonLine;
import io.jackstay.runtime.telemetry.Masks;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The log as text and as JSON: a secret is in neither, not in the message and not in the exception. */
class LogLinesTest {
    private static final String SECRET = "sk-live-\"4711\"\\x";

    private final LoggerContext context = new LoggerContext();

    @AfterEach
    void back() {
        LogLines.asText();
    }

    private String line(String message, Throwable thrown) {
        LogLines lines = new LogLines();
        lines.setContext(context);
        lines.setPattern("%-5level [%thread] %logger{0}: %msg%n");
        lines.start();
        LoggingEvent event =
                new LoggingEvent("fqcn", context.getLogger("a.b.Venue"), Level.WARN, message, thrown, new Object[0]);
        event.setThreadName("venue-sim");
        return new String(lines.encode(event), StandardCharsets.UTF_8);
    }

    @Test
    void aKnownSecretIsInNoLine() {
        Masks.know(SECRET);
        Exception thrown = new IllegalStateException("can't sign", new IllegalArgumentException("key " + SECRET));

        String text = line("refused key=" + SECRET, thrown);
        LogLines.asJson();
        String json = line("refused key=" + SECRET, thrown);

        assertThat(text).startsWith("WARN  [venue-sim] Venue: refused key=***").doesNotContain("4711");
        assertThat(json).doesNotContain("4711").endsWith("\n");
        Map<String, Object> object = JsonLine.read(json.strip());
        assertThat(object)
                .containsEntry("level", "WARN")
                .containsEntry("thread", "venue-sim")
                .containsEntry("logger", "a.b.Venue")
                .containsEntry("message", "refused key=***");
        assertThat(String.valueOf(object.get("exception")))
                .contains("IllegalStateException: can't sign", "Caused by", "key ***", "at io.jackstay");
        assertThat(String.valueOf(object.get("time"))).matches("20\\d\\d-.*Z");
    }

    /** The log as it is shipped writes by this, and what a chat is shown of it is masked too. */
    @Test
    void nothingLeavesTheShippedLogUnmasked() {
        Masks.know(SECRET);
        Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT");
        assertThat(((ConsoleAppender<?>) root.getAppender("standard-error")).getEncoder())
                .isInstanceOf(LogLines.class);

        ((CyclicBufferAppender<ILoggingEvent>) root.getAppender("recent"))
                .doAppend(new LoggingEvent("fqcn", root, Level.WARN, "shown to a chat key=" + SECRET, null, null));
        assertThat(RecentLog.lines(1)).singleElement().satisfies(line -> assertThat(line)
                .endsWith("WARN shown to a chat key=***"));
    }

    @Test
    void whatElseIsSaidIsALineOfTheLogWhereThatIsJson() {
        assertThat(LogLines.said("first order")).isEqualTo("first order");

        LogLines.asJson();
        assertThat(JsonLine.read(LogLines.said("first order")))
                .containsEntry("logger", "jackstay.run")
                .containsEntry("level", "INFO")
                .containsEntry("message", "first order");
    }

    /** H8: whatever a venue, a name or a header says, one event is one line, and nothing of it is looked up. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "one\ntwo",
                "one\r\n13:00:00.000 ERROR [main] alert: forged",
                "\u001b[2J\u001b[31mred",
                "\u0000\u0007\u0008",
                "\u202egnp.exe\u2028next\u0085next",
                "\u009b31m",
                "${jndi:ldap://127.0.0.1/x} ${env:HOME} %d{HH} %n"
            })
    void wordsFromOutsideMakeNoLineOfTheirOwn(String words) {
        IllegalStateException thrown = new IllegalStateException(words, new IllegalArgumentException(words));

        String text = line("refused why=\"" + words + "\"", thrown);
        LogLines.asJson();
        String json = line("refused why=\"" + words + "\"", thrown);

        assertThat(text.lines().skip(1))
                .allMatch(line -> line.matches("(\\s+(at|\\.\\.\\.) |(Caused by: )?java\\.lang\\.).*"));
        assertThat(text.replace("\n", "").replace("\t", "").chars().noneMatch(Character::isISOControl))
                .isTrue();
        assertThat(json.lines()).hasSize(1);
        assertThat(json.strip().chars().noneMatch(Character::isISOControl)).isTrue();
        if (words.startsWith("$")) {
            assertThat(text).startsWith("WARN  [venue-sim] Venue: refused why=\"" + words + "\"");
        }
    }

    @Test
    void aMillionLettersAreCut() {
        String words = "x".repeat(1_000_000);

        assertThat(line(words, new IllegalStateException(words))).hasSizeLessThan(40_000);
        LogLines.asJson();
        assertThat(line(words, new IllegalStateException(words))).hasSizeLessThan(80_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Authorization: Bearer abc.def            | Authorization: Bearer ***
            x-auth-token: 12ab                       | x-auth-token: ***
            POST /bot123456789:AAHk-x_y/sendMessage  | POST /bot123456789:***/sendMessage
            url=https://x/?api-key=55&b=1            | url=https://x/?api-key=***&b=1
            password="hush" user=joe                 | password="***" user=joe
            order placed cloid=4711 price=60000.1    | order placed cloid=4711 price=60000.1
            """)
    void whatStandsWhereASecretIsUsualIsMasked(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }
}
