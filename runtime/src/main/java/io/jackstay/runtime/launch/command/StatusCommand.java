package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.api.account.Position;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.history.BotHistory;
import io.jackstay.runtime.history.BotResults;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.history.ScopeHistory;
import io.jackstay.runtime.history.SeenAlerts;
import io.jackstay.runtime.journal.FolderOwner;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.notify.ChannelRecord;
import io.jackstay.runtime.record.BotRecord;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackstay status}. Not thread safe: owned by the main thread. */
@Command(
        name = "status",
        description = "Shows what each bot is doing, what the journals say of it, and the alerts; times are UTC.",
        footer = {
            "",
            "Where a process runs on the data directory, it is asked; else the journals speak alone.",
            "With BOT, of bots and alerts its own alone; rules over logins and the process in any case.",
            "An alert is shown until it is acknowledged, or was raised last more than 30 days ago."
        })
public final class StatusCommand implements Callable<Integer> {
    private static final Duration SHOWN_FOR = Duration.ofDays(30);

    private final Streams streams;
    private final Environment environment;
    private final Clock clock;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "BOT",
            completionCandidates = BotNames.class,
            description = "The bot to show, all without it; may be left out before CONF")
    private Optional<String> first = Optional.empty();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CONF",
            description = "The configuration file, for its data-dir; ./data without it")
    private Optional<Path> second = Optional.empty();

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--all", description = "Shows alerts that were acknowledged or are old, too")
    private boolean all;

    @Option(
            names = "--acknowledge",
            description = "The alerts that this shows are not shown again, unless they are raised again")
    private boolean acknowledge;

    @Option(names = "--json", description = "Makes the answer one JSON object")
    private boolean json;

    @Inject
    StatusCommand(Streams streams, Environment environment, Clock clock) {
        this.streams = streams;
        this.environment = environment;
        this.clock = clock;
    }

    /** @param who the bot or login that raised it */
    private record Raised(String who, Alert alert) {}

    @Override
    public Integer call() {
        Optional<String> bot = first.filter(word -> !isFile(word));
        check(bot);
        Path data = folder.dataDir(bot.isPresent() ? second : first.map(Path::of), environment);
        DataDirectory directory = new DataDirectory(data, clock);
        Optional<LiveBots> live = LiveBots.ask(data, bot.orElse(""), clock, streams);
        List<BotHistory> bots = read(bot, directory, live);
        if (bots.isEmpty() && live.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "%s has no journal of any bot: none has run with it yet; name the configuration, or the folder with --data-dir"
                            .formatted(data));
        }
        Optional<FolderOwner> owner = live.isPresent() ? Optional.empty() : directory.owner();
        SeenAlerts seen = new SeenAlerts(data);
        List<ScopeHistory> scopes = directory.scopes();
        StatusOfScopes wider = new StatusOfScopes(scopes, clock.epochNanos());
        List<Raised> alerts = bot.isPresent()
                ? alerts(bots, List.of(), List.of(), seen)
                : alerts(bots, scopes, undelivered(data), seen);
        if (json) {
            streams.out().println(json(bots, live, owner, wider, alerts));
        } else {
            live.ifPresent(process -> process.print(streams.out()));
            owner.ifPresent(process ->
                    streams.out().println(process.who() + " runs and does not answer: its journals speak alone"));
            print(bots, wider, alerts, streams.out());
        }
        if (acknowledge) {
            alerts.stream().mapToLong(raised -> raised.alert.nanos()).max().ifPresent(seen::acknowledge);
        }
        return ExitCode.DONE.number();
    }

    /** Names of bots have neither dots nor slashes. */
    private static boolean isFile(String word) {
        return !word.matches("[a-z0-9-]+") || Files.isRegularFile(Path.of(word));
    }

    private void check(Optional<String> bot) {
        if (bot.isEmpty() && second.isPresent()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "status takes a BOT and a CONF, in this order, and %s is no name of a bot".formatted(first.get()));
        }
        if (bot.isPresent() && acknowledge) {
            throw new CommandFailure(ExitCode.USAGE, "--acknowledge is about the alerts of all bots: leave BOT out");
        }
    }

    private static List<BotHistory> read(Optional<String> bot, DataDirectory directory, Optional<LiveBots> live) {
        List<BotHistory> bots = new ArrayList<>();
        bot.map(List::of)
                .orElseGet(directory::bots)
                .forEach(name -> directory.read(name).ifPresent(bots::add));
        if (bot.isPresent()
                && bots.isEmpty()
                && live.flatMap(process -> process.find(bot.get())).isEmpty()) {
            throw HistoryOptions.unknown(bot.get(), directory);
        }
        return bots;
    }

    /** A channel that takes nothing is an alert of its own. */
    private static List<RaisedAlert> undelivered(Path data) {
        return ChannelRecord.of(data).stream()
                .flatMap(record -> record.alert().stream())
                .toList();
    }

    private List<Raised> alerts(
            List<BotHistory> bots, List<ScopeHistory> scopes, List<RaisedAlert> undelivered, SeenAlerts seen) {
        List<Raised> alerts = new ArrayList<>();
        scopes.forEach(scope -> scope.alerts().forEach(alert -> alerts.add(new Raised(scope.name(), alert))));
        bots.forEach(bot -> bot.alerts().forEach(alert -> alerts.add(new Raised(bot.name(), alert))));
        undelivered.forEach(raised -> alerts.add(new Raised(raised.who(), raised.alert())));
        if (!all) {
            SeenAlerts.Seen known = seen.read();
            long since = clock.epochNanos() - SHOWN_FOR.toNanos();
            alerts.removeIf(
                    raised -> raised.alert.nanos() <= since || known.has(new RaisedAlert(raised.who, raised.alert)));
        }
        alerts.sort(Comparator.comparing(Raised::alert, Alert.LATEST_FIRST).thenComparing(Raised::who));
        return alerts;
    }

    private static void print(List<BotHistory> bots, StatusOfScopes wider, List<Raised> alerts, PrintStream out) {
        HistoryTable table = new HistoryTable()
                .left("bot", "bot")
                .left("position", "position")
                .right("open orders", "openOrders")
                .right("fills", "fills")
                .right("equity", "equity")
                .left("halted by", "haltedBy");
        bots.forEach(bot -> table.row(
                bot.name(),
                positions(bot).stream()
                        .map(own -> own.size().toBigDecimal().toPlainString() + " " + own.market())
                        .collect(Collectors.joining(", ")),
                bot.openOrders().size(),
                bot.results().map(BotResults::fills).orElse(0L),
                bot.results().map(own -> own.equity().toString()).orElse(""),
                bot.halts().stream()
                        .map(halt -> "%s: %s".formatted(halt.name(), halt.why()))
                        .collect(Collectors.joining("; "))));
        table.print(out);
        wider.print(out);
        out.println(alerts.isEmpty() ? "no alert" : alerts.size() == 1 ? "1 alert" : alerts.size() + " alerts");
        if (!alerts.isEmpty()) {
            table(alerts).print(out);
        }
    }

    private static List<Position> positions(BotHistory bot) {
        return bot.results()
                .map(own -> own.holdings().stream()
                        .map(BotResults.Holding::position)
                        .toList())
                .orElse(List.of());
    }

    private static HistoryTable table(List<Raised> alerts) {
        HistoryTable table = new HistoryTable()
                .left("last", "last")
                .left("first", "first")
                .left("of", "of")
                .left("code", "code")
                .left("subject", "subject")
                .right("count", "count")
                .left("text", "text");
        alerts.forEach(raised -> table.row(
                HistoryTable.time(raised.alert.nanos()),
                HistoryTable.time(raised.alert.sinceNanos()),
                raised.who,
                raised.alert.code().name(),
                raised.alert.subject(),
                raised.alert.count(),
                raised.alert.text()));
        return table;
    }

    /** @param owner who runs and does not answer */
    private static String json(
            List<BotHistory> bots,
            Optional<LiveBots> live,
            Optional<FolderOwner> owner,
            StatusOfScopes wider,
            List<Raised> alerts) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("running", live.isPresent() || owner.isPresent());
        live.ifPresent(process -> answer.put("pid", process.pid()));
        owner.ifPresent(process -> process.pid().ifPresent(pid -> answer.put("pid", pid)));
        answer.put("bots", bots.stream().map(bot -> object(bot, live)).toList());
        answer.put("logins", wider.logins());
        wider.process().ifPresent(process -> answer.put("process", process));
        answer.put("alerts", table(alerts).objects());
        return JsonText.of(answer);
    }

    private static Map<String, Object> object(BotHistory bot, Optional<LiveBots> live) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", bot.name());
        object.put("openOrders", bot.openOrders().size());
        object.put("fills", bot.results().map(BotResults::fills).orElse(0L));
        object.put(
                "positions", positions(bot).stream().map(StatusCommand::object).toList());
        object.put("halts", bot.halts().stream().map(StatusCommand::object).toList());
        live.flatMap(process -> process.find(bot.name())).ifPresent(now -> object.put("now", now));
        return object;
    }

    private static Map<String, Object> object(Position position) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("market", position.market());
        object.put("size", position.size().toBigDecimal());
        return object;
    }

    private static Map<String, Object> object(BotRecord.HaltBegan halt) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("by", halt.name());
        object.put("why", halt.why());
        return object;
    }
}
