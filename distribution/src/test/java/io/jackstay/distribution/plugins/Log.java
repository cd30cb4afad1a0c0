package io.jackstay.distribution.plugins;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What the runtime logs while this is open, kept here and not printed. Opened and closed by the test; any thread may log. */
final class Log implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String thrown = Optional.ofNullable(event.getThrowableProxy())
                    .map(proxy -> proxy.getMessage())
                    .orElse("");
            lines.add(new Line(event.getFormattedMessage(), thrown));
        }
    };

    /** One event: its message, and that of the exception in it. */
    record Line(String text, String thrown) {}

    Log() {
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender);
        root.addAppender(appender);
    }

    List<Line> with(String words) {
        return lines.stream().filter(line -> line.text().contains(words)).toList();
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        others.forEach(root::addAppender);
        appender.stop();
    }
}
