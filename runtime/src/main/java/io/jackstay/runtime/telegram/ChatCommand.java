package io.jackstay.runtime.telegram;

import io.jackstay.runtime.control.ControlCommand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What may be written in a chat. Closed. The words are those of Freqtrade where it has the same thing, with this house's own words beside them.
 */
enum ChatCommand {
    HELP(List.of("help", "start"), "", "what can be written here", Optional.empty()),
    STATUS(List.of("status"), "[BOT]", "what each bot is doing", Optional.empty()),
    PROFIT(
            List.of("profit"),
            "[DAYS] [BOT]",
            "profit of session, day and all time, or of so many days",
            Optional.empty()),
    DAILY(List.of("daily"), "[DAYS] [BOT]", "earned a day", Optional.empty()),
    WEEKLY(List.of("weekly"), "[WEEKS] [BOT]", "earned a week", Optional.empty()),
    MONTHLY(List.of("monthly"), "[MONTHS] [BOT]", "earned a month", Optional.empty()),
    STATS(List.of("stats"), "[DAYS] [BOT]", "earned by what: fills, fees, rebates, funding", Optional.empty()),
    PERFORMANCE(List.of("performance"), "[BOT]", "profit by market", Optional.empty()),
    BALANCE(List.of("balance"), "[BOT]", "equity and what it began with", Optional.empty()),
    POSITIONS(List.of("positions"), "[BOT]", "positions with entry, mark and what they would earn", Optional.empty()),
    COUNT(List.of("count"), "", "orders and fills of each bot", Optional.empty()),
    ORDERS(List.of("orders", "order"), "[BOT]", "open orders", Optional.empty()),
    TRADES(List.of("trades", "fills"), "[N] [BOT]", "the latest fills", Optional.empty()),
    WHY(List.of("why"), "[BOT]", "what keeps a bot from its next order", Optional.empty()),
    ALERTS(List.of("alerts"), "[N]", "what a person must know of", Optional.empty()),
    LOGS(List.of("logs"), "[N]", "the latest lines of the log", Optional.empty()),
    HEALTH(List.of("health"), "", "how the process is", Optional.empty()),
    VERSION(List.of("version"), "", "which version runs", Optional.empty()),
    TG_INFO(List.of("tg_info"), "", "the numbers of this chat and of you", Optional.empty()),
    PAUSE(List.of("pause", "stopentry", "stopbuy"), "BOT|all", "place nothing new", Optional.of(ControlCommand.PAUSE)),
    RESUME(List.of("resume"), "BOT|all", "end a pause or halt", Optional.of(ControlCommand.RESUME)),
    HALT(List.of("halt"), "BOT|all", "cancel all orders, place nothing", Optional.of(ControlCommand.HALT)),
    CANCEL_ORDER(
            List.of("cancel_open_order", "coo"),
            "ID",
            "cancel one order by its number in /orders",
            Optional.of(ControlCommand.CANCEL_ORDER)),
    CANCEL_ALL(List.of("cancel_all"), "BOT|all", "cancel all orders", Optional.of(ControlCommand.CANCEL_ALL)),
    FLATTEN(
            List.of("flatten", "forceexit", "fx"),
            "BOT|all",
            "halt, cancel all orders, close all positions",
            Optional.of(ControlCommand.FLATTEN)),
    STOP(List.of("stop"), "BOT|all", "end a bot as its on-stop says", Optional.of(ControlCommand.STOP)),
    RELOAD(
            List.of("reload", "reload_config"),
            "BOT|all",
            "read its configuration again",
            Optional.of(ControlCommand.RELOAD)),
    CONFIRM(List.of("confirm"), "CODE", "yes to a question", Optional.empty()),
    CANCEL(List.of("cancel"), "", "no to a question", Optional.empty());

    /** The first is shown, the others do the same. */
    final List<String> words;

    final String arguments;
    final String says;
    final Optional<ControlCommand> control;

    ChatCommand(List<String> words, String arguments, String says, Optional<ControlCommand> control) {
        this.words = words;
        this.arguments = arguments;
        this.says = says;
        this.control = control;
    }

    /** What trades, lets a bot trade again, or takes all of its orders waits for a yes. */
    boolean isAsked() {
        return this == FLATTEN || this == STOP || this == RESUME || this == CANCEL_ALL;
    }

    static Optional<ChatCommand> find(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (ChatCommand command : values()) {
            if (command.words.contains(lower)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }
}
