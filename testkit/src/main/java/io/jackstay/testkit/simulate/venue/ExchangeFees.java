package io.jackstay.testkit.simulate.venue;

import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.math.BigDecimal;
import java.util.SplittableRandom;

/** What an execution costs, exact; now and then an odd figure. Not thread safe: owned by the run. */
final class ExchangeFees {
    static final BigDecimal MAKER = new BigDecimal("0.0001");
    static final BigDecimal TAKER = new BigDecimal("0.0005");
    static final String ODD_ASSET = "VNT";

    private final Swarm swarm;

    ExchangeFees(Swarm swarm) {
        this.swarm = swarm;
    }

    /** Positive is paid. */
    record Fee(BigDecimal amount, String asset) {}

    Fee next(long ticks, long lots, boolean maker, String quote) {
        if (!swarm.strikes(Fault.ODD_FEE)) {
            return new Fee(plain(ticks, lots, maker), quote);
        }
        SplittableRandom own = swarm.random(Fault.ODD_FEE);
        return switch (own.nextInt(4)) {
            case 0 -> new Fee(BigDecimal.ZERO, quote);
            case 1 -> new Fee(plain(ticks, lots, true).negate(), quote);
            case 2 -> new Fee(BigDecimal.valueOf(own.nextLong(1, 1_000_000_000_000L), 18), quote);
            default -> new Fee(BigDecimal.valueOf(own.nextLong(1, 10_000), 8), ODD_ASSET);
        };
    }

    BigDecimal plain(long ticks, long lots, boolean maker) {
        return Listing.value(ticks, lots).multiply(maker ? MAKER : TAKER);
    }
}
