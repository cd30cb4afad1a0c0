package io.jackstay.runtime.web.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a request may become a WebSocket, as RFC 6455 says, and the answer to it. Thread safe: pure functions. */
final class Upgrade {
    /** RFC 6455, section 1.3. */
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

    private Upgrade() {}

    /** @param head of the answer that opens it; empty where it is refused */
    record Outcome(Optional<Response> refusal, String head) {}

    static Outcome of(Request request, SocketRoute route) {
        boolean asks =
                request.header("upgrade").filter("websocket"::equalsIgnoreCase).isPresent()
                        && RequestHead.words(request.headers(), "connection").contains("upgrade");
        if (!asks) {
            return refused(Response.refusal(426, "this is a WebSocket").with("Upgrade", "websocket"));
        }
        if (!request.header("sec-websocket-version").filter("13"::equals).isPresent()) {
            return refused(Response.refusal(426, "version 13 is spoken here").with("Sec-WebSocket-Version", "13"));
        }
        Optional<String> key = request.header("sec-websocket-key")
                .filter(text -> KEY.matcher(text).matches());
        String wanted = route.subprotocol().toLowerCase(Locale.ROOT);
        if (key.isEmpty()
                || !RequestHead.words(request.headers(), "sec-websocket-protocol")
                        .contains(wanted)) {
            return refused(Response.refusal(400, "the subprotocol here is " + route.subprotocol()));
        }
        return new Outcome(
                Optional.empty(),
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n"
                                .formatted(accept(key.get()))
                        + "Sec-WebSocket-Protocol: %s\r\n\r\n".formatted(route.subprotocol()));
    }

    private static Outcome refused(Response answer) {
        return new Outcome(Optional.of(answer), "");
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
