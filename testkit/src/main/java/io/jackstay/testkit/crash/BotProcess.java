package io.jackstay.testkit.crash;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.SystemClock;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The shipped distribution as a process with a grid at the venue. Not thread safe: owned by one worker. */
final class BotProcess {
    private static final Clock CLOCK = new SystemClock();

    /** What a process ends with that was killed, by a signal or by its crash point. */
    static final int KILLED = 137;

    static final BigDecimal ORDER_SIZE = new BigDecimal("0.01");
    static final String BOT = "grid";
    static final String LOGIN = "venue";

    /** Its watchdog is patient: on a machine that is busy for others a turn may wait for its processor longer than the usual 5 s. */
    private static final String CONFIG = """
            jackstay { warm-up = off, data-dir = data }
            connectors { venue = %s }
            bots {
              grid {
                strategy { %s, market = "venue:BTC-USDC-PERP", order-size = %s }
                risk = [ { plugin = position-limit, max = 0.5 } ]
                capital = 100000 USDC
                on-stop = cancel
                watchdog = 60s
              }
            }
            """;
    /** Makes segments and snapshots come so often that a short run meets them. */
    static final String BUSY_JOURNAL = "-Djackstay.segment-bytes=16384 -Djackstay.snapshot-records=60";

    /** Half of what a start costs is the optimizing compiler's, for nothing where a process is about to be killed. */
    static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    private final Process process;
    private final long startedEpochNanos;

    private BotProcess(Process process, long startedEpochNanos) {
        this.process = requireNonNull(process, "process is null");
        this.startedEpochNanos = startedEpochNanos;
    }

    /** Writes the configuration of a run with this block of the connector, with a grid or what the place wants in its stead. */
    static void configure(Path folder, String connector, CrashPlace place) throws IOException {
        String strategy =
                switch (place) {
                    case AMEND -> "plugin = crash-mover";
                    case SEQUENCE -> "plugin = crash-rounds";
                    default -> "plugin = grid, levels = 5, spacing = 0.05%";
                };
        configure(folder, CONFIG.formatted(connector, strategy, ORDER_SIZE.toPlainString()));
    }

    /** Another one. */
    static void configure(Path folder, String config) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("crash.conf"), config);
    }

    /**
     * Starts one in its folder. It ends by itself after an hour, longer than any proof takes, so that none is left behind.
     *
     * @param variables more of the environment
     * @param options of the JVM, beside those that the distribution gives itself
     */
    static BotProcess start(Path home, Path plugins, Path folder, Map<String, String> variables, String options)
            throws IOException {
        File log = folder.resolve("log").toFile();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        home.resolve("bin").resolve("jackstay").toString(),
                        "run",
                        "crash.conf",
                        "--for",
                        "1h",
                        "--plugins",
                        plugins.toString()))
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .redirectError(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(variables);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JACKSTAY_OPTS", options);
        builder.environment().remove("JACKSTAY_DEBUG");
        long now = CLOCK.epochNanos();
        return new BotProcess(builder.start(), now);
    }

    long startedEpochNanos() {
        return startedEpochNanos;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM. */
    void stop() {
        process.destroy();
    }

    /** The exit code; one that does not end in time is killed, and -1. */
    int end(long seconds) throws InterruptedException {
        if (process.waitFor(seconds, TimeUnit.SECONDS)) {
            return process.exitValue();
        }
        kill();
        return -1;
    }
}
