package io.jackstay.testkit.net;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.net.NetSettings;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.net.wire.Wire;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network in memory, for tests and simulations on virtual time. Not thread safe: owned by the thread that drives them.
 *
 * <p>Servers stand at addresses; what nobody serves refuses connections. The transports before it, their pools, repeats, time
 * limits and pauses, are those of a live run.
 */
public final class FakeNetwork {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final SortedMap<String, FakeHost> hosts = new TreeMap<>();
    private final Network network = new Lines();
    private final Optional<Carrier> carrier;

    /** Takes what is sent to servers there. Called on the thread that drives the simulation. */
    public interface Carrier {
        /** Runs it when the delay is over, whatever has become of who sent it. */
        void carry(Duration delay, Runnable arrival);
    }

    /** A network whose servers are reached while the login that sends is turned: a login that stands still keeps what it sent. */
    public FakeNetwork() {
        this.carrier = Optional.empty();
    }

    /** A network whose servers are reached by somebody who outlives the login. */
    public FakeNetwork(Carrier carrier) {
        this.carrier = Optional.of(carrier);
    }

    Optional<Carrier> carrier() {
        return carrier;
    }

    private final class Lines implements Network {
        @Override
        public Wire open(String login, NetSettings settings, Clock clock) {
            return new FakeWire(login, FakeNetwork.this, settings, clock);
        }
    }

    /** The server at an address, {@code http}, {@code https}, {@code ws} or {@code wss}; made when it is first named. */
    public FakeHost at(String url) {
        URI uri = URI.create(url);
        String scheme = String.valueOf(uri.getScheme());
        int usual = scheme.equals("https") || scheme.equals("wss") ? HTTPS : HTTP;
        String host = requireNonNull(uri.getHost(), "the address has no host").toLowerCase(Locale.ROOT);
        return at(host, uri.getPort() < 0 ? usual : uri.getPort());
    }

    FakeHost at(String host, int port) {
        return hosts.computeIfAbsent(host + ":" + port, FakeHost::new);
    }

    /**
     * The process behind all connections is gone from one instant to the next. What it has sent arrives, servers see their streams
     * closed a little later, and nothing reaches it any more.
     */
    public void abandon() {
        hosts.values().forEach(FakeHost::abandon);
    }

    /** The edge of the runtime that this stands behind; throws {@link IllegalArgumentException} for any other type. */
    public <T> T unwrap(Class<T> type) {
        if (!type.isInstance(network)) {
            throw new IllegalArgumentException("this is no " + type.getName());
        }
        return type.cast(network);
    }
}
