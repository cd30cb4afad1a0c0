package io.jackstay.runtime.web.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Sends bytes as they are and tells what came back. Not thread safe. */
public final class RawClient implements AutoCloseable {
    /** How long a test waits for what must come. */
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
    }

    /** One that has room for so many bytes of answers alone. */
    public RawClient(int port, int room) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(room);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
    }

    /** One request on a connection of its own; all that came until the other end closed it. */
    public static String ask(int port, String request) throws IOException {
        try (RawClient client = new RawClient(port)) {
            client.send(request);
            return client.all();
        }
    }

    /** As {@link #ask}, for a request that has its first line and further headers alone. */
    public static String get(int port, String path, String... headers) throws IOException {
        return ask(port, head("GET", port, path, headers));
    }

    public static String post(int port, String path, String body, String... headers) throws IOException {
        String[] more = Arrays.copyOf(headers, headers.length + 1);
        more[headers.length] = "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length;
        return ask(port, head("POST", port, path, more) + body);
    }

    public static String head(String method, int port, String path, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return "%s %s HTTP/1.1\r\nHost: localhost:%d\r\n%sConnection: close\r\n\r\n"
                .formatted(method, path, port, more);
    }

    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** All until the other end closes; a reset is an end too. */
    public String all() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                all.write(buffer, 0, n);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("not closed within 10 s; so far: " + all.toString(StandardCharsets.UTF_8), e);
        } catch (IOException e) {
            all.write(new byte[0]);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** Until this has come. */
    public String until(String text) throws IOException {
        StringBuilder so = new StringBuilder();
        while (so.indexOf(text) < 0) {
            int next;
            try {
                next = in.read();
            } catch (SocketTimeoutException e) {
                throw new AssertionError("no '%s' within 10 s; so far: %s".formatted(text, so), e);
            }
            if (next < 0) {
                throw new AssertionError("closed before '%s'; so far: %s".formatted(text, so));
            }
            so.append((char) next);
        }
        return so.toString();
    }

    /** How many bytes have come and were not read. */
    public int available() throws IOException {
        return in.available();
    }

    public int read() throws IOException {
        return in.read();
    }

    public byte[] read(int count) throws IOException {
        return in.readNBytes(count);
    }

    /** The number behind {@code HTTP/1.1}. */
    public static int status(String answer) {
        if (!answer.startsWith("HTTP/1.1 ")) {
            throw new AssertionError("no answer: '%s'".formatted(answer));
        }
        return Integer.parseInt(answer.substring(9, 12));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
