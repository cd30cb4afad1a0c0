package io.jackstay.runtime.config;

import io.jackstay.api.market.Money;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import io.jackstay.api.strategy.Stop;
import io.jackstay.runtime.config.alert.AlertsBlock;
import io.jackstay.runtime.config.alert.HubBlock;
import io.jackstay.runtime.config.alert.HubServerBlock;
import io.jackstay.runtime.config.alert.TelegramBlock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The runtime's own keys, as records, bound and described like those of a plugin. Immutable.
 *
 * <p>They are what a file says; {@link ConfigFile} makes of them what the runtime works with.
 */
final class FileKeys {
    static final String CONNECTORS = "connectors";
    static final String BOTS = "bots";
    static final String JACKSTAY = "jackstay";

    private FileKeys() {}

    @Doc("One login on an exchange; NAME is how markets refer to it, as in NAME:BTC-USDC-PERP. All other keys are the "
            + "connector's own.")
    public record Connector(
            @Doc("Name of the connector plugin") String plugin,

            @Doc(
                    "Risk rules over all bots of the login together, asked behind the bots' own; each plugin = NAME and the "
                            + "rule's own keys")
            @Default("[]")
            List<PluginBlock> risk,

            @Doc("Print each order transition on this login") @Default("false")
            boolean debug,

            @Doc(
                    "Dead-man switch: our orders are cancelled when nobody has looked after them for so long, by the venue "
                            + "where it has such a switch, else by this process; none when absent")
            @Range(min = "3s", max = "1d")
            Optional<Duration> deadMan,

            @Doc("What becomes of a position or balance that the venue shows and fills and cash flows do not explain")
            @Default("{}")
            Drift drift,

            @Doc("How this login reaches its servers, and what is done to try that out") @Default("{}")
            TransportBlock transport,

            @Doc("An emulated venue that smoke-test starts and leads this login to; other commands pass it over")
            Optional<EmulatorBlock> emulator) {}

    @Doc("One bot; NAME is what the status, the logs and the commands call it.")
    public record Bot(
            @Doc("The strategy: plugin = NAME and the strategy's own keys")
            PluginBlock strategy,

            @Doc("Risk rules in the order in which they are asked, each plugin = NAME and the rule's own keys")
            @Default("[]")
            List<PluginBlock> risk,

            @Doc("What the bot's drawdown is a share of; the account's equity when absent")
            Optional<Money> capital,

            @Doc("Let other bots that say the same claim the same markets") @Default("false")
            boolean shared,

            @Doc("Print each order transition of this bot") @Default("false")
            boolean debug,

            @Doc("Record what the bot takes in, for jackstay replay; the tapes of its last two starts are kept")
            @Default("false")
            boolean record,

            @Doc("Which thread runs the bot: its own, one for all quiet bots, or the event loop of its one connector")
            @Default("own")
            Threading threading,

            @Doc("What a start does about orders of this bot that its venues show: adopt them, cancel them first, or "
                    + "refuse to start")
            @Default("adopt")
            OnStart onStart,

            @Doc(
                    "What a stop does: cancel its orders, flatten its position too, or keep its orders at the venue; a bot "
                            + "that failed cancels in any case")
            @Default("cancel")
            Stop.Exit onStop,

            @Doc("How far from the mark, or the mid where there is none, on-stop = flatten may trade")
            @Default("1%")
            @Range(min = "0.01%", max = "50%")
            Percent flattenWithin,

            @Doc("What happens when the strategy throws more often than error-rate allows: continue, pause with all "
                    + "orders cancelled, or stop as failed")
            @Default("pause")
            OnError onError,

            @Doc("How many failures of the strategy are borne") @Default("{}")
            ErrorRate errorRate,

            @Doc("Whether and when the bot is started again after it failed") @Default("{}")
            Restart restart,

            @Doc("A turn of the bot that takes longer than this blocks: the bot's orders are cancelled past it, and "
                    + "nothing new of it leaves")
            @Default("5s")
            @Range(min = "500ms", max = "10m")
            Duration watchdog,

            @Doc("No order leaves on quotes of its market that are older than this; more than the interval where the "
                    + "data come seldom")
            @Default("1m")
            @Range(min = "100ms", max = "720h")
            Duration maxQuoteAge,

            @Doc("Group for overviews") @Default("") String group,
            @Doc("Role for overviews") @Default("") String role) {}

    @Doc("The process as a whole.")
    public record Jackstay(
            @Doc("Folder of journals and state, relative to the working directory") @Default("data")
            Path dataDir,

            @Doc("Number of this installation when several share a login") @Default("0") @Range(min = "0", max = "1023")
            int installation,

            @Doc("Refuse a plugin for what a library beside its own jar reaches for, too") @Default("false")
            boolean strictLibraries,

            @Doc("When the trading day begins, UTC; what is counted by day begins anew then") @Default("00:00")
            LocalTime dayStart,

            @Doc(
                    "How long the disk may take to store what a bot waits for; after it nothing new is sent until the disk "
                            + "has caught up, and cancels are")
            @Default("1s")
            @Range(min = "10ms", max = "1m")
            Duration journalStall,

            @Doc(
                    "Before the first order, orders of a bot that does not exist go into a sink, so that the runtime's code on "
                            + "their way is loaded and compiled by then")
            @Default("on")
            Switch warmUp,

            @Doc(
                    "What the thread of a login does while nothing happens: waits until the machine wakes it, or spins, which "
                            + "takes a whole processor for each login and spares what waking costs")
            @Default("wait")
            Idle idle,

            @Doc("The operator's web page and its API; web = off for none") @Default("{}")
            WebBlock web,

            @Doc("Risk rules over all bots of the process together, which may halt them; each plugin = NAME and the "
                    + "rule's own keys")
            @Default("[]")
            List<PluginBlock> risk,

            @Doc("Where alerts are sent, beside log and status") @Default("{}")
            AlertsBlock alerts,

            @Doc("Which chats of Telegram may ask and command this process; none when absent")
            Optional<TelegramBlock> telegram,

            @Doc("The hub that is told what the bots of this process do; none when absent")
            Optional<HubBlock> hub,

            @Doc("How jackstay hub listens, and to whom") @Default("{}")
            HubServerBlock hubServer,

            @Doc("The history of orders, fills, cash flows and equity, in a database") @Default("{}")
            LedgerBlock ledger,

            @Doc("How run and hub write their log: text, or one JSON object a line; secrets are masked in both")
            @Default("text")
            LogFormat log,

            @Doc("Settings of single plugins, by plugin name") @Default("{}")
            SortedMap<String, Plugin> plugins) {}

    @Doc("What the operator decides about one plugin.")
    public record Plugin(
            @Doc("What the plugin may do beyond the contract, such as network") @Default("[]")
            List<String> permissions) {}
}
