package io.jackstay.connector.hyperliquid;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.RateLimiter;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.RejectReason;
import io.jackstay.connector.hyperliquid.report.ExchangeAnswer;
import io.jackstay.connector.hyperliquid.report.Refusals;
import io.jackstay.lib.wire.JsonReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Actions on their way over the stream's connection, by number. Confined to the connector's loop.
 *
 * <p>What is under way when the connection breaks, or is not answered within ten seconds, is unknown.
 */
final class PostDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST = 100;
    private static final int FOR_CANCELS = 10;

    private final LoopTimers timers;
    private final IpBudget budget;
    private final Supplier<Optional<StreamSession>> stream;
    private final Map<Long, Pending> pending = new TreeMap<>();
    private long last;

    private record Pending(Reply<ExchangeAnswer> reply, LoopTimers.Timer timer, Runnable timed) {}

    PostDesk(LoopTimers timers, IpBudget budget, Supplier<Optional<StreamSession>> stream) {
        this.timers = timers;
        this.budget = budget;
        this.stream = stream;
    }

    /** Whether there is a connection. */
    boolean isOpen() {
        return stream.get().filter(StreamSession::isOpen).isPresent();
    }

    /**
     * Sends the text that is made for the next number.
     *
     * @return false when nothing left, as the connection takes nothing; then the reply is not answered, and the budget is taken
     */
    boolean send(LongFunction<byte[]> text, int orders, RateLimiter.Priority priority, Reply<ExchangeAnswer> reply) {
        int most = priority == RateLimiter.Priority.CANCEL ? MOST : MOST - FOR_CANCELS;
        if (pending.size() >= most) {
            reply.refused(
                    RejectReason.RATE_LIMITED,
                    "%d actions under way over the stream, %d are taken".formatted(pending.size(), most));
            return true;
        }
        if (!budget.take(IpBudget.weight(orders), priority)) {
            reply.refused(RejectReason.RATE_LIMITED, "the request budget of the IP address is used up for now");
            return true;
        }
        long id = ++last;
        String words = new String(text.apply(id), UTF_8);
        Optional<StreamSession> taken = stream.get().filter(to -> to.send(words));
        if (taken.isEmpty()) {
            return false;
        }
        LoopTimers.Timer timer = timers.once(PATIENCE, () -> late(id));
        pending.put(id, new Pending(reply, timer, taken.get().timed("post")));
        return true;
    }

    private void late(long id) {
        Pending late = pending.remove(id);
        if (late != null) {
            late.reply().unknown("no answer within %d s".formatted(PATIENCE.toSeconds()));
        }
    }

    /** The connection is gone. */
    void broken(String why) {
        List<Pending> all = new ArrayList<>(pending.values());
        pending.clear();
        for (Pending each : all) {
            each.timer().cancel();
            each.reply().unknown("the connection broke: " + why);
        }
    }

    /** Reads the {@code data} of a frame of the channel {@code post}. */
    void onData(JsonReader json) {
        long id = 0;
        List<ExchangeAnswer> answer = new ArrayList<>(1);
        String error = "";
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "id" -> id = json.integer();
                case "response" -> error = response(json, answer);
                default -> {
                    // Nothing else is told.
                }
            }
        }
        Pending answered = pending.remove(id);
        if (answered != null) {
            answered.timer().cancel();
            answered.timed().run();
            answer(answered.reply(), answer, error);
        }
    }

    private static String response(JsonReader json, List<ExchangeAnswer> answer) {
        boolean isError = false;
        String error = "";
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "type" -> isError = json.textIs("error");
                case "payload" -> {
                    if (isError) {
                        error = json.text();
                    } else {
                        answer.add(ExchangeAnswer.read(json));
                    }
                }
                default -> {
                    // Nothing else is told.
                }
            }
        }
        return error;
    }

    private void answer(Reply<ExchangeAnswer> reply, List<ExchangeAnswer> answer, String error) {
        if (!answer.isEmpty()) {
            reply.ok(answer.get(0));
        } else if (error.startsWith("429")) {
            budget.tooMany();
            reply.refused(RejectReason.RATE_LIMITED, error);
        } else if (error.matches("(400|415|422)\\b.*")) {
            reply.refused(RejectReason.INVALID_REQUEST, error);
        } else if (error.startsWith("too many pending")) {
            reply.refused(Refusals.of(error).reason(), error);
        } else {
            reply.unknown(error.isBlank() ? "an answer without a payload" : error);
        }
    }
}
