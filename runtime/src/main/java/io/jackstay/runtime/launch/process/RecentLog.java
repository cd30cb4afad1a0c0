package io.jackstay.runtime.launch.process;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.CyclicBufferAppender;
import io.jackstay.runtime.telemetry.Masks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * The latest lines of the log without secrets, as the appender {@code recent} of the logging backend has them. Thread safe. With another
 * backend, or another configuration of it, there are no lines.
 */
public final class RecentLog {
    private static final String APPENDER = "recent";
    private static final String ROOT = "ROOT";

    private RecentLog() {}

    /** The oldest first. */
    public static List<String> lines(int most) {
        return events(most).stream().map(RecentLog::line).toList();
    }

    /** As they were logged, secrets included. */
    static List<ILoggingEvent> events(int most) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)
                || !(context.getLogger(ROOT).getAppender(APPENDER) instanceof CyclicBufferAppender<?> appender)) {
            return List.of();
        }
        List<ILoggingEvent> events = new ArrayList<>();
        int length = appender.getLength();
        for (int i = Math.max(0, length - most); i < length; i++) {
            if (appender.get(i) instanceof ILoggingEvent event) {
                events.add(event);
            }
        }
        return events;
    }

    private static String line(ILoggingEvent event) {
        return "%s %s %s"
                .formatted(
                        Instant.ofEpochMilli(event.getTimeStamp()).truncatedTo(ChronoUnit.SECONDS),
                        event.getLevel(),
                        Masks.mask(LogLines.shown(event.getFormattedMessage())));
    }
}
