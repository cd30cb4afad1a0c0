package io.jackstay.runtime.plugin.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.WebSocket;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method of every interface that a plugin implements, through its wrapper: none is forgotten, none goes around
 * it.
 */
final class GuardedCallsTest {
    /** What their default methods do ends in their one abstract method. */
    private static final Set<Class<?>> FUNCTIONS = Set.of(Reply.class, Consumer.class);

    private final ClassLoader loader = new URLClassLoader("plugin", new URL[0], null);
    private final PluginGuard guard = new PluginGuard("strategy probe (probe.jar)", loader);

    record Config() {}

    /** A contract interface and how its wrapper is made. */
    record Kind(Class<?> contract, BiFunction<PluginGuard, Object, Object> wrap) {
        static <T> Kind of(Class<T> contract, BiFunction<PluginGuard, T, Object> wrap) {
            return new Kind(contract, (guard, target) -> wrap.apply(guard, contract.cast(target)));
        }
    }

    record Call(Kind kind, Method method) {
        @Override
        public String toString() {
            return kind.contract().getSimpleName() + "." + method.getName();
        }
    }

    static Stream<Call> calls() {
        return kinds().flatMap(kind -> Stream.of(kind.contract().getMethods())
                .filter(m -> !Modifier.isStatic(m.getModifiers()))
                .filter(m -> !FUNCTIONS.contains(kind.contract()) || Modifier.isAbstract(m.getModifiers()))
                .map(m -> new Call(kind, m)));
    }

    @SuppressWarnings("unchecked")
    private static Stream<Kind> kinds() {
        return Stream.of(
                Kind.of(Strategy.class, GuardedStrategy::new),
                Kind.of(RiskRule.class, GuardedRiskRule::new),
                Kind.of(Connector.class, GuardedConnector::new),
                Kind.of(StrategyProvider.class, (g, p) -> new GuardedStrategyProvider(g, p)),
                Kind.of(RiskProvider.class, (g, p) -> new GuardedRiskProvider(g, p)),
                Kind.of(ConnectorProvider.class, (g, p) -> new GuardedConnectorProvider(g, p)),
                Kind.of(Reply.class, PluginGuard::reply),
                Kind.of(Consumer.class, PluginGuard::consumer),
                Kind.of(Runnable.class, PluginGuard::task),
                Kind.of(Supplier.class, PluginGuard::supplier),
                Kind.of(WebSocket.Listener.class, PluginGuard::socketListener),
                Kind.of(MarketFeed.Listener.class, PluginGuard::feedListener),
                Kind.of(BookSink.class, GuardedBookSink::new));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void runsWithThePluginsLoaderAndPutsTheOldOneBack(Call call) throws Exception {
        Set<String> seen = new TreeSet<>();
        Object target = target(call, (proxy, method, arguments) -> {
            if (Thread.currentThread().getContextClassLoader() == loader) {
                seen.add(method.getName());
            }
            return answer(method, proxy);
        });
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        invoke(call, target);

        assertThat(seen).contains(call.method().getName());
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThat(guard.strikes()).isZero();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void wrapsAndCountsWhatThePluginThrows(Call call) {
        RuntimeException thrown = new IllegalStateException("boom");
        Object target = target(call, (proxy, method, arguments) -> {
            if (method.getName().equals(call.method().getName())) {
                throw thrown;
            }
            return answer(method, proxy);
        });
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        assertThatThrownBy(() -> invoke(call, target))
                .isInstanceOf(PluginFailure.class)
                .hasMessageStartingWith("strategy probe (probe.jar) failed in ")
                .hasMessageContaining(call.method().getName())
                .hasMessageEndingWith("java.lang.IllegalStateException: boom")
                .hasCause(thrown);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThat(guard.strikes()).isEqualTo(1);
    }

    private static Object target(Call call, InvocationHandler handler) {
        Class<?> type = call.kind().contract();
        return Proxy.newProxyInstance(
                type.getClassLoader() == null ? GuardedCallsTest.class.getClassLoader() : type.getClassLoader(),
                new Class<?>[] {type},
                handler);
    }

    private void invoke(Call call, Object target) throws Exception {
        Object wrapper = call.kind().wrap().apply(guard, target);
        Object[] arguments = Stream.of(call.method().getParameterTypes())
                .map(GuardedCallsTest::argument)
                .toArray();
        call.method().setAccessible(true);
        try {
            call.method().invoke(wrapper, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static Object argument(Class<?> type) {
        if (type == boolean.class) {
            return true;
        }
        if (type == int.class) {
            return 1_000;
        }
        if (type == long.class) {
            return 1_000L;
        }
        return type == Record.class ? new Config() : null;
    }

    /** Something that the contract allows. */
    private static Object answer(Method method, Object proxy) {
        Class<?> type = method.getReturnType();
        if (type == Class.class) {
            return Config.class;
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Set.class) {
            return Set.of(RiskScope.BOT);
        }
        if (type == Needs.class) {
            return Needs.none();
        }
        if (type == VenueTraits.class) {
            return VenueTraits.of();
        }
        if (type == RiskDecision.class) {
            return RiskDecision.ALLOW;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == Object.class) {
            return "";
        }
        if (type == BookSink.class && proxy instanceof BookSink) {
            return proxy;
        }
        return type.isInterface()
                ? Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (p, m, a) -> null)
                : null;
    }
}
