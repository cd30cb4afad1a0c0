package io.jackstay.distribution.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Components, and what they are made of, are primitives, final classes of the JDK or types of the contract. Not final, and let
 * in all the same: {@code BigDecimal}, which none of us extends; lists and sets, of which a record keeps a copy ({@link
 * CopyCollections}); suppliers, which are asked and not kept for their state.
 */
final class HaveFinalComponents extends ArchCondition<JavaClass> {
    private static final List<Class<?>> LET_IN = List.of(BigDecimal.class, List.class, Set.class, Supplier.class);

    HaveFinalComponents() {
        super("have components of final types of the JDK or of the contract");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaField field : type.getFields()) {
            if (!field.getModifiers().contains(JavaModifier.STATIC) && !isFixed(field.getType())) {
                String component =
                        field.getFullName() + " is a " + field.getType().getName();
                events.add(SimpleConditionEvent.violated(field, component));
            }
        }
    }

    private static boolean isFixed(JavaType type) {
        if (type instanceof JavaParameterizedType of) {
            return isFixed(of.toErasure())
                    && of.getActualTypeArguments().stream().allMatch(HaveFinalComponents::isFixed);
        }
        return !(type instanceof JavaClass plain) || isFixed(plain);
    }

    private static boolean isFixed(JavaClass type) {
        return type.isPrimitive()
                || type.getPackageName().startsWith("io.jackstay.api.")
                || LET_IN.stream().anyMatch(type::isEquivalentTo)
                || type.getPackageName().startsWith("java.")
                        && type.getModifiers().contains(JavaModifier.FINAL)
                        && !type.isArray();
    }
}
