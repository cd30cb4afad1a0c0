package io.jackstay.runtime.net;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.net.wire.Endpoint;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a login reaches its servers. Immutable.
 *
 * @param proxy takes all connections by CONNECT
 * @param proxyLogin {@code name:password} that the proxy is told
 * @param trusted in place of the authorities that the JDK trusts; empty for those
 * @param connectTimeout for address, connection, TLS and proxy together
 * @param keepAlive an idle connection older than this is not used again
 * @param maxHeadBytes of an answer
 * @param maxBodyBytes of an answer, decompressed
 * @param trial what is done to the wire to try something out
 */
public record NetSettings(
        Optional<Endpoint> proxy,
        Optional<Secret> proxyLogin,
        List<X509Certificate> trusted,
        Duration connectTimeout,
        Duration keepAlive,
        int maxHeadBytes,
        int maxBodyBytes,
        Trial trial) {
    /** What holds when a file says nothing. */
    public static final NetSettings DEFAULT = new NetSettings(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Duration.ofSeconds(5),
            Duration.ofSeconds(50),
            64 << 10,
            64 << 20,
            Trial.NONE);

    public NetSettings {
        requireNonNull(proxy, "proxy is null");
        requireNonNull(proxyLogin, "proxyLogin is null");
        trusted = List.copyOf(trusted);
        requireNonNull(connectTimeout, "connectTimeout is null");
        requireNonNull(trial, "trial is null");
        requireNonNull(keepAlive, "keepAlive is null");
    }

    /** The same by way of a proxy. */
    public NetSettings through(Endpoint by) {
        return new NetSettings(
                Optional.of(by), proxyLogin, trusted, connectTimeout, keepAlive, maxHeadBytes, maxBodyBytes, trial);
    }

    /** The same with what the proxy is told, {@code name:password}. */
    public NetSettings proxyLogin(Secret login) {
        return new NetSettings(
                proxy, Optional.of(login), trusted, connectTimeout, keepAlive, maxHeadBytes, maxBodyBytes, trial);
    }

    /** The same with servers trusted by these certificates alone. */
    public NetSettings trusting(List<X509Certificate> certificates) {
        return new NetSettings(
                proxy, proxyLogin, certificates, connectTimeout, keepAlive, maxHeadBytes, maxBodyBytes, trial);
    }

    /** The same with another patience for connections. */
    public NetSettings connectTimeout(Duration timeout) {
        return new NetSettings(proxy, proxyLogin, trusted, timeout, keepAlive, maxHeadBytes, maxBodyBytes, trial);
    }

    /** The same with other limits to answers. */
    public NetSettings limits(int headBytes, int bodyBytes) {
        return new NetSettings(proxy, proxyLogin, trusted, connectTimeout, keepAlive, headBytes, bodyBytes, trial);
    }

    /** The same with something to try out. */
    public NetSettings trying(Trial what) {
        return new NetSettings(proxy, proxyLogin, trusted, connectTimeout, keepAlive, maxHeadBytes, maxBodyBytes, what);
    }
}
