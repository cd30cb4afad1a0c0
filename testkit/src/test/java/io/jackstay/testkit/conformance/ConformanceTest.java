package io.jackstay.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.testkit.conformance.report.CaseResult;
import io.jackstay.testkit.conformance.report.CaseResult.Verdict;
import io.jackstay.testkit.conformance.report.ConformanceReport;
import io.jackstay.testkit.conformance.report.Level;
import io.jackstay.testkit.conformance.report.SuiteResult;
import io.jackstay.testkit.conformance.stand.Login;
import io.jackstay.testkit.conformance.stand.Stand;
import io.jackstay.testkit.conformance.suite.Suite;
import io.jackstay.testkit.conformance.suite.Suites;
import io.jackstay.testkit.conformance.toy.Flaw;
import io.jackstay.testkit.conformance.toy.ToyConfig;
import io.jackstay.testkit.conformance.toy.ToyProvider;
import io.jackstay.testkit.conformance.toy.ToyVenue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A good connector reaches the levels, and each suite finds the connector that breaks it. */
class ConformanceTest {
    private static Conformance kit() {
        return Conformance.of(new ToyProvider(), new ToyConfig(Flaw.NONE), ToyVenue::new);
    }

    private static List<Suite> suites() {
        return Arrays.stream(Level.values())
                .flatMap(level -> Suites.of(level).stream())
                .toList();
    }

    @Test
    void aGoodConnectorIsResilient() {
        ConformanceReport report = kit().upTo(Level.RESILIENT).run();

        assertThat(report.level()).as(report.text()).isEqualTo(Level.RESILIENT);
        assertThat(report.hasFailed()).isFalse();
        assertThat(report.connector()).isEqualTo("toy");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aSuiteFindsWhatBreaksIt(Flaw flaw) {
        Login login = Login.of("toy", new ToyProvider(), new ToyConfig(flaw));
        CaseRunner runner = new CaseRunner(login.traits(), () -> new Stand(login, ToyVenue::new));
        Suite suite = suites().stream()
                .filter(one -> one.name().equals(flaw.suite()))
                .findFirst()
                .orElseThrow();

        SuiteResult result = runner.run(suite, Level.RESILIENT);

        assertThat(result.hasFailed()).isTrue();
        assertThat(result.cases().stream().filter(one -> one.verdict() == Verdict.FAILED))
                .extracting(CaseResult::name)
                .contains(flaw.found());
    }

    @Test
    void eachSuiteHasAConnectorThatBreaksIt() {
        assertThat(suites().stream().map(Suite::name))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Flaw.values())
                        .filter(flaw -> flaw != Flaw.NONE)
                        .map(Flaw::suite)
                        .distinct()
                        .toList());
    }

    @Test
    void withoutSocketsNobodyIsCertified() {
        ConformanceReport report = kit().seeds(3).run();

        assertThat(report.level()).as(report.text()).isEqualTo(Level.RESILIENT);
        assertThat(report.text()).contains("the venue has no sockets", "failed: sockets ran no case");
        assertThat(report.suites().get(report.suites().size() - 1).isPassed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"ROUNDS_SIZES", "COUNTS_FILLS", "REJECTS_TIMEOUTS", "HIDES_LOSSES", "SWALLOWS_MALFORMED"})
    void randomOrdersFindAConnectorThatLies(Flaw flaw) {
        Login login = Login.of("toy", new ToyProvider(), new ToyConfig(flaw));

        Optional<String> problem = new StandSeeds(() -> new Stand(login, ToyVenue::new)).problem(20);

        assertThat(problem).isPresent();
    }

    @Test
    void aSeedThatDoesNotHoldFails() {
        SuiteResult broken = new SeedSuite(count -> Optional.of("seed 3: I1"), "it holds", 5).run();
        SuiteResult held = new SeedSuite(count -> Optional.empty(), "it holds", 5).run();

        assertThat(broken.hasFailed()).isTrue();
        assertThat(broken.cases().get(0).why()).isEqualTo("seed 3: I1");
        assertThat(held.isPassed()).isTrue();
    }

    @Test
    void aSuiteThatRanNoCaseFails() {
        CaseRunner runner = new CaseRunner(
                Login.of("toy", new ToyProvider(), new ToyConfig(Flaw.NONE)).traits(),
                () -> new Stand(Login.of("toy", new ToyProvider(), new ToyConfig(Flaw.NONE)), ToyVenue::new));

        assertThat(runner.run(new Suite("empty", List.of()), Level.MARKET_DATA).hasFailed())
                .isTrue();
    }

    @Test
    void aLeverThatIsMissingLeavesTheCaseOutAndTheLevelUnreached() {
        ConformanceReport report = Conformance.of(
                        "toy", new ToyProvider(), new ToyConfig(Flaw.NONE), LeverlessVenue::new)
                .upTo(Level.RESILIENT)
                .run();

        assertThat(report.level()).isEqualTo(Level.TRADING);
        assertThat(report.hasFailed()).isFalse();
        assertThat(report.text())
                .contains("not run: faults: another lot is told", "the venue has no lever changeRules");
        assertThatThrownBy(() -> report.require(Level.RESILIENT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("is to reach the level 'resilient', and has reached 'trading'");
    }

    @Test
    void theReportIsWrittenAsJsonAndAsPage(@TempDir Path folder) throws Exception {
        ConformanceReport report = kit().upTo(Level.MARKET_DATA).run();

        report.write(folder.resolve("conformance"));

        assertThat(Files.readString(folder.resolve("conformance/toy.json")))
                .contains("\"connector\":\"toy\"", "\"level\":\"market-data\"", "\"suite\":\"reconnect\"");
        assertThat(Files.readString(folder.resolve("conformance/toy.md")))
                .contains("# Conformance of toy", "| reconnect | market data |");
    }
}
