package io.jackstay.runtime.net.netty;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on the loopback that does with each connection what a script says, on a thread of its own. */
final class TestServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Script script;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** What is done with a connection; it is closed when the script ends. */
    interface Script {
        void run(Peer peer) throws IOException;
    }

    TestServer(Script script) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    }

    TestServer(ServerSocket listening, Script script) {
        this.listening = listening;
        this.script = script;
        thread(this::accept);
    }

    /** One connection, numbered from 1. */
    final class Peer {
        final int number;
        final Socket socket;
        final DataInputStream in;
        final OutputStream out;

        Peer(int number, Socket socket) throws IOException {
            this.number = number;
            this.socket = socket;
            this.in = new DataInputStream(socket.getInputStream());
            this.out = new BufferedOutputStream(socket.getOutputStream());
        }

        /** The head of a request and its body, as text; empty at the end of the connection. */
        String request() throws IOException {
            StringBuilder head = new StringBuilder();
            int c = in.read();
            while (c >= 0) {
                head.append((char) c);
                if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                    break;
                }
                c = in.read();
            }
            String read = head.toString();
            int at = read.toLowerCase(Locale.ROOT).indexOf("content-length: ");
            if (at >= 0) {
                int length = Integer.parseInt(read.substring(at + 16, read.indexOf('\r', at)));
                read += new String(in.readNBytes(length), StandardCharsets.UTF_8);
            }
            if (!read.isEmpty()) {
                requests.add(read);
            }
            return read;
        }

        void say(String text) throws IOException {
            say(text.getBytes(StandardCharsets.UTF_8));
        }

        void say(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        void answer(String body) throws IOException {
            say("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body));
        }

        /** Ends with a reset in place of an orderly close. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Takes the handshake of a WebSocket; answers the request. */
        String upgrade(String... more) throws IOException {
            String request = request();
            int at = request.toLowerCase(Locale.ROOT).indexOf("sec-websocket-key: ");
            if (at < 0) {
                return request;
            }
            String key = request.substring(at + 19, request.indexOf('\r', at));
            say(
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                            + accept(key) + "\r\n" + String.join("", more) + "\r\n");
            return request;
        }

        /** An unmasked frame; the first byte has flags and opcode. */
        void frame(int first, byte[] payload) throws IOException {
            out.write(first);
            if (payload.length < 126) {
                out.write(payload.length);
            } else if (payload.length < 1 << 16) {
                out.write(126);
                out.write(payload.length >> 8);
                out.write(payload.length);
            } else {
                out.write(127);
                for (int shift = 56; shift >= 0; shift -= 8) {
                    out.write((int) ((long) payload.length >> shift));
                }
            }
            out.write(payload);
            out.flush();
        }

        void text(String text) throws IOException {
            frame(0x81, text.getBytes(StandardCharsets.UTF_8));
        }

        /** The next frame of the client, as its first byte and its payload in words; empty at the end. */
        String nextFrame() throws IOException {
            int first = in.read();
            if (first < 0) {
                return "";
            }
            int length = in.readUnsignedByte() & 0x7f;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = (int) in.readLong();
            }
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i & 3];
            }
            return "%02x ".formatted(first) + new String(payload, StandardCharsets.ISO_8859_1);
        }

        /** Until the client is gone. */
        void hold() throws IOException {
            while (in.read() >= 0) {
                continue;
            }
        }
    }

    private static String accept(String key) {
        try {
            byte[] sha = java.security.MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(sha);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                sockets.add(socket);
                int number = connections.incrementAndGet();
                thread(() -> serve(number, socket));
            }
        } catch (IOException e) {
            requests.add("the server has ended: " + e.getMessage());
        }
    }

    private void serve(int number, Socket socket) {
        try (socket) {
            script.run(new Peer(number, socket));
        } catch (IOException e) {
            requests.add("connection %d broke: %s".formatted(number, e.getMessage()));
        }
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "test-server");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    String ws() {
        return "ws://127.0.0.1:" + port() + "/ws";
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** Does this on the first connection, and keeps those after it open. */
    static TestServer first(TestServer.Script script) throws IOException {
        return new TestServer(peer -> {
            peer.upgrade();
            if (peer.number == 1) {
                script.run(peer);
            } else {
                peer.text("again");
                peer.hold();
            }
        });
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
