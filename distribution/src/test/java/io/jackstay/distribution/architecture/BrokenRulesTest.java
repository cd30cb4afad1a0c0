package io.jackstay.distribution.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.jackstay.api.broken.GoodBuilt;
import io.jackstay.api.broken.GoodRecord;
import io.jackstay.api.broken.GrownInterface;
import io.jackstay.api.broken.LaterAnswer;
import io.jackstay.api.broken.LooseListRecord;
import io.jackstay.api.broken.LooseRecord;
import io.jackstay.api.broken.Mutable;
import io.jackstay.api.broken.NeedsALibrary;
import io.jackstay.api.broken.NobodysInterface;
import io.jackstay.api.broken.OpenlyBuilt;
import io.jackstay.api.broken.SharingRecord;
import io.jackstay.api.broken.SteadyInterface;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.emulator.broken.GoodEmulator;
import io.jackstay.emulator.broken.SeesAConnector;
import io.jackstay.emulator.hyperliquid.HyperliquidProvider;
import io.jackstay.lib.broken.GoodLibrary;
import io.jackstay.risk.broken.GoodRule;
import io.jackstay.runtime.broken.GoodRuntime;
import io.jackstay.runtime.broken.Injects;
import io.jackstay.runtime.broken.KnowsNetty;
import io.jackstay.runtime.broken.KnowsTheLog;
import io.jackstay.runtime.broken.LocksABlock;
import io.jackstay.runtime.broken.LocksAMethod;
import io.jackstay.runtime.broken.MovesAPosition;
import io.jackstay.runtime.broken.NamesAPlugin;
import io.jackstay.runtime.broken.Prints;
import io.jackstay.runtime.broken.ReadsTheClock;
import io.jackstay.runtime.broken.RefersToTheClock;
import io.jackstay.runtime.broken.Sleeps;
import io.jackstay.runtime.brokenone.GoesThere;
import io.jackstay.runtime.brokentwo.ComesBack;
import io.jackstay.runtime.util.BadlyNamed;
import io.jackstay.strategy.broken.CallsLog;
import io.jackstay.strategy.broken.GoodStrategy;
import io.jackstay.strategy.broken.KeepsAPool;
import io.jackstay.strategy.broken.KeepsARandom;
import io.jackstay.strategy.broken.KeepsAThread;
import io.jackstay.strategy.broken.RefersToExp;
import io.jackstay.strategy.broken.SeesItsNeighbour;
import io.jackstay.strategy.broken.SeesTheRuntime;
import io.jackstay.testkit.broken.GoodKit;
import io.jackstay.testkit.broken.NamesAVenue;
import io.jackstay.testkit.broken.ShowsTheRuntime;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule reports the class that breaks it, and no other. */
class BrokenRulesTest {
    private static final List<Class<?>> RULES =
            List.of(ApiRules.class, BorderRules.class, PluginRules.class, RuntimeRules.class);

    /** A class that breaks a rule, or two that break it together, beside classes that keep it. */
    record Case(String rule, List<Class<?>> breaking, List<Class<?>> keeping) {
        @Override
        public String toString() {
            return rule + " " + breaking.stream().map(Class::getSimpleName).toList();
        }
    }

    static Stream<Case> cases() {
        return Stream.of(api(), borders(), plugins(), runtime()).flatMap(List::stream);
    }

    private static List<Case> api() {
        return List.of(
                of("apiNeedsOnlyTheJdk", NeedsALibrary.class, GoodRecord.class),
                of("apiIsImmutable", Mutable.class, GoodBuilt.class),
                of("apiRecordsAreOfFinalTypes", LooseRecord.class, GoodRecord.class),
                of("apiRecordsAreOfFinalTypes", LooseListRecord.class, GoodRecord.class),
                of("apiRecordsCopyTheirCollections", SharingRecord.class, GoodRecord.class),
                of("whatGrowsHasNoPublicConstructor", OpenlyBuilt.class, GoodBuilt.class, GoodRecord.class),
                of("noAnswerComesAsAFuture", LaterAnswer.class, GoodRecord.class),
                of("apiInterfacesSayWhoImplementsThem", NobodysInterface.class, Strategy.class));
    }

