package io.jackstay.distribution.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** Predicates that several rules share. Immutable. */
final class Types {
    private Types() {}

    /** Types that are not ours, and ours of these packages. */
    static DescribedPredicate<JavaClass> outsideOfTheHouseOr(String... packages) {
        DescribedPredicate<JavaClass> foreign =
                describe("not of io.jackstay", type -> !type.getName().contains("io.jackstay."));
        return foreign.or(resideInAnyPackage(packages));
    }

    /** A call, a reference or a read of one of these members of a type. */
    static DescribedPredicate<JavaAccess<?>> access(Class<?> owner, String... members) {
        List<String> names = List.of(members);
        return describe(
                owner.getSimpleName() + "." + String.join(", ", names),
                access -> access.getTargetOwner().isEquivalentTo(owner) && names.contains(access.getName()));
    }
}
