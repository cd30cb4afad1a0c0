package io.jackstay.testkit.conformance;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.api.market.Capability;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.testkit.conformance.report.ConformanceReport;
import io.jackstay.testkit.conformance.report.Level;
import io.jackstay.testkit.conformance.report.SuiteResult;
import io.jackstay.testkit.conformance.stand.Login;
import io.jackstay.testkit.conformance.stand.Stand;
import io.jackstay.testkit.conformance.suite.Suite;
import io.jackstay.testkit.conformance.suite.Suites;
import io.jackstay.testkit.conformance.venue.SocketVenue;
import io.jackstay.testkit.conformance.venue.VenueStage;
import io.jackstay.testkit.conformance.venue.VenueUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Runs the conformance kit: a connector against a venue of its author's, case by case. Not thread safe: one use.
 *
 * <p>In a test of the author's project:
 *
 * <pre>{@code
 * ConformanceReport report = Conformance.of(new DemoProvider(), DemoVenue.CONFIG, DemoVenue::new)
 *         .upTo(Level.TRADING)
 *         .run();
 * report.write(Path.of("target/conformance"));
 * report.require(Level.TRADING);
 * }</pre>
 *
 * <p>Each case has a venue, a connector and a network of its own; nothing waits, all time is virtual.
 */
public final class Conformance {
    private final Login login;
    private final Supplier<Stand> stands;
    private final SortedMap<String, Supplier<Stand>> further = new TreeMap<>();
    private Level asked = Level.CERTIFIED;
    private Optional<Supplier<Stand>> socketStands = Optional.empty();
    private Optional<SimulatedSeeds> simulation = Optional.empty();
    private int seeds = 500;

    private Conformance(Login login, Supplier<Stand> stands) {
        this.login = requireNonNull(login, "login is null");
        this.stands = requireNonNull(stands, "stands are null");
    }

    /**
     * A connector, and the venue that it is tried on.
     *
     * @param provider annotated with {@link Plugin}, whose name is the connector's
     * @param config of a login whose addresses the venue serves
     * @param venues makes the venue of one case, which serves its addresses on the stage's network at once
     */
    public static <C extends Record> Conformance of(
            ConnectorProvider<C> provider, C config, Function<VenueStage, ? extends VenueUnderTest> venues) {
        Plugin plugin = provider.getClass().getAnnotation(Plugin.class);
        String name = plugin == null ? provider.getClass().getSimpleName() : plugin.name();
        return of(name, provider, config, venues);
    }

    /** The same with a name for it. */
    public static <C extends Record> Conformance of(
            String name,
            ConnectorProvider<C> provider,
            C config,
            Function<VenueStage, ? extends VenueUnderTest> venues) {
        Login login = Login.of(name, provider, config);
        return new Conformance(login, () -> new Stand(login, venues));
    }

    /** Runs no suite that only a higher level needs. */
    public Conformance upTo(Level level) {
        asked = requireNonNull(level, "level is null");
        return this;
    }

    /**
     * In another market of the venue, too: market data and trading, in suites with its name.
     *
     * @param market its name in the report
     * @param venues as for the first market
     */
    public Conformance alsoIn(String market, Function<VenueStage, ? extends VenueUnderTest> venues) {
        further.put(market, () -> new Stand(login, venues));
        return this;
    }

    /**
     * With the venue behind real sockets, for the last level.
     *
     * @param venues opens the venue of one case by the case's time
     * @param logins binds the keys of a login at the venue's addresses
     */
    public Conformance overSockets(Function<LongSupplier, SocketVenue> venues, Function<String, Login> logins) {
        socketStands = Optional.of(() -> Stand.onSockets(venues, logins));
        return this;
    }

    /**
     * With simulated runs of the whole runtime, for the last level; without them random orders are run on the connector alone.
     */
    public Conformance simulatedBy(SimulatedSeeds runs) {
        simulation = Optional.of(runs);
        return this;
    }

    /** With so many seeds; 500 unless told. */
    public Conformance seeds(int count) {
        seeds = count;
        return this;
    }

    /** Runs all cases, and tells what became of them. */
    public ConformanceReport run() {
        CaseRunner runner = new CaseRunner(login.traits(), stands);
        List<SuiteResult> results = new ArrayList<>();
        for (Level level : Level.values()) {
            if (level.compareTo(asked) <= 0) {
                Suites.of(level).forEach(suite -> results.add(runner.run(suite, level)));
            }
        }
        further.forEach((market, made) -> run(market, new CaseRunner(login.traits(), made), results));
        if (asked == Level.CERTIFIED) {
            certify(runner.usesWire(), results);
        }
        return new ConformanceReport(
                login.name(),
                login.traits().capabilities().stream().map(Capability::name).toList(),
                runner.usesWire(),
                asked,
                results);
    }

    private void run(String market, CaseRunner runner, List<SuiteResult> results) {
        for (Level level : Level.values()) {
            if (level.compareTo(asked) <= 0) {
                for (Suite suite : Suites.ofMarkets(level)) {
                    results.add(runner.run(new Suite(suite.name() + ", " + market, suite.cases()), level));
                }
            }
        }
    }

    private void certify(boolean usesWire, List<SuiteResult> results) {
        if (usesWire) {
            if (socketStands.isPresent()) {
                CaseRunner runner = new CaseRunner(login.traits(), socketStands.get());
                for (Level level : Level.values()) {
                    for (Suite suite : Suites.of(level)) {
                        results.add(runner.run(new Suite(suite.name() + ", sockets", suite.cases()), Level.CERTIFIED));
                    }
                }
            } else {
                results.add(SeedSuite.notRun("sockets", "the suites over real sockets", "the venue has no sockets"));
            }
        }
        SeedSuite random =
                new SeedSuite(new StandSeeds(stands), "random orders leave connector and venue agreed", seeds);
        results.add(simulation
                .map(runs -> new SeedSuite(runs, "every invariant holds in simulated runs of the runtime", seeds))
                .orElse(random)
                .run());
    }
}
