package io.jackstay.runtime.launch.command;

import io.jackstay.api.market.Money;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.screen.Amounts;
import io.jackstay.runtime.launch.screen.Table;
import io.jackstay.runtime.session.Ending;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a run ended, as an object for scripts and a table for people. Immutable. */
record RunReport(ExitCode exit, List<BotStatus> bots, boolean openOrdersConfirmed, String why) {
    RunReport {
        bots = List.copyOf(bots);
    }

    /** An order that may still rest weighs more than a bot that failed. */
    static RunReport of(Ending ending) {
        ExitCode exit = !ending.confirmed() ? ExitCode.UNCONFIRMED : ending.failed() ? ExitCode.FAILED : ExitCode.DONE;
        return new RunReport(exit, ending.bots(), ending.confirmed(), why(ending));
    }

    /** Ended before anything could be placed. */
    static RunReport failed(ExitCode exit, String why) {
        return new RunReport(exit, List.of(), false, why);
    }

    /** The same end of a run in which something of ours went wrong; an order that may rest still weighs more. */
    RunReport asFailed() {
        return exit == ExitCode.DONE ? new RunReport(ExitCode.FAILED, bots, openOrdersConfirmed, why) : this;
    }

    private static String why(Ending ending) {
        String failed = ending.bots().stream()
                .filter(BotStatus::failed)
                .map(bot -> bot.name() + ": " + bot.why())
                .collect(Collectors.joining("; "));
        return failed.isEmpty() ? ending.why() : ending.why() + "; " + failed;
    }

    String json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("status", status());
        object.put("bots", bots.stream().map(RunReport::bot).toList());
        object.put("openOrdersConfirmed", openOrdersConfirmed);
        object.put("why", why);
        return JsonText.of(object);
    }

    private String status() {
        return switch (exit) {
            case DONE -> "done";
            case UNCONFIRMED -> "unconfirmed";
            case FAILED, USAGE, CONFIGURATION -> "failed";
        };
    }

    /** Without figures for a bot that was never made. The first market gives {@code market} and {@code position}; a bot with several has a list of all of them too. */
    private static Map<String, Object> bot(BotStatus bot) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", bot.name());
        if (!bot.isMade()) {
            object.put("notStarted", bot.sentence());
            return object;
        }
        BotStatus.Market first = bot.markets().get(0);
        object.put("market", first.id());
        object.put("orders", bot.counts().orders());
        object.put("fills", bot.counts().fills());
        object.put("rejected", bot.counts().rejected());
        object.put("dropped", bot.counts().dropped());
        object.put("realizedPnl", bot.pnl().realized().amount());
        object.put("unrealizedPnl", bot.pnl().unrealized().amount());
        String quote = bot.pnl().realized().asset();
        object.put("fees", bot.pnl().fees(quote).amount());
        object.put("position", first.position());
        object.put("openOrders", bot.counts().openOrders());
        OtherFees.add(object, bot.pnl().fees(), quote);
        if (bot.markets().size() > 1) {
            object.put("markets", bot.markets().stream().map(RunReport::market).toList());
        }
        return object;
    }

    private static Map<String, Object> market(BotStatus.Market market) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("market", market.id());
        object.put("position", market.position());
        object.put("openOrders", market.openOrders());
        return object;
    }

    /** A table with one row a bot, and what the venues said. */
    List<String> summary() {
        List<String> lines = new ArrayList<>();
        if (!bots.isEmpty()) {
            Table table = new Table()
                    .left("bot")
                    .left("market")
                    .right("orders")
                    .right("fills")
                    .right("rejected")
                    .right("realized")
                    .right("unrealized")
                    .right("fees")
                    .right("position");
            bots.forEach(bot -> bot.markets().forEach(market -> addRow(table, bot, market)));
            lines.addAll(table.lines());
        }
        lines.add(
                openOrdersConfirmed
                        ? "The venues have confirmed that no order of ours rests."
                        : "NOT CONFIRMED that no order of ours rests: look at the venues.");
        lines.add("%s: %s".formatted(status(), why));
        return lines;
    }

    private static void addRow(Table table, BotStatus bot, BotStatus.Market market) {
        boolean first = market.equals(bot.markets().get(0));
        table.row(
                first ? bot.name() : "",
                market.id().toString(),
                first ? "" + bot.counts().orders() : "",
                first ? "" + bot.counts().fills() : "",
                first ? "" + bot.counts().rejected() : "",
                first ? Amounts.signed(bot.pnl().realized()) : "",
                first ? Amounts.signed(bot.pnl().unrealized()) : "",
                first ? fees(bot) : "",
                Amounts.plain(market.position()));
    }

    private static String fees(BotStatus bot) {
        List<Money> fees = bot.pnl().fees();
        return fees.isEmpty() ? "0" : fees.stream().map(Amounts::shown).collect(Collectors.joining(" + "));
    }
}
