package io.jackstay.distribution.planted;

import java.util.Arrays;
import java.util.List;

/** The bugs that the simulation has to find, in the order of the table in docs/reliability.md. */
final class PlantedBugs {
    private static final String JOURNAL = "runtime.journal.PlantedInJournal#";
    private static final String ACCOUNT = "runtime.account.PlantedInAccount#";
    private static final String ORDERS = "runtime.execution.PlantedInOrders#";
    private static final String MONEY = "runtime.state.PlantedInMoney#";
    private static final String SESSION = "runtime.session.PlantedInSession#";
    private static final String LIMITS = "testkit.simulate.PlantedInLimits#";

    private PlantedBugs() {}

    private static PlantedBug bug(String words, String invariant, String seeds, Redirect... redirects) {
        return new PlantedBug(
                words,
                invariant,
                Arrays.stream(seeds.split(" ")).map(Long::valueOf).toList(),
                List.of(redirects));
    }

    private static Redirect in(String type, String method, String called, String hook) {
        return Redirect.of("runtime." + type, method, called, hook);
    }

    static List<PlantedBug> all() {
        return List.of(
                bug(
                        "a journal that does not force",
                        "I3",
                        "1",
                        in("journal.ActiveSegment", "", "runtime.journal.DiskFile#force", JOURNAL + "force")),
                bug(
                        "a force that failed is tried again and trusted",
                        "I3",
                        "3",
                        in("journal.GroupWriter", "", "runtime.journal.StreamLog#force", JOURNAL + "forceAgain")),
                bug(
                        "a short write is taken for a whole one",
                        "I4",
                        "1",
                        in("journal.WholeFile", "", "runtime.journal.DiskFile#write", JOURNAL + "write")),
                bug(
                        "a checksum that fits everything",
                        "liveness",
                        "7",
                        in("journal.SegmentScan", "isIntact", "runtime.journal.Frames#checksum", JOURNAL + "checksum")),
                bug(
                        "a fill is told before it is durable",
                        "I3",
                        "1",
                        in(
                                "account.AccountEvents",
                                "",
                                "runtime.account.Outbox#deliverMoney",
                                ACCOUNT + "deliverAtOnce")),
                bug(
                        "a set of seen fills that forgets",
                        "I2",
                        "1",
                        in("account.AccountEvents", "fill", "runtime.fill.SeenIds#isNew", ACCOUNT + "isNew")),
                bug(
                        "a set of seen fills that is empty after a restart",
                        "I17",
                        "1",
                        in("account.AccountEvents", "", "runtime.account.AccountImage#remember", ACCOUNT + "remember")),
                bug(
                        "records after a snapshot are applied twice",
                        "I7",
                        "1",
                        in("account.AccountImage", "", "runtime.journal.Journal#replay", ACCOUNT + "replayTwice")),
                bug(
                        "history is asked for from the start of the process on",
                        "I7",
                        "26 30 49",
                        in("session.CatchUp", "", "runtime.account.AccountLoop#unsureSince", SESSION + "unsureSince"),
                        in("account.Reconciler", "from", "java.time.Duration#toNanos", ACCOUNT + "noOverlap")),
                bug(
                        "the overlap of history has the wrong sign",
                        "I7",
                        "3",
                        in("account.Reconciler", "from", "java.time.Duration#toNanos", ACCOUNT + "wrongOverlap")),
                bug(
                        "a late fill is taken for an old one",
                        "I1",
                        "3",
                        in(
                                "bot.BotHandler",
                                "",
                                "runtime.fill.FillProcessor#apply",
                                "runtime.fill.PlantedInFills#apply")),
                bug(
                        "a fill of a bot that does not run goes to another of its market",
                        "I7",
                        "3",
                        in("account.AccountEvents", "", "runtime.account.BotPorts#numberOf", ACCOUNT + "numberOf")),
                bug(
                        "fees are not counted",
                        "I17",
                        "1",
                        in("state.MarketLedger", "", "api.order.OrderFill#fee", MONEY + "noFee")),
                bug(
                        "fees are rounded to 8 decimals",
                        "I17",
                        "10",
                        in("state.MarketLedger", "", "api.order.OrderFill#fee", MONEY + "roundedFee")),
                bug(
                        "a rebate is taken for a fee",
                        "I5",
                        "3",
                        in("state.MarketLedger", "", "api.order.OrderFill#fee", MONEY + "paidFee")),
                bug(
                        "an order without an answer is sent again",
                        "I6",
                        "1",
                        in("account.OrderGate", "", "api.connector.Connector#execute", ACCOUNT + "execute"),
                        in("account.Onlookers", "", "runtime.account.Doubts#outcome", ACCOUNT + "outcome")),
                bug(
                        "a client order id is used again after a restart",
                        "I6",
                        "1",
                        in(
                                "bot.Resumption",
                                "",
                                "runtime.execution.CloidSource$Sequence#startAbove",
                                ORDERS + "startAbove")),
                bug(
                        "client order ids are not reserved in the journal",
                        "I6",
                        "1",
                        in(
                                "bot.BotParts",
                                "",
                                "runtime.bot.BotParts#reserveCloids",
                                "runtime.bot.PlantedInBot#reserveCloids"),
                        in(
                                "bot.Resumption",
                                "",
                                "runtime.bot.BotParts#reserveCloids",
                                "runtime.bot.PlantedInBot#reserveCloids")),
                bug(
                        "an order without an answer counts as rejected",
                        "I7",
                        "1",
                        in("bot.BotHandler", "", "runtime.execution.OrderTracker#onOutcome", ORDERS + "onOutcome")),
                bug(
                        "an order without an answer is no exposure",
                        "I7",
                        "181",
                        in("risk.ExposureCounter", "", "runtime.execution.OrderTracker#atMost", ORDERS + "atMost")),
                bug(
                        "a fill on its way to an ended order is no exposure",
                        "I7",
                        "5",
                        in(
                                "risk.ExposureCounter",
                                "",
                                "runtime.execution.OrderTracker#unsettled",
                                ORDERS + "unsettled")),
                bug(
                        "a cancel counts as done when it is sent",
                        "I7",
                        "5",
                        in("account.OrderGate", "", "runtime.account.AccountEvents#onlookers", ACCOUNT + "onlookers"),
                        in("account.OrderGate", "", "runtime.account.Onlookers#leaving", ACCOUNT + "leaving")),
                bug(
                        "a limit of position that is a lot too high",
                        "I7",
                        "1",
                        Redirect.of(
                                "testkit.simulate.Plugins",
                                "of",
                                "runtime.plugin.PluginCatalog#with",
                                LIMITS + "oneLotMore")),
                bug(
                        "a limit of open orders that is one too high",
                        "I7",
                        "1",
                        Redirect.of(
                                "testkit.simulate.Plugins",
                                "of",
                                "runtime.plugin.PluginCatalog#with",
                                LIMITS + "oneOrderMore")),
                bug(
                        "states of orders go backwards",
                        "I10",
                        "1",
                        in(
                                "execution.OrderTracker",
                                "onReport",
                                "runtime.execution.LiveOrder#isOlder",
                                ORDERS + "isOlder"),
                        in(
                                "execution.OrderTracker",
                                "onReport",
                                "runtime.execution.OrderTracker#isBackward",
                                ORDERS + "isBackward"),
                        in("execution.OrderTracker", "onReport", "api.order.OrderState#isFinal", ORDERS + "isFinal"),
                        Redirect.of(
                                "api.order.OrderUpdate", "", "api.order.OrderState#canBecome", ORDERS + "canBecome")),
                bug(
                        "what an order has filled is what its last fill has",
                        "I10",
                        "1",
                        in("execution.LiveOrder", "count", "api.market.Size#plus", ORDERS + "plus")),
                bug(
                        "an order is absent before the settle time is over",
                        "I7",
                        "4",
                        in("account.Doubts", "leaving", "api.market.VenueTraits#settleTime", ACCOUNT + "settleTime"),
                        in("account.Doubts", "leaving", "java.lang.Math#max", ACCOUNT + "noPatience")),
                bug(
                        "an order that one old list lacks counts as cancelled",
                        "I7",
                        "1",
                        in("account.Reconciler", "", "runtime.account.Doubts#compare", ACCOUNT + "compare")),
                bug(
                        "names of new files are not forced",
                        "I4",
                        "1",
                        in("journal.ActiveSegment", "", "runtime.journal.Disk#forceFolder", JOURNAL + "forceFolder"),
                        in("journal.FileStream", "", "runtime.journal.Disk#forceFolder", JOURNAL + "forceFolder"),
                        in("journal.FileLog", "", "runtime.journal.Disk#forceFolder", JOURNAL + "forceFolder"),
                        in("journal.WholeFile", "", "runtime.journal.Disk#forceFolder", JOURNAL + "forceFolder")),
                bug(
                        "another installation's orders are taken for ours",
                        "I13",
                        "12",
                        in("account.BotPorts", "", "api.order.Cloid$Layout#installation", ACCOUNT + "installation")),
                bug(
                        "nothing comes after the answer to a cancel",
                        "I7",
                        "2",
                        in(
                                "execution.OrderTracker",
                                "",
                                "runtime.execution.OrderTracker#awaitLastWord",
                                ORDERS + "awaitLastWord")));
    }
}
