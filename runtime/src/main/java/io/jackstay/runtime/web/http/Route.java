package io.jackstay.runtime.web.http;

import static java.util.Objects.requireNonNull;

/**
 * What answers a method on a path, and who may use it. Immutable; there is none without an access.
 *
 * @param summary one line for the reference
 * @param lasts whether it may take long, such as reading a journal: it then runs on the thread {@code web-work}
 */
public record Route(Method method, PathPattern path, Access access, String summary, boolean lasts, Handler handler) {
    public Route {
        requireNonNull(method, "method is null");
        requireNonNull(path, "path is null");
        requireNonNull(access, "access is null");
        requireNonNull(summary, "summary is null");
        requireNonNull(handler, "handler is null");
    }

    public static Route of(Method method, String path, Access access, String summary, Handler handler) {
        return new Route(method, PathPattern.of(path), access, summary, false, handler);
    }

    /** The same for what may take long. */
    public Route lasting() {
        return new Route(method, path, access, summary, true, handler);
    }
}
