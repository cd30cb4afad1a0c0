package io.jackstay.runtime.bot;

import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.runtime.record.Decision.Cause;
import io.jackstay.runtime.record.Decision.Reason;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What refused the bot's orders and amends, here, at the login or at the venue. Not thread safe: owned by the bot loop. */
final class Refusals {
    /** As {@link RejectReason#RISK} promises. */
    private static final Pattern RULE = Pattern.compile("(.+?): limit (.+), actual (.+)");

    private final DecisionBook book;
    private final BotTime time;
    private Optional<Reason> last = Optional.empty();
    private long lastNanos;

    Refusals(DecisionBook book, BotTime time) {
        this.book = book;
        this.time = time;
    }

    /** Refused before it could leave. */
    void here(OrderRequest request, Rejection why, BotMarketView market) {
        Optional<Reason> shut = market.shut();
        if (why.reason() == RejectReason.RISK
                && shut.isPresent()
                && shut.get().words().equals(why.words())) {
            note("quote", sentence("refused", shut.get().cause(), why.words(), shut.get()), request);
        } else {
            note(by(why, ""), reason("refused", why), request);
        }
    }

    /** Refused by the login or by the venue. What a venue has against one order says nothing about the next. */
    void there(Order order, Rejection why) {
        String venue = order.market().venue().name();
        Reason reason = reason("rejected at " + venue, why);
        if (reason.cause() != Cause.REFUSED) {
            keep(reason);
        }
        book.refused(by(why, venue), reason, order.request(), order.cause(), time.nowNanos());
    }

    private void note(String by, Reason why, OrderRequest request) {
        keep(why);
        book.refused(by, why, request, time.cause(), time.nowNanos());
    }

    private void keep(Reason why) {
        last = Optional.of(why);
        lastNanos = time.nowNanos();
    }

    private static Reason reason(String verdict, Rejection why) {
        Matcher rule = RULE.matcher(why.words());
        if (why.reason() == RejectReason.RISK && rule.matches()) {
            return new Reason(Cause.RISK, words(verdict, why.words()), rule.group(2), rule.group(3));
        }
        return Reason.of(cause(why.reason()), words(verdict, why.words()));
    }

    private static Reason sentence(String verdict, Cause cause, String words, Reason bound) {
        return new Reason(cause, words(verdict, words), bound.limit(), bound.actual());
    }

    private static String words(String verdict, String why) {
        return "an order was %s: %s".formatted(verdict, why);
    }

    private static Cause cause(RejectReason reason) {
        return switch (reason) {
            case RISK -> Cause.RISK;
            case HALTED -> Cause.HALT;
            case RATE_LIMITED -> Cause.BUDGET;
            case CONNECTOR_DOWN -> Cause.VENUE;
            case MARKET_NOT_TRADING -> Cause.MARKET;
            default -> Cause.REFUSED;
        };
    }

    private static String by(Rejection why, String venue) {
        Matcher rule = RULE.matcher(why.words());
        if (why.reason() == RejectReason.RISK && rule.matches()) {
            return rule.group(1);
        }
        String name = why.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return venue.isEmpty() ? name : venue + " " + name;
    }

    /** What was refused last, while that is not older than the given time. */
    Optional<Reason> since(long epochNanos) {
        return lastNanos >= epochNanos ? last : Optional.empty();
    }
}
