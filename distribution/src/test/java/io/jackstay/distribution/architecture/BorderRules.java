package io.jackstay.distribution.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who sees whom: {@code plugins -> api <- runtime <- testkit}, and nothing else. Immutable. */
final class BorderRules {
    static final String[] PLUGINS = {"io.jackstay.connector..", "io.jackstay.strategy..", "io.jackstay.risk.."};

    static final String RUNTIME = "io.jackstay.runtime..";
    static final String LIB = "io.jackstay.lib..";
    static final String EMULATOR = "io.jackstay.emulator..";
    static final String TESTKIT = "io.jackstay.testkit..";

    @ArchTest
    static final ArchRule pluginsDoNotSeeTheRuntime = noClasses()
            .that()
            .resideInAnyPackage(PLUGINS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(RUNTIME, TESTKIT);

    @ArchTest
    static final ArchRule pluginsDoNotSeeEachOther = slices().matching("io.jackstay.(connector|strategy|risk).(*)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule runtimeNamesNoPlugin = noClasses()
            .that()
            .resideInAPackage(RUNTIME)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.jackstay.connector..", "io.jackstay.strategy..", "io.jackstay.risk..", LIB, EMULATOR, TESTKIT);

    @ArchTest
    static final ArchRule librariesSeeTheApiAtMost = classes()
            .that()
            .resideInAPackage(LIB)
            .should()
            .onlyDependOnClassesThat(Types.outsideOfTheHouseOr(LIB, "io.jackstay.api.."));

    @ArchTest
    static final ArchRule emulatorsSeeNeitherRuntimeNorConnector = noClasses()
            .that()
            .resideInAPackage(EMULATOR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(RUNTIME, TESTKIT, "io.jackstay.connector..");

    @ArchTest
    static final ArchRule emulatorsDoNotSeeEachOther = slices().matching("io.jackstay.emulator.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    DescribedPredicate.alwaysTrue(),
                    JavaClass.Predicates.resideInAPackage("io.jackstay.emulator.base.."));

    @ArchTest
    static final ArchRule emulatorsOfVenuesAreNotNamed = noClasses()
            .that()
            .resideInAPackage(TESTKIT)
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(EMULATOR)
                    .and(JavaClass.Predicates.resideOutsideOfPackage("io.jackstay.emulator.base..")));

    @ArchTest
    static final ArchRule testkitShowsNoRuntime =
            classes().that().resideInAPackage(TESTKIT).should(new HideTheRuntime());

    @ArchTest
    static final ArchRule onlyLaunchKnowsGuice = noClasses()
            .that()
            .resideOutsideOfPackage("io.jackstay.runtime.launch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.inject..", "jakarta.inject..");

    @ArchTest
    static final ArchRule onlyTheSocketsKnowNetty = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.jackstay.runtime.net.netty..",
                    "io.jackstay.runtime.web.http..",
                    "io.jackstay.emulator.base.server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule onlyTheProcessKnowsTheLogsBackend = noClasses()
            .that()
            .resideInAPackage(RUNTIME)
            .and()
            .resideOutsideOfPackage("io.jackstay.runtime.launch.process..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ch.qos.logback..", "org.slf4j..");

    private BorderRules() {}
}
