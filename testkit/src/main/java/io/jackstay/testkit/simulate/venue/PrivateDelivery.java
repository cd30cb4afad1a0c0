package io.jackstay.testkit.simulate.venue;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.time.Duration;
import java.util.SplittableRandom;

/** The private stream of one login on its way to the connector. Not thread safe: owned by the run. */
final class PrivateDelivery implements PrivateStream {
    private final Wire wire;
    private final Swarm swarm;
    private final Words words;
    private final ConnectorContext context;

    PrivateDelivery(Wire wire, Wire.Surroundings around, Words words, ConnectorContext context) {
        this.wire = wire;
        this.swarm = around.swarm();
        this.words = words;
        this.context = context;
    }

    @Override
    public void order(OrderView order) {
        if (wire.carriesPrivate()) {
            send(false, () -> context.events().order(words.report(order, context.epochNanos())));
            if (swarm.strikes(Fault.STRANGER)) {
                stranger(order);
            }
        }
    }

    /** Somebody else's order: another installation's, which is not ours to touch. */
    private void stranger(OrderView like) {
        OrderView other = new OrderView(
                like.account(),
                like.symbol(),
                "s" + like.orderId(),
                like.cloid() | 1L << 61,
                like.buy(),
                like.ticks(),
                like.lots(),
                0,
                OrderView.State.OPEN,
                false,
                false,
                false,
                "",
                like.nanos(),
                like.nanos());
        send(false, () -> context.events().order(words.report(other, context.epochNanos())));
    }

    @Override
    public void fill(VenueFill fill) {
        if (!wire.carriesPrivate() || swarm.strikes(Fault.MISSING_FILL)) {
            return;
        }
        if (swarm.strikes(Fault.LATE_FILL)) {
            later(Duration.ofSeconds(20 + swarm.random(Fault.LATE_FILL).nextInt(400)), fill);
            return;
        }
        send(true, () -> tell(fill));
        if (swarm.strikes(Fault.DUPLICATE_FILL, 3)) {
            SplittableRandom own = swarm.random(Fault.DUPLICATE_FILL);
            int copies = 1 + own.nextInt(3);
            for (int i = 0; i < copies; i++) {
                later(Duration.ofMillis(own.nextInt(own.nextBoolean() ? 50 : 100_000)), fill);
            }
        }
    }

    private void later(Duration delay, VenueFill fill) {
        wire.toProcess(delay.toNanos(), () -> tell(fill));
    }

    private void tell(VenueFill fill) {
        context.events().fill(words.fill(fill, context.epochNanos()));
    }

    @Override
    public void flow(VenueFlow flow) {
        if (wire.carriesPrivate()) {
            send(false, () -> context.events().cashFlow(words.flow(flow, context.epochNanos())));
        }
    }

    /** In order, unless the fault says otherwise. */
    private void send(boolean isFill, Runnable what) {
        if ((isFill || !swarm.isExact()) && swarm.strikes(Fault.REORDERED, 2)) {
            wire.toProcess(
                    Duration.ofMillis(swarm.random(Fault.REORDERED).nextInt(5_000))
                            .toNanos(),
                    what);
            return;
        }
        wire.toProcessInOrder(what);
    }
}
