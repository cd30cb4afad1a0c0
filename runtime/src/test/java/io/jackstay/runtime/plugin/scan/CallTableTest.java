package io.jackstay.runtime.plugin.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A misspelled rule would find nothing and nobody would notice. */
final class CallTableTest {
    /** Methods and classes that JDKs after 17 have, or have no more. */
    private static final Set<String> OTHER_RELEASES = Set.of("of*", "setSecurityManager");

    @Test
    void everyRuleNamesSomethingThatTheJdkHas() {
        for (Map.Entry<String, List<CallRule>> entry :
                JdkCalls.TABLE.rulesByClass().entrySet()) {
            Class<?> type = load(entry.getKey());
            for (CallRule rule : entry.getValue()) {
                if (!OTHER_RELEASES.contains(rule.pattern())) {
                    assertThat(calls(type).anyMatch(call -> rule.matches(call[0], call[1])))
                            .as("%s.%s", type.getName(), rule.pattern())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void aRuleForAClassGoesBeforeTheOneForItsPackage() {
        CallTable table = new CallTable().prefix(Permission.NETWORK, "net/").calls(Permission.FILES, "net/A", "a*");

        assertThat(table.find("net/B", "b", "()V")).contains(Permission.NETWORK);
        assertThat(table.find("net/A", "ab", "()V")).contains(Permission.FILES);
        assertThat(table.find("net/A", "b", "()V")).isEmpty();
        assertThat(table.find("net/BException", "<init>", "()V")).isEmpty();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name.replace('/', '.'), false, null);
        } catch (ClassNotFoundException e) {
            try {
                return Class.forName(name.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
            } catch (ClassNotFoundException none) {
                throw new AssertionError("no class " + name, none);
            }
        }
    }

    private static Stream<String[]> calls(Class<?> type) {
        Stream<String[]> constructors =
                Stream.of(type.getDeclaredConstructors()).map(c -> new String[] {"<init>", descriptor(c)});
        Stream<String[]> declared = Stream.of(type.getDeclaredMethods()).map(CallTableTest::call);
        return Stream.of(constructors, declared, Stream.of(type.getMethods()).map(CallTableTest::call))
                .flatMap(calls -> calls);
    }

    private static String[] call(Method method) {
        return new String[] {
            method.getName(),
            MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                    .toMethodDescriptorString()
        };
    }

    private static String descriptor(Constructor<?> constructor) {
        return MethodType.methodType(void.class, constructor.getParameterTypes())
                .toMethodDescriptorString();
    }
}
