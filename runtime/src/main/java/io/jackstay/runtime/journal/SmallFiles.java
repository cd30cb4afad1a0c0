package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A folder beside the journals with files that are replaced as a whole: after a crash there is the old one or the new one.
 * Thread safe. Fenced by the lock of the data directory, which is taken before this is handed out.
 */
public final class SmallFiles {
    public static final int LONGEST_NAME = 200;

    private static final int MOST_BYTES = 1 << 16;
    private static final long JOIN_SECONDS = 10;

    private final Disk disk;
    private final String folder;
    private final BooleanSupplier threaded;
    private final AtomicReference<@Nullable ExecutorService> background = new AtomicReference<>();

    SmallFiles(Disk disk, String folder, BooleanSupplier threaded) {
        this.disk = requireNonNull(disk, "disk is null");
        this.folder = requireNonNull(folder, "folder is null");
        this.threaded = requireNonNull(threaded, "threaded is null");
    }

    /** Throws {@link io.jackstay.runtime.error.JackstayException} when the file is there and can't be read. */
    public Optional<byte[]> read(String name) {
        String path = folder + "/" + name;
        try {
            if (!disk.exists(path)) {
                return Optional.empty();
            }
            ByteBuffer content = WholeFile.read(disk, path, MOST_BYTES);
            byte[] bytes = new byte[content.remaining()];
            content.get(bytes);
            return Optional.of(bytes);
        } catch (IOException e) {
            throw Faults.failed("read", disk.where(path), e);
        }
    }

    /**
     * Returns when it is durable; waits for the disk.
     *
     * @throws io.jackstay.runtime.error.JackstayException when it is not
     */
    public void replace(String name, byte[] content) {
        try {
            disk.createFolder(folder);
            WholeFile.replace(disk, folder, name, ByteBuffer.wrap(content));
        } catch (IOException e) {
            throw Faults.failed("write", disk.where(folder + "/" + name), e);
        }
    }

    /** Runs what waits for the disk on a thread of its own, in the order given; on the caller's where the journals have none. */
    public void execute(Runnable writing) {
        if (!threaded.getAsBoolean()) {
            writing.run();
            return;
        }
        ExecutorService running = background.get();
        if (running == null) {
            ExecutorService made = Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, folder + "-writer");
                thread.setDaemon(true);
                return thread;
            });
            running = background.compareAndSet(null, made) ? made : requireNonNull(background.get(), "no writer");
        }
        running.execute(writing);
    }

    /** The name as a person finds it. */
    public String where(String name) {
        return disk.where(folder + "/" + name);
    }

    void close() {
        ExecutorService running = background.getAndSet(null);
        if (running != null) {
            running.shutdown();
            try {
                running.awaitTermination(JOIN_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
