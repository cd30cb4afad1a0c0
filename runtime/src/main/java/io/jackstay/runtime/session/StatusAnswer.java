package io.jackstay.runtime.session;

import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.bot.HandAnswer;
import io.jackstay.runtime.control.ControlAnswer;
import io.jackstay.runtime.control.LimitObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a session answers, as values that JSON has. Thread safe: pure functions. */
final class StatusAnswer {
    private StatusAnswer() {}

    /** @param bot the one that is asked for; empty for all */
    static ControlAnswer of(List<BotStatus> bots, String bot) {
        List<Map<String, Object>> shown = bots.stream()
                .filter(status -> bot.isEmpty() || status.name().equals(bot))
                .map(StatusAnswer::object)
                .toList();
        return new ControlAnswer(
                ControlAnswer.Result.DONE,
                shown.size() == 1 ? "1 bot" : shown.size() + " bots",
                Map.of("pid", ProcessHandle.current().pid(), "bots", shown));
    }

    /** @param orders those that were to be cancelled */
    static ControlAnswer of(ControlAnswer.Result result, String words, List<HandAnswer.OrderEnd> orders) {
        return new ControlAnswer(
                result,
                words,
                orders.isEmpty()
                        ? Map.of()
                        : Map.of(
                                "orders",
                                orders.stream().map(StatusAnswer::object).toList()));
    }

    private static Map<String, Object> object(HandAnswer.OrderEnd order) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("cloid", String.valueOf(order.cloid()));
        object.put("market", order.market());
        object.put("side", order.side());
        object.put("size", order.size());
        object.put("filled", order.filled());
        object.put("state", order.state());
        return object;
    }

    private static Map<String, Object> object(BotStatus bot) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", bot.name());
        object.put("state", bot.state().name().toLowerCase(Locale.ROOT));
        object.put("failed", bot.failed());
        object.put("sentence", bot.sentence());
        if (bot.isMade()) {
            object.put("openOrders", bot.counts().openOrders());
            object.put("orders", bot.counts().orders());
            object.put("rejected", bot.counts().rejected());
            object.put("fills", bot.counts().fills());
            object.put("equity", bot.equity().amount());
            object.put("asset", bot.equity().asset());
            object.put(
                    "markets", bot.markets().stream().map(StatusAnswer::market).toList());
            object.put("limits", bot.limits().stream().map(LimitObject::of).toList());
        }
        return object;
    }

    private static Map<String, Object> market(BotStatus.Market market) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("market", market.id());
        object.put("position", market.position());
        object.put("openOrders", market.openOrders());
        market.held().entry().ifPresent(entry -> object.put("entry", entry));
        market.held().mark().ifPresent(mark -> object.put("mark", mark));
        market.held().unrealized().ifPresent(unrealized -> {
            object.put("unrealized", unrealized.amount());
            object.put("asset", unrealized.asset());
        });
        return object;
    }
}