    private static List<Case> borders() {
        return List.of(
                of("pluginsDoNotSeeTheRuntime", SeesTheRuntime.class, GoodStrategy.class),
                of("pluginsDoNotSeeEachOther", SeesItsNeighbour.class, GoodRule.class, GoodStrategy.class),
                of("runtimeNamesNoPlugin", NamesAPlugin.class, GoodRuntime.class),
                of("librariesSeeTheApiAtMost", io.jackstay.lib.broken.SeesTheRuntime.class, GoodLibrary.class),
                of(
                        "emulatorsSeeNeitherRuntimeNorConnector",
                        io.jackstay.emulator.broken.SeesTheRuntime.class,
                        GoodEmulator.class),
                of("emulatorsSeeNeitherRuntimeNorConnector", SeesAConnector.class, GoodEmulator.class),
                of(
                        "emulatorsDoNotSeeEachOther",
                        io.jackstay.emulator.broken.SeesItsNeighbour.class,
                        GoodEmulator.class,
                        HyperliquidProvider.class),
                of("emulatorsOfVenuesAreNotNamed", NamesAVenue.class, GoodKit.class),
                of("testkitShowsNoRuntime", ShowsTheRuntime.class, GoodKit.class),
                of("onlyLaunchKnowsGuice", Injects.class, GoodRuntime.class),
                of("onlyTheSocketsKnowNetty", KnowsNetty.class, GoodRuntime.class),
                of("onlyTheProcessKnowsTheLogsBackend", KnowsTheLog.class, GoodRuntime.class));
    }

    private static List<Case> plugins() {
        return List.of(
                of("pluginsKeepNoThreadAndNoRandom", KeepsAThread.class, GoodStrategy.class),
                of("pluginsKeepNoThreadAndNoRandom", KeepsAPool.class, GoodStrategy.class),
                of("pluginsKeepNoThreadAndNoRandom", KeepsARandom.class, GoodStrategy.class),
                of("pluginsCalculateAlikeEverywhere", CallsLog.class, GoodStrategy.class),
                of("pluginsCalculateAlikeEverywhere", RefersToExp.class, GoodStrategy.class));
    }

    private static List<Case> runtime() {
        return List.of(
                of("onlyTheClockReadsTheClock", ReadsTheClock.class, GoodRuntime.class),
                of("onlyTheClockReadsTheClock", RefersToTheClock.class, GoodRuntime.class),
                of("nobodySleeps", Sleeps.class, GoodRuntime.class),
                of("outputHasOneSource", Prints.class, GoodRuntime.class),
                of("onlyPluginAndNetLock", LocksAMethod.class, GoodRuntime.class),
                of("onlyPluginAndNetLock", LocksABlock.class, GoodRuntime.class),
                of("onlyStateChangesPositions", MovesAPosition.class, GoodRuntime.class),
                new Case(
                        "runtimeHasNoCycles",
                        List.of(GoesThere.class, ComesBack.class),
                        List.of(GoodRuntime.class, Prints.class)),
                of("packagesAreNamedForWhatTheyOwn", BadlyNamed.class, GoodRuntime.class));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ruleReportsExactlyTheClassThatBreaksIt(Case broken) {
        assertReports(rule(broken.rule()), broken.breaking(), broken.keeping());
    }

    @Test
    void anInterfaceOfPluginsThatDemandsMoreIsReported() {
        TreeMap<String, SortedSet<String>> demands = new TreeMap<>();
        demands.put(GrownInterface.class.getName(), new TreeSet<>(List.of("first()")));
        demands.put(SteadyInterface.class.getName(), new TreeSet<>(List.of("first()")));

        assertReports(
                ApiRules.pluginInterfacesGrowByDefaults(demands),
                List.of(GrownInterface.class),
                List.of(SteadyInterface.class));
    }

    @Test
    void noRuleIsWithoutAClassThatBreaksIt() {
        List<String> all = new ArrayList<>();
        RULES.forEach(rules -> fields(rules).forEach(field -> all.add(field.getName())));

        assertThat(Stream.concat(cases().map(Case::rule), Stream.of("pluginInterfacesGrowByDefaults")))
                .containsAll(all);
    }

    private static Case of(String rule, Class<?> breaking, Class<?>... keeping) {
        return new Case(rule, List.of(breaking), List.of(keeping));
    }

    /** The first of our classes that a line names is the one that the line is about. */
    private static void assertReports(ArchRule rule, List<Class<?>> breaking, List<Class<?>> keeping) {
        List<Class<?>> all = Stream.concat(breaking.stream(), keeping.stream()).toList();
        List<String> lines =
                rule.evaluate(new ClassFileImporter().importClasses(all)).getFailureReport().getDetails().stream()
                        .flatMap(String::lines)
                        .toList();

        assertThat(lines.stream().flatMap(line -> firstNamed(line, all)).distinct())
                .as(() -> String.join("\n", lines))
                .containsExactlyInAnyOrderElementsOf(breaking);
    }

    private static Stream<Class<?>> firstNamed(String line, List<Class<?>> all) {
        return all.stream()
                .filter(type -> line.contains(type.getName()))
                .min((one, two) -> Integer.compare(line.indexOf(one.getName()), line.indexOf(two.getName())))
                .stream();
    }

    private static ArchRule rule(String name) {
        return RULES.stream()
                .flatMap(BrokenRulesTest::fields)
                .filter(field -> field.getName().equals(name))
                .map(BrokenRulesTest::value)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no rule " + name));
    }

    private static Stream<Field> fields(Class<?> rules) {
        return Stream.of(rules.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ArchRule.class);
    }

    private static ArchRule value(Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
