package io.jackstay.testkit.smoke;

import io.jackstay.api.order.Cloid;
import io.jackstay.runtime.config.BotBlock;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.JackstayConfig;
import io.jackstay.runtime.config.RuntimeSettings;
import io.jackstay.runtime.config.Where;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the smoke test makes of a configuration that may be that of bots which run elsewhere at the same time. Stateless. */
final class SmokeSetup {
    private static final String PLUGIN = "smoke-test";

    private SmokeSetup() {}

    /**
     * The keys that its bots have whatever the file says, as for {@code --set}: orders that a killed test has left are cancelled first,
     * and a test that is broken off closes what it has.
     *
     * @param only the one connector that is wanted
     */
    static List<String> overrides(JackstayConfig config, Optional<String> only) {
        List<String> overrides = new ArrayList<>();
        for (BotBlock bot : config.bots()) {
            if (isTest(bot)) {
                overrides.add(bot.path() + ".on-start=cancel");
                overrides.add(bot.path() + ".on-stop=flatten");
                only.ifPresent(connector -> overrides.add("%s.strategy.only=%s".formatted(bot.path(), connector)));
            }
        }
        return overrides;
    }

    private static boolean isTest(BotBlock bot) {
        return bot.strategy().plugin().equals(PLUGIN);
    }

    /** Without the bots that are none of its own: they are not to trade because somebody tries a connector. */
    static ConfigFile.Loaded alone(ConfigFile.Loaded loaded) {
        JackstayConfig config = loaded.config();
        List<BotBlock> tests = config.bots().stream().filter(SmokeSetup::isTest).toList();
        if (tests.isEmpty() && !loaded.problems().hasErrors()) {
            loaded.problems()
                    .error(
                            new Where(config.file().toString(), 0),
                            "no bot has the strategy %s, and no other runs here; sample-configs/smoke-test-emulators.conf has one"
                                    .formatted(PLUGIN));
        }
        return loaded.with(new JackstayConfig(config.file(), config.connectors(), tests, config.settings()));
    }

    /**
     * As an installation of its own, the last one that all of these ids have room for: what carries the number of the configured one is
     * then nobody's business here, and neither adopted nor cancelled.
     */
    static ConfigFile.Loaded apart(ConfigFile.Loaded loaded, Collection<Cloid.Layout> layouts) {
        JackstayConfig config = loaded.config();
        RuntimeSettings settings = config.settings();
        int last =
                layouts.stream().mapToInt(Cloid.Layout::maxInstallation).min().orElse(settings.installation());
        return loaded.with(new JackstayConfig(
                config.file(),
                config.connectors(),
                config.bots(),
                settings.installation(Math.max(last, settings.installation()))));
    }
}
