package io.jackstay.runtime.plugin.guard;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.WebSocket;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.error.Occurrences;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What stands around each call into a plugin; one for each user of a plugin, such as a bot. Calls come from the thread
 * that owns the user; the counters are thread safe.
 *
 * <p>A call runs with the plugin's loader as the thread's context loader, which is put back whatever happens. What the
 * plugin throws is counted and comes out as a {@link PluginFailure}; so does null where the contract forbids it. A
 * {@link JackstayException} passes as it is: only the runtime throws it, so it is no fault of the plugin. Running out
 * of memory, and an error of the JVM itself, pass too. When the plugin leaves the thread interrupted, the flag is
 * cleared: it would close the next file channel that the thread touches.
 */
public final class PluginGuard {
    private static final System.Logger LOG = System.getLogger(PluginGuard.class.getName());

    private final String plugin;
    private final ClassLoader loader;
    private final AtomicLong strikes = new AtomicLong();
    private final AtomicLong interrupts = new AtomicLong();

    /**
     * A guard for one user.
     *
     * @param plugin what failures call it, such as {@code strategy grid (plugins/grid.jar)}
     */
    public PluginGuard(String plugin, ClassLoader loader) {
        this.plugin = requireNonNull(plugin, "plugin is null");
        this.loader = requireNonNull(loader, "loader is null");
    }

    /** Kind, name and jar. */
    public String plugin() {
        return plugin;
    }

    /** How often a call failed. Any thread. */
    public long strikes() {
        return strikes.get();
    }

    /** How often the plugin left its thread interrupted. Any thread. */
    public long interrupts() {
        return interrupts.get();
    }

    /**
     * Runs code of the plugin that is no method of a contract interface, such as the constructor of a configuration
     * record.
     */
    public <R> R call(String call, Supplier<R> code) {
        return ask(call, Supplier::get, code);
    }

    /** The plugin's answer to a transport, behind this guard. */
    public <T> Reply<T> reply(Reply<T> reply) {
        return new GuardedReply<>(this, requireNonNull(reply, "reply is null"));
    }

    /** The plugin's use of a value that comes later, behind this guard. */
    public <T> Consumer<T> consumer(Consumer<T> consumer) {
        return new GuardedConsumer<>(this, requireNonNull(consumer, "consumer is null"));
    }

    /** The plugin's task, behind this guard. */
    public Runnable task(Runnable task) {
        return new GuardedRunnable(this, requireNonNull(task, "task is null"));
    }

    /** What the plugin tells when asked, behind this guard. */
    public <T> Supplier<T> supplier(Supplier<T> supplier) {
        return new GuardedSupplier<>(this, requireNonNull(supplier, "supplier is null"));
    }

    /** The plugin's ear on a WebSocket, behind this guard. */
    public WebSocket.Listener socketListener(WebSocket.Listener listener) {
        return new GuardedSocketListener(this, listener);
    }

    /** The plugin's ear on market data of elsewhere, behind this guard, with the book that it gives. */
    public MarketFeed.Listener feedListener(MarketFeed.Listener listener) {
        return new GuardedFeedListener(this, listener);
    }

    <T> void run(String call, Calls.Do0<T> method, T target) {
        Thread thread = Thread.currentThread();
        boolean interrupted = thread.isInterrupted();
        ClassLoader before = enter(thread);
        try {
            method.on(target);
        } catch (Throwable thrown) {
            throw failure(call, thrown);
        } finally {
            leave(call, thread, before, interrupted);
        }
    }

    <T, A> void run(String call, Calls.Do1<T, A> method, T target, A a) {
        Thread thread = Thread.currentThread();
        boolean interrupted = thread.isInterrupted();
        ClassLoader before = enter(thread);
        try {
            method.on(target, a);
        } catch (Throwable thrown) {
            throw failure(call, thrown);
        } finally {
            leave(call, thread, before, interrupted);
        }
    }

