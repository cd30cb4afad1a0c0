package io.jackstay.runtime.web.http;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The names that a server answers to, so that a foreign name that was made to lead here gets nothing. Immutable.
 *
 * <p>A name without a port stands for the same name with the server's port, too.
 */
public final class HostNames {
    private final SortedSet<String> known = new TreeSet<>();
    private final String scheme;

    /** @param port of the server */
    public HostNames(Collection<String> names, int port, boolean secure) {
        this.scheme = secure ? "https://" : "http://";
        for (String name : names) {
            String lower = name.toLowerCase(Locale.ROOT);
            known.add(lower);
            if (!hasPort(lower)) {
                known.add(lower + ":" + port);
            }
        }
    }

    private static boolean hasPort(String name) {
        int colon = name.lastIndexOf(':');
        return colon >= 0 && !name.endsWith("]");
    }

    boolean knows(Request request) {
        return request.header("host").map(this::isKnown).orElse(false);
    }

    private boolean isKnown(String host) {
        return known.contains(host.toLowerCase(Locale.ROOT));
    }

    /** Whether a page of this server's own sent the request: its {@code Origin} is the very host that was asked. */
    public boolean isOwnOrigin(Request request) {
        Optional<String> origin = request.header("origin");
        Optional<String> host = request.header("host");
        return origin.isPresent()
                && host.isPresent()
                && isKnown(host.get())
                && origin.get().equalsIgnoreCase(scheme + host.get());
    }
}
