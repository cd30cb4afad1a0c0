package io.jackstay.distribution.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** An interface that is neither sealed nor an annotation stands in one of the two lists of {@link Implementers}. */
final class HaveAKnownImplementer extends ArchCondition<JavaClass> {
    HaveAKnownImplementer() {
        super("be listed in Implementers, for plugins or for the runtime");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean open = !type.isAnnotation()
                && !type.getSimpleName().equals("package-info")
                && !type.reflect().isSealed();
        boolean listed =
                Implementers.PLUGINS.containsKey(type.getName()) != Implementers.RUNTIME.contains(type.getName());
        if (open && !listed) {
            events.add(SimpleConditionEvent.violated(type, type.getName() + " is in neither list, or in both"));
        }
    }
}
