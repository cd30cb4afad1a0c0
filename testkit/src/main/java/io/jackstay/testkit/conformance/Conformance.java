package io.jackstay.testkit.conformance;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.api.market.Capability;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.testkit.conformance.report.ConformanceReport;
import io.jackstay.testkit.conformance.report.Level;
import io.jackstay.testkit.conformance.report.SuiteResult;
import io.jackstay.testkit.conformance.stand.Login;
import io.jackstay.testkit.conformance.suite.Suites;
import io.jackstay.testkit.conformance.venue.VenueStage;
import io.jackstay.testkit.conformance.venue.VenueUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
    private final Function<VenueStage, ? extends VenueUnderTest> venues;
    private Level asked = Level.CERTIFIED;

    private Conformance(Login login, Function<VenueStage, ? extends VenueUnderTest> venues) {
        this.login = requireNonNull(login, "login is null");
        this.venues = requireNonNull(venues, "venues are null");
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
        return new Conformance(Login.of(name, provider, config), venues);
    }

    /** Runs no suite that only a higher level needs. */
    public Conformance upTo(Level level) {
        asked = requireNonNull(level, "level is null");
        return this;
    }

    /** Runs all cases, and tells what became of them. */
    public ConformanceReport run() {
        CaseRunner runner = new CaseRunner(login, venues);
        List<SuiteResult> results = new ArrayList<>();
        for (Level level : Level.values()) {
            if (level.compareTo(asked) <= 0) {
                Suites.of(level).forEach(suite -> results.add(runner.run(suite, level)));
            }
        }
        return new ConformanceReport(
                login.name(),
                login.traits().capabilities().stream().map(Capability::name).toList(),
                runner.usesWire(),
                asked,
                results);
    }
}
