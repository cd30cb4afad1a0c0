package io.jackstay.runtime.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on this machine, by RFC 5321, without TLS; what it says to each command a test may set. Thread safe. */
final class SmtpDouble implements AutoCloseable {
    private final ServerSocket server;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<List<String>> mails = new CopyOnWriteArrayList<>();
    private volatile String refusing = "";
    private volatile String refusal = "";

    SmtpDouble() {
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "smtp-double");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** From here on a command that begins so is answered by this; a word {@code SILENT} is never answered. */
    void refuse(String command, String answer) {
        refusing = command;
        refusal = answer;
    }

    List<String> commands() {
        return List.copyOf(commands);
    }

    /** The lines of each mail, heads and body. */
    List<List<String>> mails() {
        return List.copyOf(mails);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                talk(socket);
            } catch (IOException e) {
                // The client, or the test, has gone.
                continue;
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = socket.getOutputStream();
        say(out, "220 double ESMTP");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            if (!refusing.isEmpty() && line.startsWith(refusing)) {
                if (refusal.equals("SILENT")) {
                    continue;
                }
                say(out, refusal);
            } else if (line.startsWith("EHLO")) {
                say(out, "250-double");
                say(out, "250-AUTH PLAIN");
                say(out, "250 SIZE 1000000");
            } else if (line.startsWith("AUTH PLAIN")) {
                say(out, "235 2.7.0 welcome");
            } else if (line.equals("DATA")) {
                say(out, "354 go on");
                mails.add(mail(in));
                say(out, "250 2.0.0 taken");
            } else if (line.equals("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 OK");
            }
        }
    }

    private static List<String> mail(BufferedReader in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
