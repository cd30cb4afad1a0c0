package io.jackstay.runtime.plugin.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.api.risk.RiskView;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PluginGuardTest {
    private final ClassLoader loader = new URLClassLoader("plugin", new URL[0], null);
    private final PluginGuard guard = new PluginGuard("strategy probe (probe.jar)", loader);

    record Config() {}

    record OtherConfig() {}

    @AfterEach
    void leaveNoInterrupt() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void clearsAnInterruptThatThePluginLeft() {
        guard.task(() -> Thread.currentThread().interrupt()).run();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(guard.interrupts()).isEqualTo(1);
        assertThat(guard.strikes()).isZero();
    }

    @Test
    void leavesAnInterruptThatWasThereBefore() {
        Thread.currentThread().interrupt();

        guard.task(() -> {}).run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(guard.interrupts()).isZero();
    }

    @Test
    void putsTheLoaderBackThatThePluginReplaced() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        guard.task(() -> Thread.currentThread().setContextClassLoader(null)).run();

        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void wrapsErrorsThatCostThePluginAlone() {
        assertFails(() -> guard.task(this::endless).run(), StackOverflowError.class);
        assertFails(() -> guard.task(() -> raise(new NoSuchMethodError("gone"))).run(), NoSuchMethodError.class);
        assertFails(() -> guard.task(() -> raise(new AssertionError("no"))).run(), AssertionError.class);
        assertFails(() -> guard.task(() -> raise(new Exception("checked"))).run(), Exception.class);
        assertThat(guard.strikes()).isEqualTo(4);
    }

    @Test
    void letsTheErrorsOfTheJvmPass() {
        OutOfMemoryError full = new OutOfMemoryError("made by a test");

        assertThatThrownBy(() -> guard.task(() -> raise(full)).run()).isSameAs(full);
        assertThatThrownBy(() -> guard.task(() -> raise(new InternalError("made by a test")))
                        .run())
                .isInstanceOf(InternalError.class);
        assertThat(guard.strikes()).isZero();
    }

    @Test
    void doesNotBlameThePluginForTheRuntimesOwnFailure() {
        JackstayException ours = new JackstayException(ErrorCode.INTERNAL, "ours");

        assertThatThrownBy(() -> guard.task(() -> raise(ours)).run()).isSameAs(ours);
        assertThat(guard.strikes()).isZero();
    }

    @Test
    void countsAFailureInAnInnerCallOnce() {
        Runnable inner = guard.task(() -> raise(new IllegalStateException("boom")));

        assertFails(() -> guard.task(inner).run(), IllegalStateException.class);
        assertThat(guard.strikes()).isEqualTo(1);
    }

    @Test
    void refusesNullWhereTheContractForbidsIt() {
        RiskRule rule = new RiskRule() {
            @Override
            public RiskDecision check(RiskOrder order, RiskView view) {
                return null;
            }
        };

        assertThatThrownBy(() -> new GuardedRiskRule(guard, rule).check(null, null))
                .isInstanceOf(PluginFailure.class)
                .hasMessage("strategy probe (probe.jar) failed in check: it returned null")
                .hasNoCause();
        assertThat(guard.strikes()).isEqualTo(1);
    }

    @Test
    void refusesAnEmptySetOfScopes() {
        RiskProvider<Record> none = new Scopes(EnumSet.noneOf(RiskScope.class));

        assertThatThrownBy(() -> new GuardedRiskProvider(guard, none).scopes())
                .hasMessageContaining("it returned none");
    }

    @Test
    void hidesThePluginsOwnSetBehindACopy() {
        Set<RiskScope> theirs = EnumSet.of(RiskScope.PROCESS);
        Set<RiskScope> scopes = new GuardedRiskProvider(guard, new Scopes(theirs)).scopes();

        theirs.add(RiskScope.BOT);

        assertThat(scopes).containsExactly(RiskScope.PROCESS);
    }

    @Test
    void describesAnExceptionWhoseMessageThrows() {
        RuntimeException nasty = new RuntimeException() {
            @Override
            public String getMessage() {
                throw new UnsupportedOperationException("ha");
            }
        };

        assertThatThrownBy(() -> guard.task(() -> raise(nasty)).run())
                .hasMessageEndingWith("its getMessage threw java.lang.UnsupportedOperationException");
    }

    @Test
    void keepsItsMessageOnOneShortLine() {
        String evil = "two\nlines \u001b[31m" + "x".repeat(10_000);

        assertThatThrownBy(() ->
                        guard.task(() -> raise(new IllegalStateException(evil))).run())
                .satisfies(e -> assertThat(e.getMessage())
                        .contains("two lines  [31mxx")
                        .doesNotContain("\n")
                        .hasSizeLessThan(500));
    }

    @Test
    void tellsARefusedConfigurationFromAFault() {
        GuardedStrategyProvider provider = new GuardedStrategyProvider(guard, new Refusing());

        assertThatThrownBy(() -> provider.needs(new Config()))
                .isInstanceOfSatisfying(PluginFailure.class, failure -> assertThat(failure.configurationProblem())
                        .contains("levels must be even"));
        assertThatThrownBy(() -> provider.create(new Config()))
                .isInstanceOfSatisfying(PluginFailure.class, failure -> assertThat(failure.configurationProblem())
                        .isEmpty());
    }

    @Test
    void refusesTheRecordOfAnotherPlugin() {
        GuardedStrategyProvider provider = new GuardedStrategyProvider(guard, new Refusing());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.needs(new OtherConfig()))
                .withMessageContaining("is configured by")
                .withMessageContaining("OtherConfig");
        assertThat(guard.strikes()).isZero();
    }

    @Test
    void makesNoObjectOnATick() {
        int calls = 100_000;
        GuardedStrategy strategy = new GuardedStrategy(guard, new Quiet());
        GuardedRiskRule rule = new GuardedRiskRule(guard, new RiskRule() {});
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        turn(strategy, rule, 1_000);

        long before = threads.getCurrentThreadAllocatedBytes();
        turn(strategy, rule, calls);
        long after = threads.getCurrentThreadAllocatedBytes();

        assertThat(after - before).as("bytes in %d calls", calls).isLessThan(calls);
    }

    private static void turn(GuardedStrategy strategy, GuardedRiskRule rule, int calls) {
        for (int i = 0; i < calls; i++) {
            strategy.onTick(null, null);
            strategy.onTrade(null, null);
            rule.check(null, null);
        }
    }

    private static void assertFails(Runnable call, Class<? extends Throwable> cause) {
        assertThatThrownBy(call::run).isInstanceOf(PluginFailure.class).hasCauseInstanceOf(cause);
    }

    @SuppressWarnings("InfiniteRecursion")
    private void endless() {
        endless();
        Thread.onSpinWait();
    }

    /** Throws anything, checked or not, as code compiled by another language does. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private static final class Quiet implements Strategy {
        @Override
        public void onStart(Context context, Start start) {}
    }

    private static final class Refusing implements StrategyProvider<Record> {
        @Override
        @SuppressWarnings("unchecked")
        public Class<Record> configType() {
            return (Class<Record>) (Class<?>) Config.class;
        }

        @Override
        public Needs needs(Record config) {
            throw new IllegalArgumentException("levels must be even");
        }

        @Override
        public Strategy create(Record config) {
            throw new IllegalStateException("bug");
        }
    }

    private record Scopes(Set<RiskScope> scopes) implements RiskProvider<Record> {
        @Override
        @SuppressWarnings("unchecked")
        public Class<Record> configType() {
            return (Class<Record>) (Class<?>) Config.class;
        }

        @Override
        public RiskRule create(Record config, RiskScope scope) {
            return new RiskRule() {};
        }
    }
}
