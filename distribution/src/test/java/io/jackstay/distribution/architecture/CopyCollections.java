package io.jackstay.distribution.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;

/** A public record makes an unmodifiable copy for each of its collections, in its constructor or in what that calls of its own. */
final class CopyCollections extends ArchCondition<JavaClass> {
    CopyCollections() {
        super("copy the collections that they are given");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        long collections = type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .map(field -> field.getRawType())
                .filter(raw -> raw.isAssignableTo(Collection.class) || raw.isAssignableTo(Map.class))
                .count();
        long copies = type.getConstructors().stream()
                .flatMap(constructor -> constructor.getMethodCallsFromSelf().stream())
                .filter(call -> isCopy(call) || callsCopy(type, call))
                .count();
        if (type.getModifiers().contains(JavaModifier.PUBLIC) && copies < collections) {
            String message = "%s has %d collections and makes %d copies".formatted(type.getName(), collections, copies);
            events.add(SimpleConditionEvent.violated(type, message));
        }
    }

    private static boolean callsCopy(JavaClass type, JavaMethodCall call) {
        return call.getTargetOwner().equals(type)
                && call.getTarget().resolveMember().stream()
                        .flatMap(method -> method.getMethodCallsFromSelf().stream())
                        .anyMatch(CopyCollections::isCopy);
    }

    private static boolean isCopy(JavaMethodCall call) {
        return call.getName().equals("copyOf") || call.getName().startsWith("unmodifiable");
    }
}
