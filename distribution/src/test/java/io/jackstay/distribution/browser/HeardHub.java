package io.jackstay.distribution.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.config.alert.HubServerBlock;
import io.jackstay.runtime.config.alert.HubServerBlock.HubRole;
import io.jackstay.runtime.hub.HubServer;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A hub with its page, told by requests as any runtime tells it, on a clock that stands still unless it is moved. Not thread safe. */
final class HeardHub implements AutoCloseable {
    private final HandClock clock = new HandClock();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HubServer hub;
    private final String ingest;
    private boolean closed;

    /** What a bot's age is told from; connections have the machine's time. Thread safe. */
    private static final class HandClock implements Clock {
        private final Clock machine = new SystemClock();
        private final long startNanos = machine.nanoTime();
        private final long startEpochNanos = machine.epochNanos();
        private final AtomicLong passedNanos = new AtomicLong();

        @Override
        public long nanoTime() {
            return startNanos + passedNanos.get();
        }

        @Override
        public long epochNanos() {
            return startEpochNanos + passedNanos.get();
        }
    }

    HeardHub(Path folder) throws IOException {
        hub = HubServer.open(HubServerBlock.DEFAULT.onPort(0), folder, clock, WebServer.builtInHub());
        ingest = token(HubRole.INGEST);
    }

    String address() {
        return hub.address() + "/";
    }

    String token(HubRole role) throws IOException {
        return Files.readString(hub.tokenOf(role).orElseThrow()).strip();
    }

    void pass(Duration time) {
        clock.passedNanos.addAndGet(time.toNanos());
    }

    /** One heartbeat, in JSON. */
    void hear(String bot, String payload) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(address() + "ingest/" + bot))
                        .header("x-auth-token", ingest)
                        .POST(HttpRequest.BodyPublishers.ofString(payload))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s: %s", bot, answer.body()).isEqualTo(204);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            hub.close();
        }
    }
}
