package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.Reply;
import io.jackstay.connector.hyperliquid.action.Action;
import io.jackstay.connector.hyperliquid.action.ScheduleCancel;
import java.time.Duration;

/**
 * The venue's switch that cancels all orders of the account at a time. Confined to the connector's loop.
 *
 * <p>Accounts that have traded less than a million USD may not use it; the venue's refusal then has the reason {@code NOT_ENTITLED}.
 */
final class DeadMan {
    /** The venue takes no time closer than this; a second is added for the way. */
    static final Duration MIN = Duration.ofSeconds(6);

    private final ExchangeClient exchange;
    private final VenueClock clock;

    DeadMan(ExchangeClient exchange, VenueClock clock) {
        this.exchange = exchange;
        this.clock = clock;
    }

    /** Arms, arms again, or with zero disarms. */
    void arm(Duration horizon, Reply<Void> reply) {
        Action action = new ScheduleCancel(horizon.isZero() ? 0 : clock.nowMillis() + horizon.toMillis());
        exchange.send(action, 0, ExchangeClient.Aim.CANCEL, Answers.done(reply));
    }
}
