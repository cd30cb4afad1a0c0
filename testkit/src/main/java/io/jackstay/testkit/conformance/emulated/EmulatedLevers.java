package io.jackstay.testkit.conformance.emulated;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Side;
import io.jackstay.emulator.base.trial.TrialLogin;
import io.jackstay.testkit.conformance.venue.VenueTruth;
import io.jackstay.testkit.conformance.venue.VenueUnderTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** The levers of an emulated venue, each pulled in a turn of its driver. Owned by the case; the driver may have a thread of its own. */
abstract class EmulatedLevers implements VenueUnderTest {
    private final TrialLogin trial;
    private final EmulatedExchange exchange;

    EmulatedLevers(TrialLogin trial, EmulatedExchange exchange) {
        this.trial = requireNonNull(trial, "trial is null");
        this.exchange = requireNonNull(exchange, "exchange is null");
    }

    /** Does something at the present where the emulator is driven, and waits for it. */
    abstract void turn(Runnable what);

    final EmulatedExchange exchange() {
        return exchange;
    }

    @Override
    public final String market() {
        return trial.market();
    }

    @Override
    public final void quote(BigDecimal bid, BigDecimal ask, BigDecimal size) {
        turn(() -> exchange.quote(bid, ask, size));
    }

    @Override
    public final void trade(Side takerSide, BigDecimal price, BigDecimal size) {
        turn(() -> exchange.trade(takerSide, price, size));
    }

    @Override
    public final VenueTruth truth() {
        AtomicReference<VenueTruth> truth = new AtomicReference<>();
        turn(() -> truth.set(exchange.truth()));
        return requireNonNull(truth.get(), "the venue did not say what it has");
    }

    @Override
    public final void changeRules() {
        turn(exchange::changeRules);
    }

    @Override
    public final void delist() {
        turn(exchange::delist);
    }

    @Override
    public final void speakInNewWords() {
        turn(exchange::speakInNewWords);
    }

    @Override
    public final void lagStatus(Duration lag) {
        turn(() -> exchange.lagStatus(lag));
    }
}
