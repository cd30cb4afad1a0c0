package io.jackstay.runtime.task;

import io.jackstay.api.market.Size;
import java.math.BigDecimal;

/** Where a leg says what it is about to send, before it does. Not thread safe: owned by the bot loop. */
interface Marks {
    /** Nobody wants to know. */
    Marks NONE = new Marks() {
        @Override
        public String next(Size filled, BigDecimal value) {
            return "";
        }

        @Override
        public void left() {}
    };

    /**
     * An order is to leave at the end of this turn.
     *
     * @param filled what all orders before it have filled, each of them final
     * @param value price times size of that
     * @return the label of the order
     */
    String next(Size filled, BigDecimal value);

    /** The order passed the checks and leaves. */
    void left();
}
