package io.jackstay.testkit.prove;

import io.jackstay.testkit.crash.Trips;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A circuit breaker that trips has all orders cancelled at once. Small, it is not held to the time: the machine is shared then. */
record BreakerProof(Path home) implements Proof {
    private static final int SMALL = 2;
    private static final int LARGE = 200;
    private static final long MOST_NANOS = Duration.ofMillis(50).toNanos();

    @Override
    public String name() {
        return "breaker";
    }

    @Override
    public String promise() {
        return "a circuit breaker that trips cancels all orders, the last of 200 within 50 ms";
    }

    @Override
    public Finding run(boolean whole) throws IOException, InterruptedException {
        Trips.Result result = new Trips(home).run(whole ? LARGE : SMALL);
        boolean held = result.left() == 0 && (!whole || result.p99Nanos() <= MOST_NANOS);
        return new Finding(
                held,
                "%d trips with at least %d orders open, %d left, to the last cancel p50 %.1f, p99 %.1f, most %.1f ms"
                        .formatted(
                                result.trips(),
                                result.leastOpen(),
                                result.left(),
                                result.p50Nanos() / 1e6,
                                result.p99Nanos() / 1e6,
                                result.mostNanos() / 1e6),
                "./jackstay prove --only breaker" + (whole ? " --all" : ""));
    }
}
