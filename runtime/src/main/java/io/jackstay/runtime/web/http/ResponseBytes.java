package io.jackstay.runtime.web.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The head of an answer as bytes. Thread safe: pure functions. */
final class ResponseBytes {
    private static final String NO_STORE = "no-store";

    private ResponseBytes() {}

    static byte[] head(Response answer, List<Header> always, boolean last) {
        StringBuilder head = new StringBuilder(1 << 9);
        head.append("HTTP/1.1 ").append(answer.status()).append(' ').append(phrase(answer.status()));
        line(head, "Connection", last ? "close" : "keep-alive");
        if (answer.status() != 204 && answer.status() != 304) {
            line(head, "Content-Length", String.valueOf(answer.body().length));
        }
        if (!answer.type().isEmpty()) {
            line(head, "Content-Type", answer.type());
        }
        boolean cached = false;
        for (Header header : answer.headers()) {
            cached |= header.name().equals("Cache-Control");
            line(head, header.name(), header.value());
        }
        if (!cached) {
            line(head, "Cache-Control", NO_STORE);
        }
        always.forEach(header -> line(head, header.name(), header.value()));
        return head.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append("\r\n").append(name).append(": ").append(value);
    }

    private static String phrase(int status) {
        return status < 300 ? "OK" : status < 400 ? "See" : status < 500 ? "Refused" : "Failed";
    }
}
