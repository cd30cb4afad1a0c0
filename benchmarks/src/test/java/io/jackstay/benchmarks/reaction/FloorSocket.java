package io.jackstay.benchmarks.reaction;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;

/**
 * As much of HTTP and of WebSocket as the floor needs: requests with a body, whole text frames in, masked ones out. Not thread safe: owned
 * by the floor's thread, which waits in it.
 */
final class FloorSocket implements AutoCloseable {
    private static final int SHORT = 126;
    private static final int MEDIUM = 65_536;
    private static final int TEXT = 0x81;
    private static final int PING = 0x89;
    private static final int MASKED = 0x80;

    private final Socket socket;
    private final byte[] in = new byte[1 << 16];
    private int from;
    private int to;

    private FloorSocket(Socket socket) throws SocketException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
    }

    static FloorSocket plain(int port) throws IOException {
        return new FloorSocket(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** A connection that speaks frames. */
    static FloorSocket stream(int port) throws IOException {
        FloorSocket made = plain(port);
        made.write(
                FloorMain.bytes("GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"));
        made.head();
        return made;
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void post(String body) throws IOException {
        write(FloorMain.bytes("POST /exchange HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body));
    }

    /** Passes over an answer. */
    void answer() throws IOException {
        String head = head();
        int at = head.indexOf("content-length: ") + "content-length: ".length();
        skip(Integer.parseInt(head.substring(at, head.indexOf('\r', at))));
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) next());
        }
        return head.toString();
    }

    private int next() throws IOException {
        need(1);
        return in[from++] & 0xff;
    }

    /** Waits until there are so many bytes. */
    private void need(int count) throws IOException {
        if (from == to) {
            from = 0;
            to = 0;
        } else if (from + count > in.length) {
            System.arraycopy(in, from, in, 0, to - from);
            to -= from;
            from = 0;
        }
        while (to - from < count) {
            int read = socket.getInputStream().read(in, to, in.length - to);
            if (read < 0) {
                throw new EOFException("the venue is gone");
            }
            to += read;
        }
    }

    private void skip(int count) throws IOException {
        need(count);
        from += count;
    }

    /** Reads the next frame; answers whether it begins so. */
    boolean frame(String beginning) throws IOException {
        int kind = next();
        int length = next();
        if (length == SHORT) {
            length = next() << 8 | next();
        } else if (length > SHORT) {
            throw new IOException("a frame of more than %d bytes".formatted(MEDIUM));
        }
        need(length);
        boolean begins = kind == TEXT && length >= beginning.length();
        for (int i = 0; begins && i < beginning.length(); i++) {
            begins = in[from + i] == beginning.charAt(i);
        }
        from += length;
        if (kind == PING) {
            throw new IOException("this venue does not ping");
        }
        return begins;
    }

    void sendFrame(String text) throws IOException {
        byte[] bytes = FloorMain.bytes(text);
        int head = bytes.length < SHORT ? 6 : 8;
        byte[] frame = Arrays.copyOf(new byte[] {(byte) TEXT, (byte) (MASKED | bytes.length)}, head + bytes.length);
        if (bytes.length >= SHORT) {
            frame[1] = (byte) (MASKED | SHORT);
            frame[2] = (byte) (bytes.length >>> 8);
            frame[3] = (byte) bytes.length;
        }
        // The mask is of zeros, so the text stays as it is.
        System.arraycopy(bytes, 0, frame, head, bytes.length);
        write(frame);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
