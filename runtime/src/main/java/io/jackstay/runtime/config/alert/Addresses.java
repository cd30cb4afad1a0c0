package io.jackstay.runtime.config.alert;

import io.jackstay.api.plugin.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** What addresses of others may look like. Thread safe: pure functions; no message shows an address that is a secret. */
final class Addresses {
    private Addresses() {}

    /** Throws {@link IllegalArgumentException} unless it is https, or http to this machine. */
    static void requireSafe(String key, Secret url) {
        requireSafe(key, url.reveal());
    }

    static void requireSafe(String key, String url) {
        URI uri = requireUri(key, url);
        if (!"https".equals(uri.getScheme()) && !isLoopback(uri.getHost())) {
            throw new IllegalArgumentException(key + " must be https://; http:// is for this machine alone");
        }
    }

    /** The same, where http may go to any machine. */
    static void requireHttp(String key, Secret url) {
        requireUri(key, url.reveal());
    }

    private static URI requireUri(String key, String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            // Its message shows the address.
            throw new IllegalArgumentException(key + " must be an address, such as https://host/path");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException(key + " must be an address, such as https://host/path");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(key + " must have no name and password before its host");
        }
        return uri;
    }

    /** Digits, a colon, and what is a path's part: so that a slip does not become another address. */
    static void requireToken(Secret token) {
        if (!token.reveal().matches("[0-9]+:[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException(
                    "token must be as BotFather gives it: digits, a colon, letters and digits");
        }
    }

    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}")
                || host.equals("::1")
                || host.equals("[::1]");
    }
}
