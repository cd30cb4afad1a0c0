package io.jackstay.runtime.net.wire;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A server's address. Immutable.
 *
 * @param secure whether TLS is spoken
 * @param host name or address, lower case, without brackets
 */
public record Endpoint(boolean secure, String host, int port) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int LAST_PORT = 65_535;

    public Endpoint {
        requireNonNull(host, "host is null");
        if (host.isEmpty() || port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("no server address: %s:%d".formatted(host, port));
        }
    }

    /** Reads {@code http://host:port} or {@code https://host}; throws {@link IllegalArgumentException} for anything else. */
    public static Endpoint of(String baseUrl) {
        URI uri = uri(baseUrl);
        String path = uri.getRawPath();
        if (path != null && !path.isEmpty() && !path.equals("/") || uri.getRawQuery() != null) {
            throw new IllegalArgumentException("an address has no path and no query: " + shown(baseUrl));
        }
        return of(uri, "http", "https", baseUrl);
    }

    static Endpoint ofSocket(URI uri, String text) {
        return of(uri, "ws", "wss", text);
    }

    static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not an address: " + shown(text), e);
        }
    }

    private static Endpoint of(URI uri, String plain, String secured, String text) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals(secured);
        if (uri.getHost() == null || uri.getRawUserInfo() != null || !secure && !scheme.equals(plain)) {
            throw new IllegalArgumentException(
                    "must be %s://host or %s://host: %s".formatted(plain, secured, shown(text)));
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            host = host.substring(1, host.length() - 1);
        }
        int port = uri.getPort() < 0 ? secure ? HTTPS : HTTP : uri.getPort();
        return new Endpoint(secure, host, port);
    }

    /** Without what stands behind a question mark: it may be a token. */
    static String shown(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    /** As it stands in a {@code Host} header: the port only where it is not the usual one. */
    public String authority() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == (secure ? HTTPS : HTTP) ? name : name + ":" + port;
    }

    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority();
    }
}
