package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.control.ControlAnswer;
import io.jackstay.runtime.control.ControlClient;
import io.jackstay.runtime.control.ControlCommand;
import io.jackstay.runtime.control.ControlRequest;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.loop.Clock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bots of a process that runs, as it shows them now. Immutable. */
public final class LiveBots {
    private final long pid;
    private final List<Bot> bots;

    /**
     * One bot. Immutable.
     *
     * @param positions as {@code 0.05 sim:BTC-USDC-PERP}, those that are none included
     * @param openOrders 0 for a bot that was never made
     * @param object all that was said
     */
    public record Bot(
            String name, String state, String sentence, List<String> positions, long openOrders, Map<?, ?> object) {
        public Bot {
            positions = List.copyOf(positions);
        }

        /** What it is doing and what it holds. */
        public String line() {
            return "%s: %s; %s, open orders %d"
                    .formatted(
                            name,
                            sentence,
                            positions.isEmpty() ? "no position known" : "position " + String.join(", ", positions),
                            openOrders);
        }
    }

    private LiveBots(long pid, List<Bot> bots) {
        this.pid = pid;
        this.bots = List.copyOf(requireNonNull(bots, "bots are null"));
    }

    /**
     * Empty when no process runs there; one that can't be asked is said so, and then the journals speak alone.
     *
     * @param bot the one that is asked about; empty for all
     */
    static Optional<LiveBots> ask(Path dataDir, String bot, Clock clock, Streams streams) {
        try {
            return new ControlClient(dataDir, clock)
                    .ask(new ControlRequest(ControlCommand.STATUS, bot, "", ""))
                    .map(LiveBots::of);
        } catch (IOException e) {
            streams.err()
                    .println("warning: the process can't be asked, this is what its journals say: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Reads the answer to a question for the status. */
    public static LiveBots of(ControlAnswer status) {
        List<Bot> bots = new ArrayList<>();
        for (Object bot : list(status.more().get("bots"))) {
            if (bot instanceof Map<?, ?> object) {
                bots.add(bot(object));
            }
        }
        return new LiveBots(number(status.more().get("pid")), bots);
    }

    private static Bot bot(Map<?, ?> object) {
        List<String> positions = new ArrayList<>();
        for (Object market : list(object.get("markets"))) {
            if (market instanceof Map<?, ?> own) {
                positions.add("%s %s".formatted(own.get("position"), own.get("market")));
            }
        }
        return new Bot(
                String.valueOf(object.get("name")),
                String.valueOf(object.get("state")),
                String.valueOf(object.get("sentence")),
                positions,
                number(object.get("openOrders")),
                object);
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static long number(@Nullable Object value) {
        return value instanceof Long number ? number : 0;
    }

    public List<Bot> bots() {
        return bots;
    }

    long pid() {
        return pid;
    }

    Optional<Map<?, ?>> find(String name) {
        return bots.stream().filter(bot -> bot.name.equals(name)).findFirst().map(Bot::object);
    }

    void print(PrintStream out) {
        out.println("process %d runs".formatted(pid));
        HistoryTable table =
                new HistoryTable().left("bot", "bot").left("state", "state").left("doing", "doing");
        bots.forEach(bot -> table.row(bot.name, bot.state, bot.sentence));
        table.print(out);
    }
}
