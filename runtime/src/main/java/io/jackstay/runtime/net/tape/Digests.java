package io.jackstay.runtime.net.tape;

import io.jackstay.api.connector.Http;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What of a request may stand in a recording. Stateless. */
final class Digests {
    private static final String HIDDEN = "***";

    private Digests() {}

    /**
     * Method and target; the query in clear, and the body behind it, only of a read without secret headers: all else may hold
     * a signature or a token and is there as its digest.
     */
    static String of(Http.Request request) {
        boolean clear = !request.isWrite() && request.headers().stream().noneMatch(Http.Header::secret);
        String target = request.target();
        int query = target.indexOf('?');
        String shown = clear || query < 0
                ? target
                : target.substring(0, query) + "?"
                        + of(target.substring(query + 1).getBytes(StandardCharsets.UTF_8));
        byte[] body = request.body();
        String end = body.length == 0 ? "" : " " + (clear ? new String(body, StandardCharsets.UTF_8) : of(body));
        return request.method() + " " + shown + end;
    }

    /** Of a body by which requests to one path are told apart. */
    static String of(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "sha256:" + HexFormat.of().formatHex(digest) + ":" + bytes.length;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Http.Header> hidden(List<Http.Header> headers) {
        List<Http.Header> shown = new ArrayList<>();
        for (Http.Header header : headers) {
            boolean hide = header.secret()
                    || header.name().equalsIgnoreCase("Set-Cookie")
                    || header.name().equalsIgnoreCase("Cookie")
                    || header.name().equalsIgnoreCase("Authorization");
            shown.add(hide ? new Http.Header(header.name(), HIDDEN, false) : header);
        }
        return shown;
    }
}
