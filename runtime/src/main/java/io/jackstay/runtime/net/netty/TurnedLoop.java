package io.jackstay.runtime.net.netty;

import io.jackstay.runtime.loop.Work;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.util.concurrent.AbstractScheduledEventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An event loop without a thread: whoever turns it is its thread, and may be another one tomorrow, as when a loop is moved
 * away from a bot that blocks. Owned by the thread that turns it, but for {@link #execute} and {@link #wake}.
 */
final class TurnedLoop extends AbstractScheduledEventExecutor implements IoEventLoop, Work.Waiting {
    private static final Runnable NOTHING = () -> {};
    private static final int MOST_TASKS = 4_096;

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Promise<Void> termination = ImmediateEventExecutor.INSTANCE.newPromise();
    private final IoHandler handler;
    private final Patience ready = new Patience(0);
    private final Patience patient = new Patience(1);
    private volatile @Nullable Thread owner;
    private volatile boolean closed;
    private boolean initialized;
    private @Nullable VirtualMachineError fatal;

    /** How long the selector may wait. */
    private final class Patience implements IoHandlerContext {
        private long mostNanos;

        private Patience(long mostNanos) {
            this.mostNanos = mostNanos;
        }

        @Override
        public boolean canBlock() {
            return mostNanos > 0 && tasks.isEmpty() && !closed;
        }

        @Override
        public long delayNanos(long currentTimeNanos) {
            return Math.min(mostNanos, TurnedLoop.this.delayNanos(currentTimeNanos, mostNanos));
        }

        @Override
        public long deadlineNanos() {
            long latest = ticker().nanoTime() + mostNanos;
            long scheduled = nextScheduledTaskDeadlineNanos();
            return scheduled < 0 ? latest : Math.min(scheduled, latest);
        }
    }

    TurnedLoop(IoHandlerFactory factory) {
        this.handler = factory.newHandler(this);
    }

    /** The calling thread turns it from now on. */
    private void take() {
        Thread current = Thread.currentThread();
        if (owner != current) {
            owner = current;
        }
        if (!initialized) {
            initialized = true;
            handler.initialize();
        }
    }

    /** Moves what is ready, without waiting. */
    int turn() {
        if (closed) {
            return 0;
        }
        take();
        int done = handler.run(ready) + runTasks();
        throwFatal();
        return done;
    }

    /** An error of the JVM itself, met by a callback: Netty would keep it for itself, and it concerns the process. */
    void keep(VirtualMachineError error) {
        fatal = error;
    }

    private void throwFatal() {
        VirtualMachineError error = fatal;
        if (error != null) {
            fatal = null;
            throw error;
        }
    }

    @Override
    public void await(long nanos) {
        if (!closed && nanos > 0) {
            take();
            patient.mostNanos = nanos;
            handler.run(patient);
            throwFatal();
        }
    }

    @Override
    public void wake(Thread waiting) {
        execute(NOTHING);
    }

    private int runTasks() {
        fetchFromScheduledTaskQueue(tasks);
        int done = 0;
        while (done < MOST_TASKS) {
            Runnable task = tasks.poll();
            if (task == null) {
                break;
            }
            safeExecute(task);
            done += task == NOTHING ? 0 : 1;
        }
        return done;
    }

    /** Closes all channels and gives back the selector. */
    void close() {
        if (!closed) {
            take();
            handler.prepareToDestroy();
            runTasks();
            closed = true;
            cancelScheduledTasks();
            handler.destroy();
            termination.trySuccess(null);
        }
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (!inEventLoop() && !closed) {
            handler.wakeup();
        }
    }

    @Override
    public boolean inEventLoop(Thread thread) {
        return thread == owner;
    }

    @Override
    public IoEventLoop next() {
        return this;
    }

    @Override
    public IoEventLoopGroup parent() {
        return this;
    }

    @Override
    @Deprecated
    public ChannelFuture register(Channel channel) {
        return register(new DefaultChannelPromise(channel, this));
    }

    @Override
    @Deprecated
    public ChannelFuture register(ChannelPromise promise) {
        promise.channel().unsafe().register(this, promise);
        return promise;
    }

    @Override
    @Deprecated
    public ChannelFuture register(Channel channel, ChannelPromise promise) {
        channel.unsafe().register(this, promise);
        return promise;
    }

    @Override
    public Future<IoRegistration> register(IoHandle handle) {
        Promise<IoRegistration> promise = newPromise();
        if (inEventLoop()) {
            register(handle, promise);
        } else {
            execute(() -> register(handle, promise));
        }
        return promise;
    }

    private void register(IoHandle handle, Promise<IoRegistration> promise) {
        try {
            promise.setSuccess(handler.register(handle));
        } catch (Exception e) {
            promise.setFailure(e);
        }
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> handleType) {
        return handler.isCompatible(handleType);
    }

    @Override
    public boolean isIoType(Class<? extends IoHandler> handlerType) {
        return handler.getClass().equals(handlerType);
    }

    @Override
    public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
        return termination;
    }

    @Override
    public Future<?> terminationFuture() {
        return termination;
    }

    @Override
    @Deprecated
    public void shutdown() {
        throw new UnsupportedOperationException("the account loop closes it");
    }

    @Override
    public boolean isShuttingDown() {
        return closed;
    }

    @Override
    public boolean isShutdown() {
        return closed;
    }

    @Override
    public boolean isTerminated() {
        return closed;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return closed;
    }
}
