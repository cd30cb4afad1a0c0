package io.jackstay.runtime.net;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.net.fault.FaultPlan;
import io.jackstay.runtime.net.fault.FaultyWire;
import io.jackstay.runtime.net.tape.PlayedClock;
import io.jackstay.runtime.net.tape.PlayedWire;
import io.jackstay.runtime.net.tape.RecordingWire;
import io.jackstay.runtime.net.tape.WireTape;
import io.jackstay.runtime.net.wire.Wire;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is done to the wire of a login to try something out. Immutable, but for the plan, which counts.
 *
 * @param play the recording that takes the place of the network
 * @param faults what goes wrong on purpose
 * @param record the file that all of it, as the connector meets it, is recorded to
 */
public record Trial(Optional<Path> play, Optional<FaultPlan> faults, Optional<Path> record) {
    /** Nothing is. */
    public static final Trial NONE = new Trial(Optional.empty(), Optional.empty(), Optional.empty());

    public Trial {
        requireNonNull(play, "play is null");
        requireNonNull(faults, "faults are null");
        requireNonNull(record, "record is null");
    }

    /** What the connector takes for now: the recording's time while one is played. */
    public Clock clock(Clock clock) {
        return play.<Clock>map(file -> new PlayedClock(file, clock)).orElse(clock);
    }

    Wire around(Supplier<Wire> network, Clock clock) {
        Wire wire = play.<Wire>map(file -> new PlayedWire(file, clock)).orElseGet(network);
        if (faults.isPresent()) {
            wire = new FaultyWire(wire, faults.get(), clock);
        }
        return record.isPresent() ? new RecordingWire(wire, new WireTape(record.get()), clock) : wire;
    }
}
