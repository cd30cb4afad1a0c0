package io.jackstay.runtime.launch.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.jackstay.runtime.telemetry.Masks;
import io.jackstay.runtime.web.LogLine;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The latest lines of the log for who looks at it again and again: each is made once. Not thread safe. */
public final class LogTail {
    private static final Pattern BOT = Pattern.compile("(?:^|\\s)bot=([^\\s\"]+)");

    private Map<ILoggingEvent, LogLine> known = new IdentityHashMap<>();
    private long numbers;

    /** The oldest first. */
    public List<LogLine> lines() {
        Map<ILoggingEvent, LogLine> now = new IdentityHashMap<>();
        List<LogLine> lines = new ArrayList<>();
        for (ILoggingEvent event : RecentLog.events(Integer.MAX_VALUE)) {
            LogLine before = known.get(event);
            LogLine line = before == null ? line(event) : before;
            now.put(event, line);
            lines.add(line);
        }
        known = now;
        return lines;
    }

    private LogLine line(ILoggingEvent event) {
        String logger = event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1);
        String text = Masks.mask(LogLines.shown(event.getFormattedMessage()));
        Matcher bot = BOT.matcher(text);
        return new LogLine(
                ++numbers,
                event.getTimeStamp(),
                level(event.getLevel()),
                bot.find() ? bot.group(1) : "",
                logger + ": " + text);
    }

    private static LogLine.Level level(Level level) {
        return level.isGreaterOrEqual(Level.ERROR)
                ? LogLine.Level.BAD
                : level.isGreaterOrEqual(Level.WARN) ? LogLine.Level.WARN : LogLine.Level.OK;
    }
}
