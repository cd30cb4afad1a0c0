package io.jackstay.runtime.telegram;

import io.jackstay.runtime.control.ControlAnswer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of what a running session answers about its bots. Thread safe: pure functions. */
final class Status {
    /** So many digits of a price or an amount are shown at most. */
    private static final MathContext SHOWN = new MathContext(10, RoundingMode.HALF_EVEN);

    private Status() {}

    static Page page(ChatCommand command, String bot, ControlAnswer answer) {
        List<Map<?, ?>> bots = bots(answer);
        Page page = new Page(command.words.get(0));
        if (bots.isEmpty()) {
            return page.line(bot.isEmpty() ? "no bot runs here" : "no bot %s runs here".formatted(bot));
        }
        bots.forEach(one -> page.lines(lines(command, one)));
        return page;
    }

    private static List<Map<?, ?>> bots(ControlAnswer answer) {
        List<Map<?, ?>> bots = new ArrayList<>();
        if (answer.more().get("bots") instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof Map<?, ?> bot) {
                    bots.add(bot);
                }
            }
        }
        return bots;
    }

    private static List<String> lines(ChatCommand command, Map<?, ?> bot) {
        return switch (command) {
            case POSITIONS -> positions(bot);
            case COUNT ->
                List.of("%s: %s open orders, %s placed, %s rejected, %s fills"
                        .formatted(
                                bot.get("name"),
                                shown(bot.get("openOrders")),
                                shown(bot.get("orders")),
                                shown(bot.get("rejected")),
                                shown(bot.get("fills"))));
            default -> status(bot);
        };
    }

    private static List<String> status(Map<?, ?> bot) {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s. %s".formatted(bot.get("name"), bot.get("state"), bot.get("sentence")));
        if (bot.containsKey("equity")) {
            lines.add("  %s open orders, %s fills, equity %s %s"
                    .formatted(
                            shown(bot.get("openOrders")),
                            shown(bot.get("fills")),
                            shown(bot.get("equity")),
                            bot.get("asset")));
            positions(bot).forEach(line -> lines.add("  " + line));
            if (bot.get("limits") instanceof List<?> limits) {
                for (Object element : limits) {
                    if (element instanceof Map<?, ?> limit) {
                        lines.add(
                                "  %s: %s of %s".formatted(limit.get("name"), limit.get("actual"), limit.get("limit")));
                    }
                }
            }
        }
        return lines;
    }

    private static List<String> positions(Map<?, ?> bot) {
        List<String> lines = new ArrayList<>();
        if (bot.get("markets") instanceof List<?> markets) {
            for (Object element : markets) {
                if (element instanceof Map<?, ?> market) {
                    lines.add("%s: %s of %s%s"
                            .formatted(
                                    bot.get("name"),
                                    shown(market.get("position")),
                                    market.get("market"),
                                    worth(market)));
                }
            }
        }
        return lines.isEmpty() ? List.of("%s: not known".formatted(bot.get("name"))) : lines;
    }

    /** As far as it is known. */
    private static String worth(Map<?, ?> market) {
        StringBuilder words = new StringBuilder();
        for (String key : List.of("entry", "mark")) {
            if (market.get(key) instanceof BigDecimal price) {
                words.append(", %s %s".formatted(key, shown(price.round(SHOWN))));
            }
        }
        if (market.get("unrealized") instanceof BigDecimal amount) {
            words.append(", unrealised %s %s".formatted(shown(amount.round(SHOWN)), market.get("asset")));
        }
        return words.toString();
    }

    /** What a command is about to touch. */
    static List<String> before(ChatCommand command, ControlAnswer answer) {
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (command) {
                    case FLATTEN -> "It halts, cancels all orders and closes all positions at market, reduce-only.";
                    case CANCEL_ALL -> "It cancels all of its orders; the bot goes on, and may place others.";
                    case STOP -> "The bot ends as its on-stop says, and starts no more in this process.";
                    default -> "It may place orders again.";
                });
        bots(answer).forEach(bot -> lines.addAll(status(bot)));
        return lines;
    }

    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "\u2013";
        }
        return value instanceof BigDecimal number
                ? (number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString())
                : String.valueOf(value);
    }
}