    <T, A, B> void run(String call, Calls.Do2<T, A, B> method, T target, A a, B b) {
        Thread thread = Thread.currentThread();
        boolean interrupted = thread.isInterrupted();
        ClassLoader before = enter(thread);
        try {
            method.on(target, a, b);
        } catch (Throwable thrown) {
            throw failure(call, thrown);
        } finally {
            leave(call, thread, before, interrupted);
        }
    }

    <T, A, B, C> void run(String call, Calls.Do3<T, A, B, C> method, T target, A a, B b, C c) {
        Thread thread = Thread.currentThread();
        boolean interrupted = thread.isInterrupted();
        ClassLoader before = enter(thread);
        try {
            method.on(target, a, b, c);
        } catch (Throwable thrown) {
            throw failure(call, thrown);
        } finally {
            leave(call, thread, before, interrupted);
        }
    }

    <T, A, B, C, D> void run(String call, Calls.Do4<T, A, B, C, D> method, T target, A a, B b, C c, D d) {
        Thread thread = Thread.currentThread();
        boolean interrupted = thread.isInterrupted();
        ClassLoader before = enter(thread);
        try {
            method.on(target, a, b, c, d);
        } catch (Throwable thrown) {
            throw failure(call, thrown);
        } finally {
            leave(call, thread, before, interrupted);
        }
    }

    <T, R> R ask(String call, Calls.Ask0<T, R> method, T target) {
        Thread thread = Thread.currentThread();
        boolean interrupted = thread.isInterrupted();
        ClassLoader before = enter(thread);
        try {
            return answer(call, method.on(target));
        } catch (Throwable thrown) {
            throw failure(call, thrown);
        } finally {
            leave(call, thread, before, interrupted);
        }
    }

    <T, A, R> R ask(String call, Calls.Ask1<T, A, R> method, T target, A a) {
        Thread thread = Thread.currentThread();
        boolean interrupted = thread.isInterrupted();
        ClassLoader before = enter(thread);
        try {
            return answer(call, method.on(target, a));
        } catch (Throwable thrown) {
            throw failure(call, thrown);
        } finally {
            leave(call, thread, before, interrupted);
        }
    }

    <T, A, B, R> R ask(String call, Calls.Ask2<T, A, B, R> method, T target, A a, B b) {
        Thread thread = Thread.currentThread();
        boolean interrupted = thread.isInterrupted();
        ClassLoader before = enter(thread);
        try {
            return answer(call, method.on(target, a, b));
        } catch (Throwable thrown) {
            throw failure(call, thrown);
        } finally {
            leave(call, thread, before, interrupted);
        }
    }

    /** For calls with numbers, which would become objects on the way through {@code run}. */
    @Nullable
    ClassLoader enter(Thread thread) {
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        return before;
    }

    void leave(String call, Thread thread, @Nullable ClassLoader before, boolean interruptedBefore) {
        thread.setContextClassLoader(before);
        if (!interruptedBefore && Thread.interrupted()) {
            long count = interrupts.incrementAndGet();
            if (Occurrences.isTold(count)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        () -> "plugin left its thread interrupted plugin=\"%s\" call=%s count=%d"
                                .formatted(plugin, call, count));
            }
        }
    }

    /** For an answer that the contract forbids; counts it. */
    PluginFailure broken(String call, String what) {
        strikes.incrementAndGet();
        return new PluginFailure(plugin, call, what);
    }

    private <R> R answer(String call, @Nullable R result) {
        if (result == null) {
            throw broken(call, "it returned null");
        }
        return result;
    }

    /** What to throw for what came out of the plugin; counts it when it is the plugin's. */
    JackstayException failure(String call, Throwable thrown) {
        if (thrown instanceof JackstayException ours) {
            return ours;
        }
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
        strikes.incrementAndGet();
        return new PluginFailure(plugin, call, thrown);
    }
}
