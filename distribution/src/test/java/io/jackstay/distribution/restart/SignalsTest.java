package io.jackstay.distribution.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.distribution.command.Jackstay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a terminal, a service manager and an impatient person send to a process with orders at the exchange. */
class SignalsTest {
    /** The orders of this one are cancelled when it stops. */
    private static final String CANCELS = "bots.btc-grid.on-stop=cancel";

    @TempDir
    private Path folder;

    /** Those that a process started here can get: one that its parent ignores, as {@code nohup} does, it ignores as well. */
    static Stream<String> signals() throws IOException {
        long ignored = 0;
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            ignored = Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .sum();
        }
        boolean hangUp = (ignored & 1) == 0;
        boolean interrupt = (ignored & 2) == 0;
        return Stream.of("TERM", "INT", "HUP")
                .filter(signal -> hangUp || !signal.equals("HUP"))
                .filter(signal -> interrupt || !signal.equals("INT"));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void eachSignalThatAsksToStopLeavesNoOrder(String signal) throws Exception {
        Killed subject = new Killed(folder);
        Jackstay.Started started = trading(subject);
        send(signal, started);
        requireStopped(subject, started.end());
    }

    @Test
    void oneThatComesAgainWhileItStopsChangesNothing() throws Exception {
        Killed subject = new Killed(folder);
        Jackstay.Started started = trading(subject);
        send("TERM", started);
        send("TERM", started);
        send("INT", started);
        requireStopped(subject, started.end());
    }

    private static Jackstay.Started trading(Killed subject) throws IOException {
        Jackstay.Started started = subject.startSetting(CANCELS);
        subject.await(started, "three open orders", history -> Killed.confirmed(history) >= 3);
        return started;
    }

    private static void requireStopped(Killed subject, Jackstay.Ended ended) throws IOException {
        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.out()).anyMatch(line -> line.contains("no order of ours rests"));
        PaperBooks books = subject.books();
        assertThat(books.openOrders()).isEmpty();
        assertThat(Killed.ids(subject.history().orElseThrow().fills())).isEqualTo(Killed.ids(books.fills()));
    }

    private static void send(String signal, Jackstay.Started to) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder(
                        "kill", "-s", signal, Long.toString(to.process().pid()))
                .inheritIO()
                .start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
