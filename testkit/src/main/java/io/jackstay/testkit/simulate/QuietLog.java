package io.jackstay.testkit.simulate;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Silences the runtime's log while seeds run, because a venue that misbehaves on purpose makes thousands of lines; who names a level
 * with {@code -Djackstay.log.level} gets that one. Thread safe, and for one caller at a time.
 */
public final class QuietLog {
    private static final String LOG_LEVEL = "jackstay.log.level";

    private QuietLog() {}

    /** Calls with the log silent. */
    public static <T> T during(Supplier<T> call) {
        if (System.getProperty(LOG_LEVEL) != null) {
            return call.get();
        }
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        root.setLevel(Level.OFF);
        try {
            return call.get();
        } finally {
            root.setLevel(before);
        }
    }
}
