package io.jackstay.distribution.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An interface that plugins implement has exactly the abstract methods of its first release. */
final class DemandNoMore extends ArchCondition<JavaClass> {
    private final SortedMap<String, SortedSet<String>> demands;

    DemandNoMore(SortedMap<String, SortedSet<String>> demands) {
        super("demand of plugins what they demanded first, and give each new method a default");
        this.demands = demands;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        SortedSet<String> first = demands.get(type.getName());
        if (first == null) {
            return;
        }
        SortedSet<String> now = type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(DemandNoMore::signature)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!now.equals(first)) {
            String message = "%s demands %s, at first it was %s".formatted(type.getName(), now, first);
            events.add(SimpleConditionEvent.violated(type, message));
        }
    }

    private static String signature(JavaMethod method) {
        return method.getRawParameterTypes().stream()
                .map(JavaClass::getSimpleName)
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }
}
