package io.jackstay.distribution.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;

/** What our own plugins, and the libraries that they bundle, leave to their context. Immutable. */
final class PluginRules {
    private static final String[] PLUGIN_CODE = {
        "io.jackstay.connector..", "io.jackstay.strategy..", "io.jackstay.risk..", "io.jackstay.lib.."
    };

    private static final DescribedPredicate<JavaClass> THREADS_OR_RANDOM = DescribedPredicate.describe(
            "a thread, an executor or a random generator",
            type -> List.of(Thread.class, Executor.class, Random.class).stream().anyMatch(type::isAssignableTo));

    @ArchTest
    static final ArchRule pluginsKeepNoThreadAndNoRandom = fields().that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(PLUGIN_CODE)
            .should()
            .notHaveRawType(THREADS_OR_RANDOM);

    @ArchTest
    static final ArchRule pluginsCalculateAlikeEverywhere = noClasses()
            .that()
            .resideInAnyPackage(PLUGIN_CODE)
            .should()
            .accessTargetWhere(Types.access(Math.class, "exp", "expm1", "log", "log10", "log1p", "pow"));

    private PluginRules() {}
}
