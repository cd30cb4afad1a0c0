package io.jackstay.runtime.net.netty;

import io.jackstay.api.connector.Http;
import io.jackstay.runtime.net.wire.Endpoint;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** A request as it goes over the wire, head and body in one buffer. Stateless. */
final class RequestBytes {
    /** What the transport says itself. */
    private static final Set<String> OWN = Set.of("host", "connection", "content-length", "transfer-encoding", "te");

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private RequestBytes() {}

    static ByteBuf of(Http.Request request, Endpoint to, ByteBufAllocator allocator) {
        byte[] body = request.body();
        StringBuilder head = new StringBuilder(512)
                .append(request.method())
                .append(' ')
                .append(request.target())
                .append(" HTTP/1.1\r\nHost: ")
                .append(to.authority())
                .append("\r\n");
        boolean named = false;
        boolean accepts = false;
        boolean encodings = false;
        for (Http.Header header : request.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (!OWN.contains(name)) {
                line(head, header.name(), header.value());
                named |= name.equals("user-agent");
                accepts |= name.equals("accept");
                encodings |= name.equals("accept-encoding");
            }
        }
        if (!named) {
            line(head, "User-Agent", "jackstay");
        }
        if (!accepts) {
            line(head, "Accept", "*/*");
        }
        if (!encodings) {
            line(head, "Accept-Encoding", "gzip");
        }
        if (body.length > 0 || WITH_BODY.contains(request.method())) {
            line(head, "Content-Length", Integer.toString(body.length));
        }
        byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        return allocator
                .directBuffer(bytes.length + body.length)
                .writeBytes(bytes)
                .writeBytes(body);
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
