package io.jackstay.runtime.launch.process;

import io.jackstay.api.market.Money;
import io.jackstay.runtime.config.BotBlock;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.JackstayConfig;
import java.util.List;
import java.util.Optional;

/**
 * Whether the operator asked for more words than usual. Not thread safe: set while the command line is read, read after.
 *
 * <p>On, every bot prints its order transitions, the log shows what is life cycle too, and a failure its stack trace.
 */
public final class Debugging {
    /** Read by the logging configuration when the first line is logged. */
    private static final String LEVEL_PROPERTY = "jackstay.log.level";

    /** The same, for what quiet bots wait for. */
    private static final String QUIET_PROPERTY = "jackstay.log.quiet";

    private boolean on;

    public void turnOn() {
        on = true;
        System.setProperty(LEVEL_PROPERTY, "INFO");
    }

    /** The log shows what quiet bots wait for; to be called before its first line. */
    public void tellQuiet() {
        System.setProperty(QUIET_PROPERTY, "INFO");
    }

    public boolean isOn() {
        return on;
    }

    /** The same configuration with {@code debug = true} on each bot, when debugging is on. */
    public ConfigFile.Loaded applied(ConfigFile.Loaded loaded) {
        if (!on) {
            return loaded;
        }
        JackstayConfig config = loaded.config();
        List<BotBlock> bots = config.bots().stream().map(Debugging::debugged).toList();
        return loaded.with(new JackstayConfig(config.file(), config.connectors(), bots, config.settings()));
    }

    private static BotBlock debugged(BotBlock bot) {
        Optional<Money> capital = bot.capital();
        return new BotBlock(
                bot.name(),
                bot.where(),
                bot.strategy(),
                bot.risk(),
                capital,
                bot.shared(),
                true,
                bot.recorded(),
                bot.threading(),
                bot.policies(),
                bot.group(),
                bot.role(),
                bot.text());
    }
}
