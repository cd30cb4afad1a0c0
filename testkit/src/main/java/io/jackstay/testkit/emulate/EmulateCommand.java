package io.jackstay.testkit.emulate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.EmulatorException;
import io.jackstay.emulator.base.EmulatorSetup;
import io.jackstay.emulator.base.fault.EmulatedVenue;
import io.jackstay.emulator.base.fault.FaultPlan;
import io.jackstay.emulator.base.server.SocketServer;
import io.jackstay.runtime.launch.ToolCommand;
import io.jackstay.runtime.launch.process.StopSignal;
import io.jackstay.runtime.loop.SystemClock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** {@code jackstay emulate VENUE --port N}. Not thread safe: one use. */
public final class EmulateCommand implements ToolCommand {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int CONFIGURATION = 78;
    private static final Duration LONG = Duration.ofDays(1);
    private static final String HELP = """
            Usage: jackstay emulate VENUE --port N [--network NAME] [--markets FILE] [--feed walk|FILE]
                                    [--faults FILE] [--account ADDRESS=AMOUNT]... [--json]

            Speaks a venue's own REST and WebSocket protocol on 127.0.0.1, over a simulated exchange,
            until Ctrl-C or SIGTERM. Nothing of it reaches a network.
              --port N          0 picks a free one
              --network NAME    which of its networks it is; hyperliquid: any (whichever a signature is
                                for), mainnet, testnet
              --markets FILE    what it lists, and its rules
              --feed walk       made-up prices; a recording instead, also of one market: BTC=FILE
              --faults FILE     what goes wrong, and when
              --account A=N     an account and what it holds; a part of another: A@OWNER=N
              --json            the first line of standard output is one JSON object: emulator, network,
                                rest, ws, pid, accounts

            See docs/emulators.md.
            """;

    @Override
    public String name() {
        return "emulate";
    }

    @Override
    public String summary() {
        return "Speaks a venue's protocol on loopback, to practise on: emulate hyperliquid --port 8080";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(HELP);
            return DONE;
        }
        EmulateOptions options = EmulateOptions.parse(arguments, Providers.all());
        SystemClock clock = new SystemClock();
        StopSignal stop = new StopSignal();
        try {
            EmulatedVenue venue = open(options, new Agenda(clock.epochNanos()));
            stop.install();
            try (SocketServer server = new SocketServer(venue, options.port(), clock::epochNanos)) {
                out.println(
                        options.json() ? json(options, venue, server.port()) : words(options, venue, server.port()));
                out.flush();
                while (!stop.await(LONG)) {
                    out.flush();
                }
            }
            stop.finished(DONE);
            return DONE;
        } catch (EmulatorException e) {
            err.println("jackstay: emulate: " + e.getMessage());
            return CONFIGURATION;
        } catch (IOException e) {
            err.println("jackstay: emulate: " + e.getMessage());
            stop.finished(FAILED);
            return FAILED;
        }
    }

    private static EmulatedVenue open(EmulateOptions options, Agenda agenda) {
        FaultPlan plan = options.faults().map(FaultPlan::read).orElse(FaultPlan.NONE);
        SortedMap<String, Path> left = new TreeMap<>(options.recordings());
        List<String> listed = new ArrayList<>();
        EmulatorSetup setup = new EmulatorSetup(
                options.network(), options.markets(), options.accounts(), agenda, recordings(left, listed, agenda));
        EmulatedVenue venue = EmulatedVenue.open(options.provider(), setup, plan);
        if (!left.isEmpty()) {
            throw new EmulatorException("--feed: no market %s for %s; there are %s"
                    .formatted(left.firstKey(), left.get(left.firstKey()), String.join(", ", listed)));
        }
        return venue;
    }

    /** The recording of a market by its name; that without a name is for the market that asks first. */
    private static Function<String, Optional<MarketFeed>> recordings(
            Map<String, Path> left, List<String> listed, Agenda agenda) {
        return market -> {
            listed.add(market);
            Path own = left.remove(market);
            Path file = own == null ? left.remove("") : own;
            return file == null ? Optional.empty() : Optional.of(new RecordedFeed(file, agenda));
        };
    }

    private static String json(EmulateOptions options, EmulatedVenue venue, int port) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("emulator", options.provider().name())
                .put("network", options.network())
                .put("rest", rest(port))
                .put("ws", webSocket(venue, port))
                .put("pid", ProcessHandle.current().pid());
        venue.accounts().forEach(json.putArray("accounts")::add);
        return json.toString();
    }

    private static String rest(int port) {
        return "http://127.0.0.1:" + port;
    }

    private static String webSocket(EmulatedVenue venue, int port) {
        return "ws://127.0.0.1:" + port + venue.webSocketPath();
    }

    private static String words(EmulateOptions options, EmulatedVenue venue, int port) {
        return "%s (%s) at %s and %s, accounts: %s; Ctrl-C ends it"
                .formatted(
                        options.provider().name(),
                        options.network(),
                        rest(port),
                        webSocket(venue, port),
                        venue.accounts().isEmpty() ? "none" : String.join(", ", venue.accounts()));
    }
}
