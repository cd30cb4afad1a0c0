package io.jackstay.distribution.architecture;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** The shipped classes of all modules keep the rules. */
@AnalyzeClasses(packages = "io.jackstay", importOptions = Shipped.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests API = ArchTests.in(ApiRules.class);

    @ArchTest
    static final ArchTests BORDERS = ArchTests.in(BorderRules.class);

    @ArchTest
    static final ArchTests PLUGINS = ArchTests.in(PluginRules.class);

    @ArchTest
    static final ArchTests RUNTIME = ArchTests.in(RuntimeRules.class);
}
