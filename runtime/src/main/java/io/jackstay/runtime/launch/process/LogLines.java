package io.jackstay.runtime.launch.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.jackstay.runtime.control.JsonLine;
import io.jackstay.runtime.notify.VisibleText;
import io.jackstay.runtime.telemetry.Masks;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Writes the lines of the log, as text or as one JSON object each, without secrets. Thread safe, but for what its appender locks. Named in
 * {@code logback.xml}.
 */
public final class LogLines extends PatternLayoutEncoder {
    private static final String SAID = "jackstay.run";
    private static final int LONGEST = 8_192;
    private static final int LONGEST_TRACE = 65_536;
    private static final int MOST_CAUSES = 16;

    private static volatile boolean json;

    /** From here on each line is a JSON object. */
    public static void asJson() {
        json = true;
    }

    /** From here on lines are text, as they are at first. */
    static void asText() {
        json = false;
    }

    /** What else goes to standard error, as a line of the log where that is JSON. */
    public static String said(String line) {
        return json && LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                ? object(new LoggingEvent(SAID, context.getLogger(SAID), Level.INFO, line, null, null))
                : line;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return (json ? object(event) + "\n" : text(event)).getBytes(StandardCharsets.UTF_8);
    }

    private String text(ILoggingEvent event) {
        String line = inOneLine(getLayout().doLayout(event), event.getFormattedMessage());
        IThrowableProxy thrown = event.getThrowableProxy();
        for (int depth = 0; thrown != null && depth < MOST_CAUSES; depth++) {
            line = inOneLine(line, thrown.getMessage());
            thrown = thrown.getCause();
        }
        return Masks.mask(line);
    }

    /** Words from outside make no line of their own, move no cursor, and are no longer than is of use. */
    static String shown(String words) {
        return VisibleText.cut(VisibleText.line(words), LONGEST);
    }

    private static String inOneLine(String line, @Nullable String words) {
        return words == null || words.isEmpty() ? line : line.replace(words, shown(words));
    }

    /** Masked before it is written as JSON, which writes some characters otherwise. */
    private static String object(ILoggingEvent event) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("time", event.getInstant());
        object.put("level", event.getLevel());
        object.put("thread", Masks.mask(event.getThreadName()));
        object.put("logger", event.getLoggerName());
        object.put("message", Masks.mask(VisibleText.cut(VisibleText.lines(event.getFormattedMessage()), LONGEST)));
        if (event.getThrowableProxy() != null) {
            object.put(
                    "exception",
                    Masks.mask(VisibleText.cut(
                            VisibleText.lines(ThrowableProxyUtil.asString(event.getThrowableProxy())), LONGEST_TRACE)));
        }
        return JsonLine.of(object);
    }
}
