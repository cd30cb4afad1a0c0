package io.jackstay.distribution.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** No type of the runtime stands in what a public class offers to others. */
final class HideTheRuntime extends ArchCondition<JavaClass> {
    private static final Set<JavaModifier> OFFERED = Set.of(JavaModifier.PUBLIC, JavaModifier.PROTECTED);

    HideTheRuntime() {
        super("have no runtime type in a signature");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (!isOffered(type.getModifiers())) {
            return;
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            Stream<JavaType> signature =
                    Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
            if (isOffered(unit.getModifiers()) && signature.anyMatch(HideTheRuntime::namesTheRuntime)) {
                events.add(SimpleConditionEvent.violated(unit, unit.getFullName() + " shows a type of the runtime"));
            }
        }
        for (JavaField field : type.getFields()) {
            if (isOffered(field.getModifiers()) && namesTheRuntime(field.getType())) {
                events.add(SimpleConditionEvent.violated(field, field.getFullName() + " shows a type of the runtime"));
            }
        }
    }

    private static boolean isOffered(Set<JavaModifier> modifiers) {
        return modifiers.stream().anyMatch(OFFERED::contains);
    }

    private static boolean namesTheRuntime(JavaType type) {
        return type.getAllInvolvedRawTypes().stream()
                .anyMatch(raw -> raw.getPackageName().startsWith("io.jackstay.runtime"));
    }
}
