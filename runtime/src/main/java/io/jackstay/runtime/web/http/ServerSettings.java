package io.jackstay.runtime.web.http;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a server listens and what holds for all of its clients. Immutable.
 *
 * @param address port 0 picks a free one
 * @param names it answers to beside its own address and, on this machine alone, {@code localhost}
 * @param tls none: plain HTTP
 * @param behindProxy whether a proxy has the TLS, and says who asks in {@code X-Forwarded-For}
 */
public record ServerSettings(
        InetSocketAddress address,
        List<String> names,
        Optional<TlsFiles> tls,
        boolean behindProxy,
        ServerLimits limits) {
    /** Certificate chain and private key, PEM. Immutable. */
    public record TlsFiles(Path certificate, Path key) {
        public TlsFiles {
            requireNonNull(certificate, "certificate is null");
            requireNonNull(key, "key is null");
        }
    }

    public ServerSettings {
        requireNonNull(address, "address is null");
        names = List.copyOf(names);
        requireNonNull(tls, "tls is null");
        requireNonNull(limits, "limits are null");
    }

    /** Whether browsers reach it by TLS, here or at a proxy. */
    public boolean isSecure() {
        return tls.isPresent() || behindProxy;
    }
}
