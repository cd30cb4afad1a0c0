package io.jackstay.runtime.net.netty;

import static java.util.Objects.requireNonNull;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What secures connections: made when the first is opened, because it takes long. Thread safe. */
final class Tls {
    private static final String CHECK_HOST_NAMES = "HTTPS";

    private final List<X509Certificate> trusted;
    private @Nullable SslContext made;

    /** @param trusted in place of the authorities that the JDK trusts; empty for those */
    Tls(List<X509Certificate> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** Makes it at the first call, which waits for the disk. */
    synchronized SslContext context() throws SSLException {
        SslContext context = made;
        if (context == null) {
            SslContextBuilder builder = SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .endpointIdentificationAlgorithm(CHECK_HOST_NAMES);
            if (!trusted.isEmpty()) {
                builder.trustManager(trusted);
            }
            context = requireNonNull(builder.build(), "no TLS");
            made = context;
        }
        return context;
    }
}
