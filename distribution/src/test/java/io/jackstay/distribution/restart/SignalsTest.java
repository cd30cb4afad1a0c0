package io.jackstay.distribution.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.distribution.command.Jackstay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a terminal, a service manager and an impatient person send to a process with orders at the exchange. */
class SignalsTest {
    /** The orders of this one are cancelled when it stops. */
    private static final String CANCELS = "bots.btc-grid.on-stop=cancel";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "HUP", "TERM"})
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
