package io.jackstay.testkit.conformance;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.testkit.conformance.report.CaseResult;
import io.jackstay.testkit.conformance.report.CaseResult.Verdict;
import io.jackstay.testkit.conformance.report.Level;
import io.jackstay.testkit.conformance.report.SuiteResult;
import io.jackstay.testkit.conformance.stand.Disagreement;
import io.jackstay.testkit.conformance.stand.Stand;
import io.jackstay.testkit.conformance.suite.Case;
import io.jackstay.testkit.conformance.suite.Suite;
import io.jackstay.testkit.conformance.venue.LeverMissingException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Runs cases, each on a stand of its own. Not thread safe: owned by one run. */
final class CaseRunner {
    private static final System.Logger LOG = System.getLogger(CaseRunner.class.getName());

    private final VenueTraits traits;
    private final Supplier<Stand> stands;
    private final Set<Case.Need> uses;

    CaseRunner(VenueTraits traits, Supplier<Stand> stands) {
        this.traits = requireNonNull(traits, "traits are null");
        this.stands = requireNonNull(stands, "stands are null");
        this.uses = tryOut();
    }

    /** What the connector asks its context for when it is started, whatever comes of it. */
    private Set<Case.Need> tryOut() {
        Set<Case.Need> found = EnumSet.of(Case.Need.NOTHING, Case.Need.CONTRACT);
        try (Stand stand = stands.get()) {
            try {
                stand.start();
                if (stand.market().kind() == MarketKind.SPOT) {
                    found.remove(Case.Need.CONTRACT);
                }
            } catch (Disagreement e) {
                LOG.log(System.Logger.Level.DEBUG, "first start failure={0}", e.getMessage());
            }
            add(found, stand.usesWire(), Case.Need.WIRE);
            add(found, stand.usesStreams(), Case.Need.STREAM);
            add(found, stand.usesNonces(), Case.Need.NONCES);
        }
        return found;
    }

    private static void add(Set<Case.Need> found, boolean used, Case.Need need) {
        if (used) {
            found.add(need);
        }
    }

    boolean usesWire() {
        return uses.contains(Case.Need.WIRE);
    }

    private static String lacking(Case.Need need) {
        return switch (need) {
            case NOTHING -> "";
            case WIRE -> "it asks for no transport";
            case STREAM -> "it asks for no stream";
            case NONCES -> "it asks for no nonces";
            case CONTRACT -> "the market is spot";
        };
    }

    SuiteResult run(Suite suite, Level level) {
        List<CaseResult> results = suite.cases().stream().map(this::run).toList();
        return new SuiteResult(suite.name(), level, results);
    }

    private CaseResult run(Case one) {
        boolean declared = one.proves().isEmpty() || one.proves().stream().anyMatch(traits::has);
        Optional<Consumer<Stand>> body = one.body(declared);
        if (body.isEmpty()) {
            return result(one, Verdict.NOT_NEEDED, declared ? "declared" : "not declared");
        }
        if (!uses.contains(one.need())) {
            return result(one, Verdict.NOT_NEEDED, lacking(one.need()));
        }
        try (Stand stand = stands.get()) {
            body.get().accept(stand);
            stand.requireNoComplaints();
            return result(one, Verdict.PASSED, "");
        } catch (LeverMissingException e) {
            return result(one, Verdict.NOT_RUN, String.valueOf(e.getMessage()));
        } catch (Disagreement e) {
            return result(one, Verdict.FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return result(one, Verdict.FAILED, "%s at %s".formatted(e, place(e)));
        }
    }

    /** What threw it for its own sake: not the JDK on its behalf. */
    private static String place(RuntimeException e) {
        return Arrays.stream(e.getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("an unknown place");
    }

    private static CaseResult result(Case one, Verdict verdict, String why) {
        String proves = one.proves().stream().map(Enum::name).collect(Collectors.joining(" or "));
        return new CaseResult(one.name(), proves, verdict, why);
    }
}
