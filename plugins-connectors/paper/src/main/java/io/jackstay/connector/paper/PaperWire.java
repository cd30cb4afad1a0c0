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

    PaperWire(LatencyConfig config, FeedAge age, ConnectorContext context, PaperLedger ledger) {
        boolean late =
                config.feed().filter(DelayConfig.Recorded.class::isInstance).isPresent();
        this.orders = lane(behind(delay("order", config.order(), age, ledger), late, age), context);
        this.cancels = lane(behind(delay("cancel", config.cancel(), age, ledger), late, age), context);
        this.answers = lane(late ? Optional.empty() : delay("feed", config.feed(), age, ledger), context);
    }

    private static Optional<Delay> delay(String name, Optional<DelayConfig> config, FeedAge age, PaperLedger ledger) {
        Optional<Delay> delay = Delay.of(config, age::nanos);
        if (delay.isPresent() && delay.get() instanceof Delay.Drawn drawn) {
            ledger.keep("delay/" + name, drawn);
        }
        return delay;
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
