package io.jackstay.testkit.conformance.emulated;

import static java.util.Objects.requireNonNull;

import io.jackstay.emulator.base.EmulatorProvider;
import io.jackstay.emulator.base.trial.TrialLogin;
import io.jackstay.testkit.conformance.venue.ConformanceVenue;
import io.jackstay.testkit.conformance.venue.SocketVenue;
import io.jackstay.testkit.conformance.venue.VenueStage;
import io.jackstay.testkit.conformance.venue.VenueUnderTest;
import io.jackstay.testkit.emulate.Providers;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** An emulator among the tools on which a connector can be tried. Immutable. */
public final class EmulatedTrial implements ConformanceVenue {
    private static final String REST = "http://venue.test";
    private static final String STREAM = "ws://venue.test";

    private final EmulatorProvider provider;
    private final TrialLogin trial;
    private final SortedMap<String, TrialLogin> further;

    private EmulatedTrial(EmulatorProvider provider, TrialLogin trial) {
        this.provider = requireNonNull(provider, "provider is null");
        this.trial = requireNonNull(trial, "trial is null");
        this.further = TrialLogin.further(provider.getClass());
    }

    /** The emulators among the tools that say with what a connector is tried on them. */
    public static List<EmulatedTrial> all() {
        return Providers.all().stream()
                .flatMap(provider ->
                        TrialLogin.read(provider.getClass()).map(trial -> new EmulatedTrial(provider, trial)).stream())
                .toList();
    }

    @Override
    public String connector() {
        return trial.connector();
    }

    @Override
    public String login() {
        return trial.loginAt(REST, STREAM + EmulatedExchange.streamPath(provider, trial));
    }

    @Override
    public VenueUnderTest open(VenueStage stage) {
        return new EmulatedOnStage(provider, trial, stage, REST);
    }

    @Override
    public SortedMap<String, Function<VenueStage, VenueUnderTest>> furtherMarkets() {
        SortedMap<String, Function<VenueStage, VenueUnderTest>> venues = new TreeMap<>();
        further.forEach((name, login) -> venues.put(name, stage -> new EmulatedOnStage(provider, login, stage, REST)));
        return venues;
    }

    @Override
    public boolean hasSockets() {
        return true;
    }

    @Override
    public SocketVenue openOnSockets(LongSupplier epochNanos) {
        return new EmulatedSockets(provider, trial, epochNanos);
    }
}
