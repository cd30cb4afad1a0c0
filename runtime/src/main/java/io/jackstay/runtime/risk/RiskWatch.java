package io.jackstay.runtime.risk;

import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.risk.RiskOrder;

/** Told what a bot does by those rules that see all bots. Called on the bot loop; must not block or call back into the bot. */
public interface RiskWatch {
    /** Nobody watches. */
    RiskWatch NONE = new RiskWatch() {
        @Override
        public boolean isWatching() {
            return false;
        }

        @Override
        public void filled(OrderFill fill) {}

        @Override
        public void outcome(RiskOrder order, Outcome outcome) {}

        @Override
        public void figures(BotFigures now) {}
    };

    /** Whether the rest is worth a call. */
    boolean isWatching();

    /** A fill that counts for the bot; its figures come behind it. */
    void filled(OrderFill fill);

    /** What became of an order or amend that had passed the gate. */
    void outcome(RiskOrder order, Outcome outcome);

    /** Where the bot stands, after fills and once a second. */
    void figures(BotFigures now);
}
