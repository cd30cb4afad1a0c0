package io.jackstay.runtime.launch.process;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log shows, by the properties that the command line sets. */
class LogLevelsTest {
    private static final List<String> PROPERTIES = List.of("jackstay.log.level", "jackstay.log.quiet");

    private final Map<String, String> before = new TreeMap<>();

    /** A command line that another test of this process has read may have set them. */
    @BeforeEach
    void forget() {
        for (String property : PROPERTIES) {
            String value = System.clearProperty(property);
            if (value != null) {
                before.put(property, value);
            }
        }
    }

    @AfterEach
    void restore() {
        before.forEach(System::setProperty);
    }

    private static String level(LoggerContext context, String logger) {
        return context.getLogger(logger).getEffectiveLevel().toString();
    }

    @ParameterizedTest
    @CsvSource({"'', '', WARN, WARN", "'', INFO, WARN, INFO", "INFO, '', INFO, INFO", "INFO, INFO, INFO, INFO"})
    void quietBotsHaveALevelOfTheirOwn(String all, String quiet, String bot, String lookout) throws JoranException {
        LoggerContext context = new LoggerContext();
        if (!all.isEmpty()) {
            context.putProperty("jackstay.log.level", all);
        }
        if (!quiet.isEmpty()) {
            context.putProperty("jackstay.log.quiet", quiet);
        }
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(requireNonNull(getClass().getResource("/logback.xml"), "no configuration"));

        assertThat(level(context, "jackstay.bot")).isEqualTo(bot);
        assertThat(level(context, "jackstay.quiet")).isEqualTo(lookout);
        context.stop();
    }
}
