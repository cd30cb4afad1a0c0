package io.jackstay.runtime.net;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.NonceStore;
import io.jackstay.api.connector.RateLimiter;
import io.jackstay.api.connector.WebSocket;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.net.http.HttpClient;
import io.jackstay.runtime.net.limit.LoginLimits;
import io.jackstay.runtime.net.socket.ReconnectingSocket;
import io.jackstay.runtime.net.socket.StreamMeters;
import io.jackstay.runtime.net.wire.Endpoint;
import io.jackstay.runtime.net.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that one connector is handed to reach the world by. Confined to its account loop.
 *
 * <p>The network is touched with the first transport that is asked for; a connector that asks for none costs nothing.
 */
public final class LoginTransports implements AutoCloseable {
    private static final long SHOW_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int SHOWS_A_PERIOD = 10;

    private final Transports shared;
    private final NetSettings settings;
    private final LoopSide side;
    private final LoginLimits limits;
    private final SplittableRandom random;
    private final SortedMap<String, HttpClient> clients = new TreeMap<>();
    private final List<ReconnectingSocket> sockets = new ArrayList<>();
    private final List<StreamMeters> streams = new ArrayList<>();
    private final List<RoundTrips> roundTrips = new ArrayList<>();
    private @Nullable Wire wire;
    private boolean reading = true;
    private boolean closed;
    private int shows;

    public LoginTransports(Transports shared, NetSettings settings, LoopSide side) {
        this.shared = requireNonNull(shared, "shared is null");
        this.settings = requireNonNull(settings, "settings are null");
        this.side = requireNonNull(side, "side is null");
        this.limits = new LoginLimits(shared.scopes(), side);
        this.random = new SplittableRandom(side.seed());
    }

    /** The client of one server, the same for each call. */
    public Http http(String baseUrl) {
        side.requireLoop().run();
        Endpoint to = Endpoint.of(baseUrl);
        Wire through = wire();
        return clients.computeIfAbsent(to.toString(), any -> {
            RoundTrips times = new RoundTrips(side.meters(), "http-" + to.authority());
            roundTrips.add(times);
            return new HttpClient(to, through, settings, side, limits, times, random.split());
        });
    }

    /** A stream, opened in a later turn. */
    public WebSocket webSocket(WebSocket.Settings how, WebSocket.Listener listener) {
        side.requireLoop().run();
        Wire through = wire();
        String name = "ws-" + (streams.size() + 1);
        StreamMeters meters = new StreamMeters(side.meters(), name, what -> {
            RoundTrips times = new RoundTrips(side.meters(), name + "-" + what);
            roundTrips.add(times);
            return times;
        });
        ReconnectingSocket made = new ReconnectingSocket(
                how, settings.connectTimeout().multipliedBy(2), listener, through, side, meters, random.split());
        streams.add(meters);
        sockets.add(made);
        return made;
    }

    public RateLimiter rateLimiter(String scope, RateLimiter.Budget budget) {
        side.requireLoop().run();
        return limits.of(scope, budget);
    }

    /** From here on only cancels leave, and what is asked about them: small questions go first, too. */
    public void ending() {
        limits.ending();
    }

    public NonceStore nonces(String key) {
        return shared.nonces().of(key);
    }

    private Wire wire() {
        Wire opened = wire;
        if (closed) {
            throw new IllegalStateException("the connector of %s has been stopped".formatted(side.login()));
        }
        if (opened == null) {
            opened = settings.trial()
                    .around(() -> shared.network().open(side.login(), settings, side.clock()), side.clock());
            wire = opened;
            side.timers().schedule(side.clock().nanoTime() + SHOW_NANOS, this::show);
        }
        return opened;
    }

    private void show() {
        long now = side.clock().nanoTime();
        streams.forEach(stream -> stream.show(now));
        shows++;
        if (shows % SHOWS_A_PERIOD == 0) {
            roundTrips.forEach(RoundTrips::show);
        }
        if (!closed) {
            side.timers().schedule(now + SHOW_NANOS, this::show);
        }
    }

    /**
     * Moves what is ready. Returns how much was done.
     *
     * @param room whether what arrives can be taken; while it can't, nothing is read, and what is to be sent still leaves
     */
    public int doWork(boolean room) {
        Wire through = wire;
        if (through == null) {
            return 0;
        }
        if (room != reading) {
            reading = room;
            through.reading(room);
            if (room) {
                sockets.forEach(ReconnectingSocket::resumed);
            }
        }
        return through.doWork();
    }

    public boolean hasWork() {
        return wire != null && wire.hasWork();
    }

    /** When something will arrive, as far as that is known. */
    public long nextDeadlineNanos() {
        return wire == null ? Work.NO_DEADLINE : wire.nextDeadlineNanos();
    }

    public Work.Waiting waiting() {
        return wire == null ? Work.Waiting.PARKING : wire.waiting();
    }

    /** Closes all connections; what was under way is told so. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            sockets.forEach(ReconnectingSocket::close);
            clients.values().forEach(HttpClient::close);
            if (wire != null) {
                wire.close();
            }
        }
    }
}
