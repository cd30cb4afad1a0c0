package io.jackstay.connector.paper;

import io.jackstay.api.connector.ConnectorContext;
import java.util.Optional;

/**
 * The ways between us and the exchange. Confined to the connector's loop.
 *
 * <p>Orders, amends and questions take one way, cancels another, and all that the exchange says a third. Where the feed's delay is that of
 * the recording, the data are late already by the time that they arrive; then it is our commands that meet the market so much later.
 */
final class PaperWire {
    private final Lane orders;
    private final Lane cancels;
    private final Lane answers;

    PaperWire(LatencyConfig config, FeedAge age, ConnectorContext context) {
        boolean late =
                config.feed().filter(DelayConfig.Recorded.class::isInstance).isPresent();
        this.orders = lane(behind(Delay.of(config.order(), age::nanos), late, age), context);
        this.cancels = lane(behind(Delay.of(config.cancel(), age::nanos), late, age), context);
        this.answers = lane(late ? Optional.empty() : Delay.of(config.feed(), age::nanos), context);
    }

    private static Lane lane(Optional<Delay> delay, ConnectorContext context) {
        return new Lane(delay, context.timers(), context::epochNanos);
    }

    private static Optional<Delay> behind(Optional<Delay> delay, boolean late, FeedAge age) {
        if (!late) {
            return delay;
        }
        return Optional.of(() -> age.nanos() + delay.map(Delay::nanos).orElse(0L));
    }

    void order(Runnable message) {
        orders.send(message);
    }

    void cancel(Runnable message) {
        cancels.send(message);
    }

    Lane answers() {
        return answers;
    }
}
