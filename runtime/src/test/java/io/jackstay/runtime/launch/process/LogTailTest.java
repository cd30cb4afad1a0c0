package io.jackstay.runtime.launch.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.read.CyclicBufferAppender;
import io.jackstay.runtime.telemetry.Masks;
import io.jackstay.runtime.web.LogLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the page shows of the log: no secret, and a line looked at twice is the same line. */
final class LogTailTest {
    private static final String SECRET = "tail-secret-4711";

    private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT");
    private final LogTail tail = new LogTail();

    @SuppressWarnings("unchecked")
    private void log(Level level, String message) {
        Logger logger = root.getLoggerContext().getLogger("io.jackstay.runtime.risk");
        ((CyclicBufferAppender<ILoggingEvent>) root.getAppender("recent"))
                .doAppend(new LoggingEvent("fqcn", logger, level, message, null, null));
    }

    private LogLine last() {
        List<LogLine> lines = tail.lines();
        return lines.get(lines.size() - 1);
    }

    @Test
    void aLineHasItsLevelItsBotAndNoSecret() {
        Masks.know(SECRET);
        log(Level.WARN, "orders cancelled bot=btc-grid key=" + SECRET);

        assertThat(last().level()).isEqualTo(LogLine.Level.WARN);
        assertThat(last().bot()).isEqualTo("btc-grid");
        assertThat(last().text()).isEqualTo("risk: orders cancelled bot=btc-grid key=***");
    }

    @Test
    void whoLooksAgainSeesTheSameLines() {
        log(Level.ERROR, "one");
        LogLine one = last();
        log(Level.INFO, "two");

        List<LogLine> lines = tail.lines();
        assertThat(lines.get(lines.size() - 2)).isSameAs(one);
        assertThat(last().number()).isGreaterThan(one.number());
        assertThat(one.level()).isEqualTo(LogLine.Level.BAD);
        assertThat(last().bot()).isEmpty();
    }
}
