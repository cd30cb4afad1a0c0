package io.jackstay.runtime.net.tape;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.Occurrences;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A recording that is written. Thread safe. No loop waits for its disk: what the writer can't keep up with is left out and
 * counted, and a disk that fails ends the recording, not the login.
 */
public final class WireTape implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(WireTape.class.getName());
    private static final int MOST_WAITING = 1 << 16;
    private static final long JOIN_MILLIS = 5_000;

    private final Path file;
    private final BlockingQueue<WireEvent> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final WireEvent end = WireEvent.of(0, 0, WireEvent.Kind.CLOSED, "end");
    private final AtomicLong leftOut = new AtomicLong();
    private final Thread writer;
    private volatile boolean closed;

    /** @param file made anew, readable by its owner alone */
    public WireTape(Path file) {
        this.file = requireNonNull(file, "file is null");
        this.writer = new Thread(this::write, "frames-writer");
        writer.setDaemon(true);
        writer.start();
    }

    void add(WireEvent event) {
        if (!closed && !waiting.offer(event)) {
            long count = leftOut.incrementAndGet();
            if (Occurrences.isTold(count)) {
                LOG.log(System.Logger.Level.WARNING, () -> "frames left out of the recording file=%s count=%d"
                        .formatted(file, count));
            }
        }
    }

    private void write() {
        try {
            Path folder = requireNonNull(file.toAbsolutePath().getParent(), "no folder");
            Files.createDirectories(folder);
            Files.deleteIfExists(file);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (BufferedWriter out = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                writeAll(out);
            }
        } catch (IOException e) {
            closed = true;
            LOG.log(System.Logger.Level.WARNING, "recording of frames has ended file=" + file, e);
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    private void writeAll(BufferedWriter out) throws IOException, InterruptedException {
        WireEvent event = waiting.take();
        while (!event.equals(end)) {
            out.write(WireEventText.write(event));
            out.write('\n');
            if (waiting.isEmpty()) {
                out.flush();
            }
            event = waiting.take();
        }
    }

    /** Waits until all is written. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                waiting.put(end);
                writer.join(JOIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
