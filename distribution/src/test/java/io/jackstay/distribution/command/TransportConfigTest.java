package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The block {@code transport} of a configuration, from the distribution's folder against the emulator. */
class TransportConfigTest {
    private static final String SAMPLE = Path.of(
                    System.getProperty("jackstay.home"), "sample-configs", "hyperliquid", "testnet-grid.conf")
            .toAbsolutePath()
            .toString();

    @TempDir
    private Path folder;

    private Jackstay jackstay = new Jackstay(Path.of(""));

    @BeforeEach
    void inItsFolder() {
        jackstay = new Jackstay(folder).with("HL_KEY", Emulated.KEY);
    }

    private Jackstay.Ended look(Emulated emulated, String... settings) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("account", SAMPLE, "--json"));
        words.addAll(emulated.leadingHere());
        for (String setting : settings) {
            words.add("--set");
            words.add("connectors.hl.transport." + setting);
        }
        return jackstay.run(words.toArray(String[]::new));
    }

    @Test
    void whatWasRecordedIsPlayedBackToTheSame() throws Exception {
        try (Emulated emulated = Emulated.lively(jackstay)) {
            List<String> run = new ArrayList<>(List.of("run", SAMPLE, "--json"));
            run.addAll(emulated.leadingHere());
            Jackstay.Started trading = jackstay.start(run.toArray(String[]::new));
            emulated.awaitFills();
            trading.process().destroy();
            assertThat(trading.end().code()).isZero();

            Jackstay.Ended live = look(emulated, "record=true");
            assertThat(live.code()).as("%s", live.err()).isZero();
            emulated.stop();
            Jackstay.Ended played = look(emulated, "play=" + recording());

            assertThat(played.code()).as("%s", played.err()).isZero();
            ObjectNode before = (ObjectNode) live.json().path("logins").path(0);
            ObjectNode after = (ObjectNode) played.json().path("logins").path(0);
            assertThat(after.path("fills")).isNotEmpty().isEqualTo(before.path("fills"));
            assertThat(after.path("openOrders")).isEqualTo(before.path("openOrders"));
            assertThat(after.path("balances")).isEqualTo(before.path("balances"));
            assertThat(sizes(after)).isEqualTo(sizes(before));
        }
    }

    private static List<String> sizes(ObjectNode login) {
        return login.path("positions").findValuesAsText("size");
    }

    private Path recording() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/hyperliquid-testnet/frames"))) {
            return files.toList().get(0);
        }
    }

    @Test
    void aFaultHitsTheConnector() throws Exception {
        try (Emulated emulated = Emulated.lively(jackstay)) {
            Path faults = jackstay.write("all.faults", "http /info /1 status 422\n");
            Jackstay.Ended looked = look(emulated, "faults=" + faults);

            assertThat(looked.code()).isOne();
            assertThat(looked.json().path("why").asText()).contains("start of hl was refused: HTTP 422");
        }
    }

    @Test
    void aFileThatCanNotBeUsedIsNamed() throws Exception {
        try (Emulated emulated = Emulated.lively(jackstay)) {
            Path garbage = jackstay.write("garbage", "this is nothing\n");
            for (String key : List.of("trust", "play", "faults")) {
                Jackstay.Ended looked = look(emulated, key + "=" + garbage);

                assertThat(looked.code()).as(key).isEqualTo(78);
                assertThat(looked.lastError())
                        .as(key)
                        .contains("connectors.hl.transport")
                        .contains("garbage");
            }
        }
    }

    @Test
    void aProxyIsGoneThroughWithItsNameAndPassword() throws Exception {
        try (Emulated emulated = Emulated.lively(jackstay);
                Proxy proxy = new Proxy()) {
            String address = "proxy=http://127.0.0.1:" + proxy.port();
            Jackstay.Ended refused = look(emulated, address);
            Jackstay.Ended through = look(emulated, address, "proxy-login=\"ada:open sesame\"");

            assertThat(refused.code()).isOne();
            assertThat(refused.json().path("why").asText()).contains("the proxy refused: HTTP/1.1 407");
            assertThat(through.code()).as("%s", through.err()).isZero();
            assertThat(through.json().path("logins").path(0).path("stream").asText())
                    .isEqualTo("up");
            assertThat(proxy.heads).anyMatch(head -> head.contains("Proxy-Authorization: Basic YWRhOm9wZW4gc2VzYW1l"));
            assertThat(String.join("\n", through.err()) + through.out()).doesNotContain("sesame");
        }
    }

    @Test
    void credentialsInTheAddressAreRefusedWithoutBeingShown() throws Exception {
        Jackstay.Ended checked = jackstay.run(
                "check", SAMPLE, "--set", "connectors.hl.transport.proxy=\"http://ada:sesame@127.0.0.1:3128\"");

        assertThat(checked.code()).isEqualTo(78);
        assertThat(String.join("\n", checked.err()))
                .contains("belong into proxy-login")
                .doesNotContain("sesame");
    }

    /** Lets those through that say who they are. Its threads end with its sockets. */
    private static final class Proxy implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<String> heads = new CopyOnWriteArrayList<>();

        private Proxy() throws IOException {
            start("test-proxy", () -> {
                while (true) {
                    Socket client = server.accept();
                    start("test-proxy-client", () -> serve(client));
                }
            });
        }

        private int port() {
            return server.getLocalPort();
        }

        /** What may fail because a socket was closed. */
        private interface Step {
            void run() throws IOException;
        }

        private static void start(String name, Step step) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            step.run();
                        } catch (IOException e) {
                            Thread.currentThread().setName(name + ", ended by " + e.getMessage());
                        }
                    },
                    name);
            thread.setDaemon(true);
            thread.start();
        }

        private void serve(Socket client) throws IOException {
            StringBuilder head = new StringBuilder();
            InputStream in = client.getInputStream();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return;
                }
                head.append((char) next);
            }
            heads.add(head.toString());
            if (head.indexOf("Proxy-Authorization") < 0) {
                say(client, "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
                client.close();
                return;
            }
            String target = head.substring("CONNECT ".length(), head.indexOf(" HTTP/1.1"));
            int port = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
            Socket behind = new Socket(InetAddress.getLoopbackAddress(), port);
            say(client, "HTTP/1.1 200 Connection established\r\n\r\n");
            start("test-proxy-back", () -> copy(behind, client));
            copy(client, behind);
        }

        private static void say(Socket client, String text) throws IOException {
            client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }

        private static void copy(Socket from, Socket to) throws IOException {
            try (from;
                    to) {
                OutputStream out = to.getOutputStream();
                from.getInputStream().transferTo(out);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
