package io.jackstay.runtime.launch.screen;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A terminal on which a block of lines is redrawn in place while other text, such as the log, scrolls by above it. Thread
 * safe: the status thread draws, any thread may log.
 */
public final class Screen {
    private static final String CLEAR_TO_END = "\u001b[J";

    private final PrintStream terminal;
    private final Lock lock = new ReentrantLock();
    private List<String> drawn = List.of();

    public Screen(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** Replaces the block. */
    public void draw(List<String> lines) {
        lock.lock();
        try {
            StringBuilder text = new StringBuilder(home());
            lines.forEach(line -> text.append(line).append('\n'));
            terminal.print(text);
            terminal.flush();
            drawn = List.copyOf(lines);
        } finally {
            lock.unlock();
        }
    }

    /** Leaves the block where it is; what comes next stands below it. */
    public void release() {
        lock.lock();
        try {
            drawn = List.of();
        } finally {
            lock.unlock();
        }
    }

    /** A stream whose text appears above the block, whole lines only. */
    public PrintStream above() {
        return new PrintStream(new AboveBlock(), true, StandardCharsets.UTF_8);
    }

    private void writeAbove(String lines) {
        lock.lock();
        try {
            StringBuilder text = new StringBuilder(home()).append(lines);
            drawn.forEach(line -> text.append(line).append('\n'));
            terminal.print(text);
            terminal.flush();
        } finally {
            lock.unlock();
        }
    }

    /** Back to the first line of the block, with everything below it cleared. */
    private String home() {
        return drawn.isEmpty() ? "" : "\u001b[" + drawn.size() + "A\r" + CLEAR_TO_END;
    }

    /** Gathers bytes until a line is complete. Not thread safe: the print stream around it lets in one writer at a time. */
    private final class AboveBlock extends OutputStream {
        private final java.io.ByteArrayOutputStream pending = new java.io.ByteArrayOutputStream();

        @Override
        public void write(int one) {
            pending.write(one);
            if (one == '\n') {
                String line = pending.toString(StandardCharsets.UTF_8);
                pending.reset();
                writeAbove(line);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            int end = offset + length;
            int last = end - 1;
            while (last >= offset && bytes[last] != '\n') {
                last--;
            }
            if (last >= offset) {
                pending.write(bytes, offset, last + 1 - offset);
                String lines = pending.toString(StandardCharsets.UTF_8);
                pending.reset();
                writeAbove(lines);
            }
            pending.write(bytes, last + 1, end - last - 1);
        }
    }
}
