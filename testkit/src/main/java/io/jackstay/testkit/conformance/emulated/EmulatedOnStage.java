package io.jackstay.testkit.conformance.emulated;

import static java.util.Objects.requireNonNull;

import io.jackstay.emulator.base.EmulatorProvider;
import io.jackstay.emulator.base.trial.TrialLogin;
import io.jackstay.testkit.conformance.venue.VenueStage;
import io.jackstay.testkit.emulate.EmulatedServer;
import java.time.Duration;
import java.util.OptionalLong;

/** An emulated venue on a fake network. Not thread safe: owned by the case. */
final class EmulatedOnStage extends EmulatedLevers {
    private final VenueStage stage;
    private long armedFor = Long.MAX_VALUE;

    EmulatedOnStage(EmulatorProvider provider, TrialLogin trial, VenueStage stage, String address) {
        super(trial, new EmulatedExchange(provider, trial, stage.epochNanos()));
        this.stage = requireNonNull(stage, "stage is null");
        stage.network().at(address).serve(new EmulatedServer(exchange().venue(), this::turn));
        turn(() -> {});
    }

    @Override
    void turn(Runnable what) {
        exchange().agenda().advance(stage.epochNanos());
        what.run();
        OptionalLong next = exchange().agenda().next();
        if (next.isPresent() && next.getAsLong() < armedFor) {
            armedFor = next.getAsLong();
            stage.in(Duration.ofNanos(Math.max(0, armedFor - stage.epochNanos())), this::wake);
        }
    }

    private void wake() {
        if (stage.epochNanos() >= armedFor) {
            armedFor = Long.MAX_VALUE;
            turn(() -> {});
        }
    }
}
