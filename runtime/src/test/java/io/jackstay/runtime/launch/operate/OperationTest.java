package io.jackstay.runtime.launch.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.control.ControlAnswer;
import io.jackstay.runtime.control.ControlCommand;
import io.jackstay.runtime.control.ControlRequest;
import io.jackstay.runtime.control.ControlServer;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.loop.SystemClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a person is asked before a command is given, and what its answer is shown as. */
class OperationTest {
    private final SystemClock clock = new SystemClock();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Streams streams = new Streams(
            new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    private final BlockingQueue<ControlRequest> asked = new LinkedBlockingQueue<>();
    private volatile ControlAnswer status = status();
    private volatile ControlAnswer answer = ControlAnswer.of(ControlAnswer.Result.DONE, "halted");

    @TempDir
    private Path data;

    private ControlServer server;

    @BeforeEach
    void serve() {
        server = ControlServer.open(
                        data,
                        (request, then) -> {
                            asked.add(request);
                            then.accept(request.command() == ControlCommand.STATUS ? status : answer);
                        },
                        clock)
                .orElseThrow();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static ControlAnswer status() {
        return new ControlAnswer(
                ControlAnswer.Result.DONE,
                "1 bot",
                Map.of(
                        "bots",
                        List.of(Map.of(
                                "name",
                                "btc",
                                "sentence",
                                "running",
                                "openOrders",
                                7,
                                "markets",
                                List.of(Map.of("market", "v:BTC", "position", "0.5"))))));
    }

    private int run(boolean terminal, String typed, String... words) {
        TargetOptions target = new TargetOptions();
        CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();
        spec.addMixin("target", CommandLine.Model.CommandSpec.forAnnotatedObject(target));
        new CommandLine(spec).parseArgs(words);
        Question question =
                new Question(streams, () -> terminal, new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        return new Operation(streams, new Environment(Map.of()), clock, question)
                .run(ControlCommand.FLATTEN, true, target);
    }

    private String[] words(String... more) {
        String[] words = new String[more.length + 3];
        words[0] = "btc";
        words[1] = "--data-dir";
        words[2] = data.toString();
        System.arraycopy(more, 0, words, 3, more.length);
        return words;
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "yes\n", " YES \r\n"})
    void aPersonWhoAgreesIsShownWhatTheBotHoldsFirst(String typed) throws Exception {
        assertThat(run(true, typed, words("--why", "enough"))).isZero();

        assertThat(said())
                .isEqualTo("btc: running; position 0.5 v:BTC, open orders 7%nflatten btc? [y/N] ".formatted());
        assertThat(printed()).isEqualTo("btc: halted%n".formatted());
        assertThat(asked.take().command()).isEqualTo(ControlCommand.STATUS);
        assertThat(asked.take())
                .satisfies(request -> assertThat(request.command()).isEqualTo(ControlCommand.FLATTEN))
                .satisfies(request -> assertThat(request.why()).isEqualTo("enough"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\n", "\n", "", "yep\n"})
    void anythingElseIsANo(String typed) {
        assertThatThrownBy(() -> run(true, typed, words()))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> assertThat(failure.exit())
                        .isEqualTo(ExitCode.USAGE))
                .hasMessage("not agreed to, so nothing was done");
        assertThat(asked).extracting(ControlRequest::command).containsExactly(ControlCommand.STATUS);
    }

    @Test
    void whereNobodyCanBeAskedNothingIsDoneWithoutAYes() {
        assertThatThrownBy(() -> run(false, "y\n", words()))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> assertThat(failure.exit())
                        .isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("add --yes");
        assertThat(asked).isEmpty();
        assertThat(run(false, "", words("--yes"))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"DONE, 0", "REFUSED, 1", "FAILED, 1", "UNCONFIRMED, 3"})
    void theExitCodeSaysHowFarItCame(ControlAnswer.Result result, int code) {
        answer = new ControlAnswer(result, "so far", Map.of("orders", List.of()));

        assertThat(run(false, "", words("--yes", "--json"))).isEqualTo(code);

        assertThat(printed().strip())
                .isEqualTo(
                        "{\"status\":\"%s\",\"command\":\"flatten\",\"bot\":\"btc\",\"why\":\"so far\",\"orders\":[]}"
                                .formatted(result.word()));
        assertThat(said()).isEqualTo(code == 0 ? "" : "jackstay: btc: so far%n".formatted());
    }

    @Test
    void aBotThatIsNotThereIsNotAskedAbout() {
        status = new ControlAnswer(ControlAnswer.Result.DONE, "0 bots", Map.of("bots", List.of()));
        answer = ControlAnswer.refused("no bot btc runs here; there are btc-grid; did you mean btc-grid?");

        assertThat(run(true, "n\n", words())).isEqualTo(1);

        assertThat(said()).isEqualTo("jackstay: btc: %s%n".formatted(answer.words()));
        assertThat(asked)
                .extracting(ControlRequest::command)
                .containsExactly(ControlCommand.STATUS, ControlCommand.FLATTEN);
    }

    @Test
    void withoutAProcessTheCommandFails() {
        server.close();

        assertThatThrownBy(() -> run(false, "", words("--yes")))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> assertThat(failure.exit())
                        .isEqualTo(ExitCode.FAILED))
                .hasMessageContaining("no process runs on the data directory");
    }
}
