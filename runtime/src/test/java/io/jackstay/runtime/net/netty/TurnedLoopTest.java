package io.jackstay.runtime.net.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.WebSocket.Settings;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.loop.WorkThread;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnedLoopTest {
    /** A work whose thread waits in a selector. */
    private static final class SelectingWork implements Work {
        private final TurnedLoop loop = new TurnedLoop(NioIoHandler.newFactory());
        private final AtomicInteger left = new AtomicInteger();
        private final AtomicInteger seen = new AtomicInteger();
        private volatile Wakeup wakeup = Wakeup.NONE;

        @Override
        public String name() {
            return "venue-test";
        }

        @Override
        public int doWork() {
            int done = loop.turn();
            while (left.get() > seen.get()) {
                seen.incrementAndGet();
                done++;
            }
            return done;
        }

        @Override
        public long nextDeadlineNanos() {
            return NO_DEADLINE;
        }

        @Override
        public void wakeBy(Wakeup by) {
            wakeup = by;
        }

        @Override
        public Waiting waiting() {
            return loop;
        }
    }

    /** Each wake-up that were lost would cost a tenth of a second. */
    @Test
    void noWakeUpIsLostWhileTheThreadWaitsInItsSelector() {
        int rounds = 2_000;
        SystemClock clock = new SystemClock();
        SelectingWork work = new SelectingWork();
        WorkThread thread = new WorkThread("venue-test", clock);
        thread.add(work);
        thread.start();
        int slow = 0;
        long began = clock.nanoTime();

        for (int i = 1; i <= rounds; i++) {
            long round = clock.nanoTime();
            work.left.set(i);
            work.wakeup.wake();
            while (work.seen.get() < i && clock.nanoTime() - began < Client.DEADLINE.toNanos()) {
                Thread.onSpinWait();
            }
            slow += clock.nanoTime() - round > TimeUnit.MILLISECONDS.toNanos(95) ? 1 : 0;
        }

        assertThat(work.seen.get()).isEqualTo(rounds);
        assertThat(slow).isLessThan(rounds / 100);
        thread.stop();
        assertThat(thread.join(10_000)).isTrue();
        work.loop.close();
    }

    @Test
    void connectionsStayWhenAnotherThreadTurnsTheLoop() throws IOException, InterruptedException {
        CountDownLatch moved = new CountDownLatch(1);
        try (TestServer server = new TestServer(peer -> {
                    peer.upgrade();
                    peer.text("before");
                    peer.nextFrame();
                    peer.text("after");
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()));
            client.until(stream.told::toString, () -> stream.told.contains("before"));

            Thread other = new Thread(() -> {
                stream.socket.sendText("moved");
                client.until(stream.told::toString, () -> stream.told.contains("after"));
                moved.countDown();
            });
            other.start();
            other.join(Client.DEADLINE.toMillis());

            assertThat(moved.getCount()).isZero();
            assertThat(stream.told).containsExactly("open", "before", "after");
        }
    }

    @Test
    void aNetworkThatNobodyUsesLoadsNothing() {
        Http.Request any = Http.Request.read("GET", "/");
        try (Client client = new Client(new NettyNetwork())) {
            assertThat(client.turn()).isZero();
            assertThat(client.transports.waiting()).isSameAs(Work.Waiting.PARKING);
            assertThat(any.isWrite()).isFalse();
        }
    }
}
