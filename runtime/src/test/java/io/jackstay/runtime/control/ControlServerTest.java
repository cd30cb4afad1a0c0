package io.jackstay.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.loop.SystemClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The socket of a data directory: who may use it, what goes through it, and what a bad client costs. */
class ControlServerTest {
    private final List<AutoCloseable> open = new ArrayList<>();
    private final BlockingQueue<ControlRequest> asked = new LinkedBlockingQueue<>();

    @TempDir
    private Path data;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private ControlServer serve(ControlCommands commands) {
        ControlServer server =
                ControlServer.open(data, commands, new SystemClock()).orElseThrow();
        open.add(server);
        return server;
    }

    private void answering(Consumer<ControlRequest> then) {
        serve((request, answer) -> {
            asked.add(request);
            then.accept(request);
            answer.accept(new ControlAnswer(
                    ControlAnswer.Result.DONE, "done for " + request.bot(), Map.of("size", new BigDecimal("0.010"))));
        });
    }

    private Optional<ControlAnswer> ask(ControlCommand command, String bot) throws IOException {
        return new ControlClient(data, new SystemClock()).ask(new ControlRequest(command, bot, "", "a \"reason\"\n"));
    }

    /** What raw bytes are answered with, until the server closes or a line is complete. */
    private String raw(String text) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(ControlSocket.of(data)));
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            ByteBuffer buffer = ByteBuffer.allocate(4_096);
            StringBuilder answer = new StringBuilder();
            while (!answer.toString().endsWith("\n") && channel.read(buffer) >= 0) {
                answer.append(StandardCharsets.UTF_8.decode(buffer.flip()));
                buffer.clear();
            }
            return answer.toString();
        }
    }

    @Test
    void aRequestIsPassedOnWithTheUserThatTheSystemNames() throws Exception {
        answering(request -> {});

        ControlAnswer answer = ask(ControlCommand.CANCEL_ALL, "btc").orElseThrow();

        assertThat(answer.result()).isEqualTo(ControlAnswer.Result.DONE);
        assertThat(answer.words()).isEqualTo("done for btc");
        assertThat(answer.more()).containsExactly(Map.entry("size", "0.01"));
        ControlRequest request = asked.take();
        assertThat(request.command()).isEqualTo(ControlCommand.CANCEL_ALL);
        assertThat(request.by())
                .isEqualTo(Files.getOwner(ControlSocket.of(data)).getName());
        assertThat(request.why()).isEqualTo("a \"reason\"\n");
    }

    @Test
    void whatACommandIsAboutIsPassedOnAndAnswered() throws Exception {
        answering(request -> {});

        ControlAnswer answer = new ControlClient(data, new SystemClock())
                .ask(new ControlRequest(ControlCommand.CANCEL_ORDER, "btc", "", "", "4711", ""))
                .orElseThrow();

        assertThat(answer.result()).isEqualTo(ControlAnswer.Result.DONE);
        assertThat(asked.take().subject()).isEqualTo("4711");
        assertThat(raw("{\"command\":\"acknowledge\",\"bot\":\"btc\",\"alert\":\"BOT_HALTED:\"}\n"))
                .contains("\"alert\":\"BOT_HALTED:\"");
        assertThat(raw("{\"command\":\"halt\",\"bot\":\"btc\",\"cloid\":\"4711\"}\n"))
                .contains("refused", "unknown key cloid");
    }

    @Test
    void nobodyButTheOwnerMayEnter() throws IOException {
        answering(request -> {});
        Path socket = ControlSocket.of(data);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aFolderThatOthersMayEnterIsClosedToThem() throws IOException {
        Path folder = Files.createDirectory(ControlSocket.of(data).getParent());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        answering(request -> {});

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void whatAKilledProcessHasLeftIsNoProcessAndIsReplaced() throws Exception {
        Files.createDirectory(ControlSocket.of(data).getParent());
        Files.writeString(ControlSocket.of(data), "left");
        assertThat(ask(ControlCommand.STATUS, "")).isEmpty();

        answering(request -> {});

        assertThat(ask(ControlCommand.STATUS, "")).isPresent();
    }

    @Test
    void withoutAProcessThereIsNoAnswer() throws IOException {
        assertThat(ask(ControlCommand.STATUS, "")).isEmpty();
    }

    @Test
    void theSocketGoesWithTheServer() {
        ControlServer server = serve((request, answer) -> {});

        server.close();

        assertThat(ControlSocket.of(data)).doesNotExist();
    }

    @Test
    void anAnswerThatIsGivenBeforeTheEndStillArrives() throws Exception {
        BlockingQueue<Consumer<ControlAnswer>> waiting = new LinkedBlockingQueue<>();
        ControlServer server = serve((request, answer) -> waiting.add(answer));
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        Thread client = new Thread(() -> {
            try {
                said.add(ask(ControlCommand.STOP, "btc").orElseThrow().words());
            } catch (IOException e) {
                said.add(String.valueOf(e.getMessage()));
            }
        });
        client.start();

        waiting.take().accept(ControlAnswer.of(ControlAnswer.Result.DONE, "stopped"));
        server.close();

        assertThat(said.take()).isEqualTo("stopped");
        client.join();
    }

    @Test
    void anEndWithoutAnAnswerIsSaidSo() throws Exception {
        BlockingQueue<Consumer<ControlAnswer>> waiting = new LinkedBlockingQueue<>();
        ControlServer server = serve((request, answer) -> waiting.add(answer));
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        Thread client = new Thread(() -> {
            try {
                said.add(String.valueOf(ask(ControlCommand.STOP, "btc")));
            } catch (IOException e) {
                said.add(String.valueOf(e.getMessage()));
            }
        });
        client.start();

        Consumer<ControlAnswer> late = waiting.take();
        server.close();

        assertThat(said.take()).isEqualTo("the process has ended without an answer");
        client.join();
        late.accept(ControlAnswer.refused("too late to matter"));
    }

    @Test
    void whatIsNoRequestIsRefusedWithTheReason() throws IOException {
        answering(request -> {});

        assertThat(raw("halt\n")).contains("\"status\":\"refused\"", "not JSON");
        assertThat(raw("[]\n")).contains("not a JSON object");
        assertThat(raw("{\"command\":\"hlat\"}\n")).contains("unknown command 'hlat'");
        assertThat(raw("{\"command\":\"halt\",\"bots\":\"x\"}\n")).contains("unknown key bots");
        assertThat(raw("{\"command\":\"halt\",\"bot\":7}\n")).contains("bot is not a text");
        assertThat(raw("{\"command\":1.5}\n")).contains("refused");
        assertThat(asked).isEmpty();
    }

    @Test
    void aLineWithoutAnEndIsRefused() throws IOException {
        answering(request -> {});

        assertThat(raw("x".repeat(200_000))).contains("the line is too long");
    }

    @Test
    void severalRequestsOnALineAreAnsweredInTheirOrder() throws IOException {
        answering(request -> {});
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(ControlSocket.of(data)));
            String both = "{\"command\":\"halt\",\"bot\":\"a\"}\n{\"command\":\"halt\",\"bot\":\"b\"}\n";
            channel.write(ByteBuffer.wrap(both.getBytes(StandardCharsets.UTF_8)));
            StringBuilder answers = new StringBuilder();
            ByteBuffer buffer = ByteBuffer.allocate(4_096);
            while (answers.chars().filter(letter -> letter == '\n').count() < 2 && channel.read(buffer) >= 0) {
                answers.append(StandardCharsets.UTF_8.decode(buffer.flip()));
                buffer.clear();
            }
            assertThat(answers.toString().lines().toList())
                    .hasSize(2)
                    .satisfiesExactly(first -> assertThat(first).contains("done for a"), second -> assertThat(second)
                            .contains("done for b"));
        }
    }

    @Test
    void aClientThatGoesAwayCostsNobodyElse() throws Exception {
        answering(request -> {});
        for (int i = 0; i < 40; i++) {
            try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                channel.connect(UnixDomainSocketAddress.of(ControlSocket.of(data)));
                channel.write(ByteBuffer.wrap("{\"command\":\"ha".getBytes(StandardCharsets.UTF_8)));
            }
        }

        assertThat(ask(ControlCommand.STATUS, "")).isPresent();
    }

    @Test
    void aPathThatIsTooLongForASocketIsSaid() throws IOException {
        Path deep = data.resolve("d".repeat(120));
        Files.createDirectory(deep);

        assertThat(ControlServer.open(deep, (request, answer) -> {}, new SystemClock()))
                .isEmpty();
        assertThatThrownBy(() -> ControlSocket.address(deep))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a socket's may have 103");
    }
}
