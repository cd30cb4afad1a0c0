package io.jackstay.runtime.budget;

import io.jackstay.api.market.RequestBudget;
import java.time.Duration;
import java.util.List;

/** All budgets that the commands of one login must find room in. Thread safe. */
public final class LoginBudget {
    private final List<Part> parts;

    record Part(RequestBudget terms, SharedBudget shared) {
        int cost(Kind kind) {
            return switch (kind) {
                case CANCEL -> terms.cancel();
                case AMEND -> terms.amend();
                case SUBMIT -> terms.submit();
            };
        }
    }

    /** What is to be sent. */
    public enum Kind {
        /** May take from the reserve. */
        CANCEL,
        AMEND,
        SUBMIT
    }

    LoginBudget(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** A login that may always send. */
    public static LoginBudget unlimited() {
        return new LoginBudget(List.of());
    }

    public boolean isUnlimited() {
        return parts.isEmpty();
    }

    /** Takes what one command costs, from all budgets or from none. */
    public boolean take(Kind kind, long nowNanos) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (!part.shared.take(part.cost(kind), kind == Kind.CANCEL, nowNanos)) {
                for (int j = 0; j < i; j++) {
                    parts.get(j).shared.giveBack(parts.get(j).cost(kind), nowNanos, nowNanos);
                }
                return false;
            }
        }
        return true;
    }

    /** When one command may find room, if nobody takes any meanwhile. */
    public long freeNanos(Kind kind, long nowNanos) {
        long latest = nowNanos;
        for (Part part : parts) {
            latest = Math.max(latest, part.shared.freeNanos(part.cost(kind), kind == Kind.CANCEL, nowNanos));
        }
        return latest;
    }

    /** The budget that keeps such a command waiting, in words: {@code aster/ip: 1200 of 1200 used in 1 min}. */
    public String words(Kind kind, long nowNanos) {
        for (Part part : parts) {
            if (part.shared.freeNanos(part.cost(kind), kind == Kind.CANCEL, nowNanos) > nowNanos) {
                return "%s: %d of %d used in %s"
                        .formatted(
                                part.terms.scope(),
                                part.shared.used(nowNanos),
                                part.shared.weight() - (kind == Kind.CANCEL ? 0 : part.terms.reserve()),
                                text(part.shared.window()));
            }
        }
        return "no request budget";
    }

    private static String text(Duration window) {
        return window.toMillis() % 1_000 == 0 ? window.toSeconds() + " s" : window.toMillis() + " ms";
    }
}
