package io.jackstay.distribution.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.jackstay.api.account.Position;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.concurrent.TimeUnit;

/** Who may do what only one place is to do. They hold for all modules, and most of them are about the runtime. Immutable. */
final class RuntimeRules {
    private static final String CLOCK = "io.jackstay.runtime.loop.SystemClock";

    /** Takes the error stream to the screen and back; all else writes where it is told to. */
    private static final String OUTPUT = "io.jackstay.runtime.launch.process.ErrorRedirect";

    private static final DescribedPredicate<JavaAccess<?>> READING_A_CLOCK = Types.access(
                    System.class, "currentTimeMillis", "nanoTime")
            .or(Types.access(Clock.class, "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds"))
            .or(Types.access(Instant.class, "now"))
            .or(Types.access(LocalDate.class, "now"))
            .or(Types.access(LocalTime.class, "now"))
            .or(Types.access(LocalDateTime.class, "now"))
            .or(Types.access(OffsetDateTime.class, "now"))
            .or(Types.access(ZonedDateTime.class, "now"))
            .or(Types.access(Date.class, "<init>"))
            .as("that reads the machine's clock");

    private static final DescribedPredicate<JavaAccess<?>> CHANGING_A_POSITION =
            Types.access(Position.class, "<init>", "after").as("that makes a position");

    @ArchTest
    static final ArchRule onlyTheClockReadsTheClock =
            noClasses().that().doNotHaveFullyQualifiedName(CLOCK).should().accessTargetWhere(READING_A_CLOCK);

    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .should()
            .accessTargetWhere(Types.access(Thread.class, "sleep").or(Types.access(TimeUnit.class, "sleep")));

    @ArchTest
    static final ArchRule outputHasOneSource = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(OUTPUT)
            .should()
            .accessTargetWhere(Types.access(System.class, "out", "err", "setOut", "setErr"));

    @ArchTest
    static final ArchRule onlyPluginAndNetLock = classes()
            .that()
            .resideOutsideOfPackages("io.jackstay.runtime.plugin..", "io.jackstay.runtime.net..")
            .should(new NotSynchronize());

    @ArchTest
    static final ArchRule onlyStateChangesPositions = noClasses()
            .that()
            .resideInAPackage("io.jackstay.runtime..")
            .and()
            .resideOutsideOfPackage("io.jackstay.runtime.state..")
            .should()
            .accessTargetWhere(CHANGING_A_POSITION);

    @ArchTest
    static final ArchRule runtimeHasNoCycles =
            slices().matching("io.jackstay.runtime.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesAreNamedForWhatTheyOwn = noClasses()
            .that(DescribedPredicate.<JavaClass>alwaysTrue())
            .should()
            .resideInAnyPackage("..util..", "..common..", "..impl..", "..misc..", "..manager..");

    private RuntimeRules() {}
}
