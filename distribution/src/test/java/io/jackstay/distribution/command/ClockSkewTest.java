package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.EmulatorSetup;
import io.jackstay.emulator.base.Funds;
import io.jackstay.emulator.base.fault.EmulatedVenue;
import io.jackstay.emulator.base.fault.FaultPlan;
import io.jackstay.emulator.base.server.SocketServer;
import io.jackstay.emulator.hyperliquid.HyperliquidProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine whose clock is not the venue's: here it is the emulator's that is ahead. */
class ClockSkewTest {
    private static final String SAMPLE = Path.of(
                    System.getProperty("jackstay.home"), "sample-configs", "hyperliquid", "testnet-grid.conf")
            .toAbsolutePath()
            .toString();

    @TempDir
    private Path folder;

    private Jackstay.Ended look(Duration ahead) throws IOException, InterruptedException {
        LongSupplier clock =
                () -> Duration.ofMillis(System.currentTimeMillis()).plus(ahead).toNanos();
        EmulatorSetup setup = EmulatorSetup.of(
                "testnet",
                List.of(new Funds(Emulated.ADDRESS, BigDecimal.TEN, Optional.empty())),
                new Agenda(clock.getAsLong()));
        EmulatedVenue venue = EmulatedVenue.open(new HyperliquidProvider(), setup, FaultPlan.NONE);
        try (SocketServer server = new SocketServer(venue, 0, clock)) {
            return new Jackstay(folder)
                    .with("HL_KEY", Emulated.KEY)
                    .run(
                            "account",
                            SAMPLE,
                            "--set",
                            "connectors.hl.rest-url=http://127.0.0.1:" + server.port(),
                            "--set",
                            "connectors.hl.stream-url=ws://127.0.0.1:" + server.port() + "/ws");
        }
    }

    @Test
    void moreThanFiveSecondsAreWarnedOf() throws Exception {
        Jackstay.Ended ended = look(Duration.ofSeconds(7));

        assertThat(ended.code()).as("%s", ended.err()).isZero();
        assertThat(String.join("\n", ended.err())).contains("clock off the venue's");
    }

    @Test
    void moreThanOrdersAreGoodForIsRefused() throws Exception {
        Jackstay.Ended ended = look(Duration.ofSeconds(13));

        assertThat(ended.code()).isOne();
        assertThat(ended.lastError())
                .contains("start of hl was refused: the clock is -1")
                .contains("set the clock");
    }
}
