package io.jackstay.runtime.fill;

import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderUpdate;
import java.time.Duration;
import java.util.Optional;

/** Wrong ways of taking fills. Each is called in the place of a method of its receiver. */
public final class PlantedInFills {
    private static final long OLD_NANOS = Duration.ofSeconds(30).toNanos();

    private PlantedInFills() {}

    /** A fill that comes half a minute late is taken for one that was counted long ago. */
    public static Optional<OrderUpdate> apply(FillProcessor fills, OrderFill fill, Stamp stamp) {
        return stamp.receivedNanos() - stamp.venueNanos() > OLD_NANOS ? Optional.empty() : fills.apply(fill, stamp);
    }
}
