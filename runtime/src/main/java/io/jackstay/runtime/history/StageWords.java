package io.jackstay.runtime.history;

import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.history.OrderChain.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who did what of an order's way, told from the words that the runtime itself wrote down. Pure functions. */
final class StageWords {
    /** The cause of an order that a start found at its venue. */
    static final String ADOPTED = "adopted at start";

    private static final String RUNTIME = "the runtime itself";
    private static final String TASK = "a task of the runtime";

    private static final Map<String, String> CALLBACKS = new TreeMap<>(Map.ofEntries(
            Map.entry("tick", "onTick"),
            Map.entry("trade", "onTrade"),
            Map.entry("candle", "onCandle"),
            Map.entry("timer", "onTimer"),
            Map.entry("fill", "onOrderFilled"),
            Map.entry("foreign", "onForeignFill"),
            Map.entry("outcome", "onOrderUpdate"),
            Map.entry("report", "onOrderUpdate"),
            Map.entry("absence", "onOrderUpdate"),
            Map.entry("start", "onStart"),
            Map.entry("resume", "onStart"),
            Map.entry("stop", "onStop"),
            Map.entry("rules", "onMarketChanged"),
            Map.entry("halt", "onHalt"),
            Map.entry("chase", TASK),
            Map.entry("flatten", TASK),
            Map.entry("twap", TASK),
            Map.entry("sequence", TASK),
            Map.entry("look", RUNTIME),
            Map.entry("closing", RUNTIME),
            Map.entry("drift", RUNTIME),
            Map.entry("halts", RUNTIME)));

    private StageWords() {}

    /** The callback in which an order was placed that came of this event. */
    static String callback(String cause) {
        int end = cause.indexOf(' ');
        String first = end < 0 ? cause : cause.substring(0, end);
        return CALLBACKS.getOrDefault(first, "a callback");
    }

    static String allowed(Optional<List<String>> rules) {
        if (rules.isEmpty()) {
            return "allowed; the rules of its time are not written down";
        }
        return rules.get().isEmpty() ? "allowed: the bot has no rule" : "allowed by " + String.join(", ", rules.get());
    }

    static Stage of(OrderUpdate update) {
        String why = update.why();
        if (why.startsWith("amend refused: ")) {
            return Stage.RISK;
        }
        boolean ours = why.startsWith("leaves at the end of the turn")
                || why.startsWith("waits for the end of")
                || why.startsWith("cancelled in the turn")
                || why.startsWith("cancelled before it")
                || why.startsWith("request budget of")
                || why.endsWith(": not sent");
        return ours ? Stage.GATEWAY : Stage.VENUE;
    }
}
