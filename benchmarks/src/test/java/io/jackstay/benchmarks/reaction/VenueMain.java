package io.jackstay.benchmarks.reaction;

import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.EmulatorSetup;
import io.jackstay.emulator.base.Funds;
import io.jackstay.emulator.base.fault.EmulatedVenue;
import io.jackstay.emulator.base.fault.FaultPlan;
import io.jackstay.emulator.base.server.SocketServer;
import io.jackstay.emulator.hyperliquid.HyperliquidProvider;
import io.jackstay.runtime.loop.SystemClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The venue's process. It says its port, and for each line {@code WARM ROUNDS} that it is told, what these rounds took: {@code P50 P99
 * LOST}, in microseconds.
 */
public final class VenueMain {
    /** One market, and limits that no run meets. */
    private static final String MARKETS = """
            perps = [ { name = ETH, size-decimals = 4, max-leverage = 25, price = 3330 } ]
            rules { address-budget = 100000000, open-orders = 100000, ip-weight = 1000000, messages = 1000000 }
            """;

    private static final SystemClock CLOCK = new SystemClock();

    private VenueMain() {}

    public static void main(String[] args) throws IOException {
        Path markets = Files.createTempFile("reaction", ".conf");
        Files.writeString(markets, MARKETS);
        Agenda agenda = new Agenda(CLOCK.epochNanos());
        Rounds rounds = new Rounds(
                agenda,
                result -> Child.say(String.format(
                        Locale.ROOT, "%.1f %.1f %d", result.micros(50), result.micros(99), result.lost())));
        EmulatorSetup setup = new EmulatorSetup(
                "mainnet",
                Optional.of(markets),
                List.of(new Funds(Reactor.ADDRESS, new BigDecimal("1000000"), Optional.empty())),
                agenda,
                market -> Optional.of(rounds));
        EmulatedVenue venue = EmulatedVenue.open(new HyperliquidProvider(), setup, FaultPlan.NONE);
        Files.delete(markets);
        try (SocketServer server = new SocketServer(venue, 0, CLOCK::epochNanos, rounds);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            Child.say(Integer.toString(server.port()));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                rounds.ask(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
            }
        }
    }
}
