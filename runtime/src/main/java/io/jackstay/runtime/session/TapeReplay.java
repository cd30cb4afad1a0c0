package io.jackstay.runtime.session;

import io.jackstay.api.market.Venue;
import io.jackstay.runtime.account.BotAccount;
import io.jackstay.runtime.bot.BotReplay;
import io.jackstay.runtime.bot.BotSpec;
import io.jackstay.runtime.config.BotBlock;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.Problem;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginFolders;
import io.jackstay.runtime.tape.TapeHead;
import io.jackstay.runtime.tape.TapedTurn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One recorded bot, made again from the head of its tape. Not thread safe: owned by the thread that replays. */
public final class TapeReplay implements AutoCloseable {
    private final TapeHead head;
    private final PlannedBot planned;
    private final List<TapeHead.Jar> jars;

    /**
     * Loads the plugins that the tape names.
     *
     * @param plugins folders to search besides those of the distribution
     * @throws JackstayException CONFIG_INVALID when what is installed can't make this bot
     */
    public TapeReplay(TapeHead head, List<Path> plugins) {
        this.head = head;
        Problems problems = new Problems();
        ConfigFile.Loaded loaded = ConfigFile.parse("the tape of " + head.bot(), head.text(), List.of(), Map.of());
        PluginCatalog catalog = PluginCatalog.scan(
                PluginFolders.searched(plugins), Grants.policy(loaded.config().settings(), problems));
        BotBlock block =
                loaded.config().bots().stream().findFirst().orElseThrow(() -> unusable(head, loaded.problems()));
        this.planned = new SessionPlanner(catalog, problems)
                .planBot(head.number(), block)
                .orElseThrow(() -> unusable(head, problems));
        this.jars = TapeHeads.jars(planned);
    }

    private static JackstayException unusable(TapeHead head, Problems problems) {
        return new JackstayException(
                ErrorCode.CONFIG_INVALID,
                "bot %s can't be made again: %s"
                        .formatted(
                                head.bot(),
                                problems.sorted().stream()
                                        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                                        .findFirst()
                                        .map(Problem::toString)
                                        .orElse("its block can't be read")));
    }

    /** The jars of now that are not those of the tape. */
    public List<TapeHead.Jar> otherJars() {
        return jars.stream().filter(jar -> !head.jars().contains(jar)).toList();
    }

    /** @param making the first turn of the tape */
    public BotReplay begin(TapedTurn making) {
        MadeBot made = MadeBot.of(planned);
        SortedMap<Venue, BotAccount> logins = new TreeMap<>();
        for (TapeHead.Login login : head.logins()) {
            Venue venue = new Venue(login.venue());
            logins.put(venue, new SilentAccount(venue, login.traits()));
        }
        BotSpec spec = new BotSpec(
                head.bot(),
                head.number(),
                head.installation(),
                made.strategy(),
                planned.plugin().guard(),
                planned.needs(),
                made.rules(),
                head.markets(),
                head.startEquity(),
                logins,
                planned.block().shared(),
                false,
                planned.block().policies());
        return new BotReplay(spec, head, making);
    }

    @Override
    public void close() {
        planned.close();
    }
}
