package io.jackstay.distribution.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** The contract: of the JDK alone, immutable, and able to grow. Immutable. */
final class ApiRules {
    private static final String API = "io.jackstay.api..";

    private static final DescribedPredicate<JavaClass> BUILDERS =
            DescribedPredicate.describe("builders", type -> type.getSimpleName().equals("Builder"));

    private static final DescribedPredicate<JavaClass> RECORDS =
            DescribedPredicate.describe("records", JavaClass::isRecord);

    /** Final classes that are no records: what is made by a factory and withers, so that it can grow. */
    private static final DescribedPredicate<JavaClass> BUILT = DescribedPredicate.describe(
            "classes that are built",
            type -> !type.isRecord() && !type.isEnum() && !type.isInterface() && !type.isAssignableTo(Throwable.class));

    @ArchTest
    static final ArchRule apiNeedsOnlyTheJdk = classes()
            .that()
            .resideInAPackage(API)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(API, "java..");

    @ArchTest
    static final ArchRule apiIsImmutable = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage(API)
            .and()
            .areDeclaredInClassesThat(DescribedPredicate.not(are(BUILDERS)))
            .should()
            .haveModifier(FINAL);

    @ArchTest
    static final ArchRule apiRecordsAreOfFinalTypes =
            classes().that().resideInAPackage(API).and(are(RECORDS)).should(new HaveFinalComponents());

    @ArchTest
    static final ArchRule apiRecordsCopyTheirCollections =
            classes().that().resideInAPackage(API).and(are(RECORDS)).should(new CopyCollections());

    @ArchTest
    static final ArchRule whatGrowsHasNoPublicConstructor = constructors()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(API)
            .and()
            .areDeclaredInClassesThat(are(BUILT))
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule noAnswerComesAsAFuture = noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(CompletionStage.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Future.class);

    @ArchTest
    static final ArchRule apiInterfacesSayWhoImplementsThem =
            classes().that().resideInAPackage(API).and().areInterfaces().should(new HaveAKnownImplementer());

    @ArchTest
    static final ArchRule pluginInterfacesGrowByDefaults = pluginInterfacesGrowByDefaults(Implementers.PLUGINS);

    private ApiRules() {}

    /** The rule for interfaces whose first demands are these. */
    static ArchRule pluginInterfacesGrowByDefaults(SortedMap<String, SortedSet<String>> demands) {
        return classes().that().resideInAPackage(API).and().areInterfaces().should(new DemandNoMore(demands));
    }
}
