package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Memory;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What rounds have earned, and how many in a row have lost. Immutable; kept over a restart in a rule's memory.
 *
 * <p>A round is an order that reduces a position: all that its fills have realised, less their fees. The last one may go on.
 *
 * @param losing ended rounds that lost, in a row
 * @param lost what these lost together, positive
 * @param order the round that may go on, empty when there was none
 * @param result what that one has earned so far, negative for a loss
 */
record Rounds(int losing, BigDecimal lost, String order, BigDecimal result) {
    static final Rounds NONE = new Rounds(0, BigDecimal.ZERO, "", BigDecimal.ZERO);

    private static final String KEY = "rounds";

    Rounds {
        requireNonNull(lost, "lost is null");
        requireNonNull(order, "order is null");
        requireNonNull(result, "result is null");
    }

    static Rounds remembered(Memory memory) {
        Optional<String> text = memory.get(KEY);
        if (text.isEmpty()) {
            return NONE;
        }
        String[] parts = text.get().split(" ", 4);
        return new Rounds(Integer.parseInt(parts[0]), new BigDecimal(parts[1]), parts[3], new BigDecimal(parts[2]));
    }

    void remember(Memory memory) {
        memory.put(KEY, "%d %s %s %s".formatted(losing, lost.toPlainString(), result.toPlainString(), order));
    }

    /** A fill of an order that reduced. */
    Rounds with(String filled, BigDecimal earned) {
        return filled.equals(order)
                ? new Rounds(losing, lost, order, result.add(earned))
                : new Rounds(losingInARow(), lostInARow(), filled, earned);
    }

    /** The round that may go on included. */
    int losingInARow() {
        return result.signum() > 0 ? 0 : losing + (result.signum() < 0 ? 1 : 0);
    }

    /** What the losing rounds in a row have lost together, positive; the one that may go on included. */
    BigDecimal lostInARow() {
        return result.signum() > 0 ? BigDecimal.ZERO : lost.subtract(result);
    }
}
