package io.jackstay.runtime.net.netty;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.net.NetSettings;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.net.wire.Wire;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Real sockets. Thread safe. Costs nothing, and loads nothing of Netty, until the first connection is asked for.
 */
public final class NettyNetwork implements Network {
    private final Lookup lookup;
    private final List<X509Certificate> trusted;

    /** With the system's names and the JDK's authorities. */
    public NettyNetwork() {
        this(Lookup.SYSTEM, List.of());
    }

    NettyNetwork(Lookup lookup, List<X509Certificate> trusted) {
        this.lookup = requireNonNull(lookup, "lookup is null");
        this.trusted = List.copyOf(trusted);
    }

    @Override
    public Wire open(String login, NetSettings settings, Clock clock) {
        return new NettyWire(
                new Dialer(settings, lookup, new Tls(settings.trusted().isEmpty() ? trusted : settings.trusted())),
                settings);
    }
}
