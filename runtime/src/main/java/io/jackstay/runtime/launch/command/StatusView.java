package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.launch.process.ErrorRedirect;
import io.jackstay.runtime.launch.process.LogLines;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.launch.screen.Screen;
import io.jackstay.runtime.launch.screen.StatusBlock;
import io.jackstay.runtime.launch.screen.StatusLines;
import io.jackstay.runtime.launch.screen.Terminal;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Shows running bots: as a block on a terminal, as lines elsewhere. {@link #show} is called by the main thread; {@link #say} by
 * any.
 */
interface StatusView extends AutoCloseable {
    /** Called a few times a second. */
    void show(List<BotStatus> bots, Duration running);

    /** One line that stays, such as an order transition. */
    void say(String line);

    /** The block stays as it was drawn last. */
    @Override
    void close();

    static StatusView lines(PrintStream status, PrintStream said) {
        return new Lines(status::println, line -> said.println(LogLines.said(line)));
    }

    /** What goes to standard error goes through the screen, until the view is closed, when that is the same terminal. */
    static StatusView block(Streams streams, Terminal terminal) {
        return new Block(new Screen(streams.out()), streams, terminal);
    }

    /** Plain lines. */
    final class Lines implements StatusView {
        private final StatusLines lines = new StatusLines();
        private final Consumer<String> status;
        private final Consumer<String> said;

        Lines(Consumer<String> status, Consumer<String> said) {
            this.status = status;
            this.said = said;
        }

        @Override
        public void show(List<BotStatus> bots, Duration running) {
            lines.due(bots, running.toNanos()).forEach(status);
        }

        @Override
        public void say(String line) {
            said.accept(line);
        }

        @Override
        public void close() {}
    }

    /** A block that is redrawn in place. */
    final class Block implements StatusView {
        private static final Duration MEASURED_EVERY = Duration.ofSeconds(3);

        private final Screen screen;
        private final Terminal terminal;
        private final PrintStream said;
        private final ErrorRedirect log;
        private int width;
        private Duration measured = MEASURED_EVERY.negated();

        Block(Screen screen, Streams streams, Terminal terminal) {
            this.screen = screen;
            this.terminal = terminal;
            this.said = terminal.showsErrors() ? screen.above() : streams.err();
            this.log = new ErrorRedirect(said);
        }

        @Override
        public void show(List<BotStatus> bots, Duration running) {
            if (running.minus(measured).compareTo(MEASURED_EVERY) >= 0) {
                measured = running;
                width = terminal.width();
            }
            screen.draw(new StatusBlock(terminal.style(), width).lines(bots, running));
        }

        @Override
        public void say(String line) {
            said.println(line);
        }

        @Override
        public void close() {
            log.close();
            screen.release();
        }
    }
}
