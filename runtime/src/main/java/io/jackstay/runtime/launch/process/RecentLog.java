package io.jackstay.runtime.launch.process;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The latest lines of the log, as the appender {@code recent} of the logging backend has them. Thread safe.
 *
 * <p>By reflection: the code logs through {@link System.Logger} alone and is compiled against no backend; with another one, or none, there are
 * no lines.
 */
public final class RecentLog {
    private static final String APPENDER = "recent";

    private RecentLog() {}

    /** The oldest first. */
    public static List<String> lines(int most) {
        try {
            Object context = Class.forName("org.slf4j.LoggerFactory")
                    .getMethod("getILoggerFactory")
                    .invoke(null);
            Object root = call(context, "getLogger", "ROOT");
            Object appender =
                    root.getClass().getMethod("getAppender", String.class).invoke(root, APPENDER);
            if (appender == null) {
                return List.of();
            }
            int length = (int) appender.getClass().getMethod("getLength").invoke(appender);
            List<String> lines = new ArrayList<>();
            for (int i = Math.max(0, length - most); i < length; i++) {
                Object event = appender.getClass().getMethod("get", int.class).invoke(appender, i);
                if (event != null) {
                    lines.add(line(event));
                }
            }
            return lines;
        } catch (ReflectiveOperationException | ClassCastException e) {
            return List.of();
        }
    }

    private static Object call(Object on, String method, String argument) throws ReflectiveOperationException {
        return on.getClass().getMethod(method, String.class).invoke(on, argument);
    }

    private static String line(Object event) throws ReflectiveOperationException {
        Class<?> type = Class.forName("ch.qos.logback.classic.spi.ILoggingEvent");
        long millis = (long) type.getMethod("getTimeStamp").invoke(event);
        return "%s %s %s"
                .formatted(
                        Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS),
                        type.getMethod("getLevel").invoke(event),
                        type.getMethod("getFormattedMessage").invoke(event));
    }
}
