package io.jackstay.runtime.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.loop.SystemClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many clients of one server: who finds a place, and who makes room. */
class ManyClientsTest {
    /** Shorter than the second after which a system asks again that was not heard, longer than any connection on one machine takes. */
    private static final int PATIENCE_MILLIS = 900;

    private final List<Socket> sockets = new ArrayList<>();
    private HttpServer server;

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    private void serve(int clients) throws IOException {
        server = new HttpServer(
                new ServerSettings(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        List.of(),
                        Optional.empty(),
                        false,
                        limits(clients)),
                new SystemClock());
        Route route = Route.of(
                Method.GET, "/open", Access.OPEN, "", Handler.answering((request, caller) -> Response.empty(204)));
        server.serve(new Routes(List.of(route), List.of()), Gate.OPEN_ALONE, "");
    }

    /** So patient that a slow machine makes no difference. */
    private static ServerLimits limits(int clients) {
        Duration patience = Duration.ofMinutes(2);
        return new ServerLimits(clients, clients, 8 << 10, 64 << 10, 4 << 10, patience, patience, patience, patience);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), PATIENCE_MILLIS);
        return socket;
    }

    /** The first line of the answer; empty when there is none. */
    private String ask(Socket socket) throws IOException {
        socket.getOutputStream()
                .write("GET /open HTTP/1.1\r\nHost: localhost:%d\r\n\r\n"
                        .formatted(server.port())
                        .getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.substring(0, head.indexOf("\r\n"));
    }

    @Test
    void thoseThatComeAtOnceFindAPlaceWhileTheServerIsBusy() throws IOException {
        serve(300);
        CountDownLatch busy = new CountDownLatch(1);
        server.execute(() -> {
            try {
                busy.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            for (int i = 0; i < 250; i++) {
                connect();
            }
        } finally {
            busy.countDown();
        }

        for (Socket socket : sockets) {
            assertThat(ask(socket)).isEqualTo("HTTP/1.1 204 OK");
        }
    }

    @Test
    void theOneThatHasBeenIdleLongestMakesRoom() throws IOException {
        serve(2);
        Socket first = connect();
        ask(first);
        Socket second = connect();
        ask(second);
        ask(first);

        assertThat(ask(connect())).isEqualTo("HTTP/1.1 204 OK");

        assertThat(second.getInputStream().read()).isNegative();
        assertThat(ask(first)).isEqualTo("HTTP/1.1 204 OK");
    }

    /** H9: each sends a byte of a head and no more; so many are held as may be, and who is gone makes room for one who asks. */
    @Test
    void ofTwoThousandThatSendAByteNoMoreAreHeldThanMayBe() throws Exception {
        serve(64);
        for (int i = 0; i < 2_000; i++) {
            assertThat(isHeld(i < 64)).as("number %d", i).isEqualTo(i < 64);
        }
        assertThat(held()).isEqualTo(64);

        sockets.get(0).close();
        SystemClock clock = new SystemClock();
        long end = clock.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (held() == 64 && clock.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(held()).isEqualTo(63);
        assertThat(ask(connect())).isEqualTo("HTTP/1.1 204 OK");
    }

    /** Connects and sends a byte; one that is not to be held is waited for until it is ended. */
    private boolean isHeld(boolean expected) throws IOException {
        try {
            Socket socket = connect();
            socket.getOutputStream().write('G');
            return expected || socket.getInputStream().read() >= 0;
        } catch (SocketException e) {
            return false;
        }
    }

    private int held() throws InterruptedException {
        AtomicInteger held = new AtomicInteger();
        CountDownLatch told = new CountDownLatch(1);
        server.execute(() -> {
            held.set(server.clients().size());
            told.countDown();
        });
        told.await();
        return held.get();
    }
}
