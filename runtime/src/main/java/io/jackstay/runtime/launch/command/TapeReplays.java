package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.bot.BotReplay;
import io.jackstay.runtime.session.TapeReplay;
import io.jackstay.runtime.tape.TapeHead;
import io.jackstay.runtime.tape.TapeReader;
import io.jackstay.runtime.tape.TapedTurn;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Replays the tapes of one bot as they are read, each to its first difference. Not thread safe: owned by the main thread. */
final class TapeReplays implements TapeReader.Listener, AutoCloseable {
    private final List<Path> plugins;
    private final Consumer<ReplayedTape> results;
    private @Nullable Running running;

    private static final class Running {
        private final TapeHead head;
        private final TapeReplay tape;
        private @Nullable BotReplay bot;
        private boolean whole;
        private Optional<BotReplay.Difference> difference = Optional.empty();

        private Running(TapeHead head, TapeReplay tape) {
            this.head = head;
            this.tape = tape;
        }

        private void turn(TapedTurn turn) {
            BotReplay begun = bot;
            if (begun == null) {
                bot = tape.begin(turn);
            } else if (difference.isEmpty()) {
                difference = begun.play(turn);
            }
        }

        private ReplayedTape end() {
            BotReplay begun = bot;
            ReplayedTape result = new ReplayedTape(
                    head,
                    tape.otherJars(),
                    whole,
                    begun == null ? 0 : begun.turns(),
                    begun == null ? 0 : begun.events(),
                    begun == null ? 0 : begun.decisions(),
                    difference);
            if (begun != null) {
                begun.close();
            }
            tape.close();
            return result;
        }
    }

    TapeReplays(List<Path> plugins, Consumer<ReplayedTape> results) {
        this.plugins = List.copyOf(plugins);
        this.results = requireNonNull(results, "results is null");
    }

    @Override
    public void head(TapeHead head) {
        close();
        running = new Running(head, new TapeReplay(head, plugins));
    }

    @Override
    public void turn(TapedTurn turn) {
        requireNonNull(running, "a turn without a head").turn(turn);
    }

    @Override
    public void end() {
        requireNonNull(running, "an end without a head").whole = true;
    }

    @Override
    public void close() {
        if (running != null) {
            results.accept(running.end());
            running = null;
        }
    }
}
