package io.jackstay.distribution.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.distribution.command.Jackstay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A halt without an end is there after a kill, and ends when a person says so. */
class HaltTest {
    private static final long MILLI = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void aHaltOutlivesAKillUntilAPersonResumes() throws Exception {
        Killed subject = new Killed(folder);
        String risk = "risk = [ { plugin = daily-loss, max = 0.000001 USDC, cool-down = none } ]\n#";
        subject.write("grid.conf", Killed.CONFIG.replace("risk = [", risk));
        Jackstay.Started first = subject.start();
        String halted = "halted by daily-loss: ";
        long deadline = System.nanoTime() + 30_000 * MILLI;
        while (!Files.readString(first.err()).contains(halted)) {
            assertThat(System.nanoTime() < deadline && first.process().isAlive())
                    .as(Files.readString(first.err()))
                    .isTrue();
            LockSupport.parkNanos(20 * MILLI);
        }
        Killed.kill(first);

        Jackstay.Ended second = subject.runFor("2s");

        assertThat(second.code()).as("%s", second).isZero();
        assertThat(second.json().get("bots").get(0).get("orders").longValue())
                .as("orders of a halted bot")
                .isZero();
        assertThat(second.err()).anyMatch(line -> line.contains(halted));

        Jackstay.Ended third = subject.run("run", "grid.conf", "--for", "2s", "--json", "--resume", "btc-grid");
        assertThat(third.code()).as("%s", third).isZero();
        assertThat(third.err()).anyMatch(line -> line.contains("resumed by a person: no longer halted by daily-loss"));

        Jackstay.Ended nobody = subject.run("run", "grid.conf", "--for", "2s", "--resume", "btc-gird");
        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.lastError()).contains("the bots are btc-grid");
    }

    @Test
    void aHaltOfTheProcessOutlivesAKillAndIsInTheStatus() throws Exception {
        Killed subject = new Killed(folder);
        String risk = "warm-up = off, risk = [ { plugin = daily-loss, max = 0.000001 USDC, cool-down = none } ]";
        subject.write("grid.conf", Killed.CONFIG.replace("warm-up = off", risk));
        Jackstay.Started first = subject.start();
        String halted = "halted by daily-loss of the process: ";
        long deadline = System.nanoTime() + 30_000 * MILLI;
        while (!Files.readString(first.err()).contains(halted)) {
            assertThat(System.nanoTime() < deadline && first.process().isAlive())
                    .as(Files.readString(first.err()))
                    .isTrue();
            LockSupport.parkNanos(20 * MILLI);
        }
        Jackstay.Ended status = subject.run("status", "grid.conf", "--json");
        while (!status.out().toString().contains("halted by daily-loss: ")) {
            assertThat(System.nanoTime()).as("%s", status).isLessThan(deadline + 30_000 * MILLI);
            status = subject.run("status", "grid.conf", "--json");
        }
        Killed.kill(first);

        assertThat(status.json().get("process").get("halts").get(0).get("by").textValue())
                .isEqualTo("daily-loss");
        assertThat(status.json().get("process").get("limits").get(0).get("name").textValue())
                .isEqualTo("daily loss");
        assertThat(subject.run("status", "grid.conf").out())
                .anyMatch(line -> line.startsWith("all bots: halted by daily-loss: "))
                .anyMatch(line -> line.startsWith("  daily loss "));

        Jackstay.Ended second = subject.runFor("2s");
        assertThat(second.code()).as("%s", second).isZero();
        assertThat(second.json().get("bots").get(0).get("orders").longValue())
                .as("orders of a halted bot")
                .isZero();

        Jackstay.Ended third = subject.run("run", "grid.conf", "--for", "3s", "--json", "--resume-process");
        assertThat(third.code()).as("%s", third).isZero();
        assertThat(third.err()).anyMatch(line -> line.contains("resumed by a person: no longer halted by daily-loss"));
    }
}
