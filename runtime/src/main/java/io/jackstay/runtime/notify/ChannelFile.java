package io.jackstay.runtime.notify;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.control.JsonLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file of one channel in {@code data-dir/alerts}: replaced as a whole, so a crash leaves the old one or the new one. Not thread safe: one
 * writer; it may be read by anybody.
 */
final class ChannelFile {
    private static final System.Logger LOG = System.getLogger(ChannelFile.class.getName());
    private static final String FOLDER = "alerts";
    private static final String ENDING = ".json";
    private static final FileAttribute<?> OWNERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path file;
    private final Path next;

    ChannelFile(Path dataDir, String channel) {
        requireNonNull(dataDir, "dataDir is null");
        this.file = dataDir.resolve(FOLDER).resolve(channel + ENDING);
        this.next = dataDir.resolve(FOLDER).resolve(channel + ".next");
    }

    /** The channels that have a file there, sorted. */
    static List<String> channels(Path dataDir) {
        Path folder = dataDir.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = new ArrayList<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .forEach(name -> names.add(name.substring(0, name.length() - ENDING.length())));
            names.sort(null);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + folder, e);
        }
    }

    /** Empty when there is none, or none that can be understood, which is logged and put aside. */
    Optional<ChannelState> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ChannelState.of(JsonLine.read(Files.readString(file))));
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "what was told by a channel is not known any more file=%s reason=\"%s\""
                            .formatted(file, e.getMessage()));
            return Optional.empty();
        }
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** On the disk when this returns. */
    void write(ChannelState state) throws IOException {
        makeFolder();
        ByteBuffer bytes = ByteBuffer.wrap((JsonLine.of(state.object()) + "\n").getBytes(StandardCharsets.UTF_8));
        try (FileChannel to = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
            to.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void makeFolder() throws IOException {
        Path folder = requireNonNull(file.getParent(), "a channel's file has a folder");
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectories(folder, OWNERS);
        } catch (UnsupportedOperationException e) {
            Files.createDirectories(folder);
        }
    }
}
