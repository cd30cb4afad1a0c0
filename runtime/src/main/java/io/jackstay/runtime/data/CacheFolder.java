package io.jackstay.runtime.data;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of the cache, and how much room they may take. Immutable; several processes may share a folder. */
final class CacheFolder {
    private static final System.Logger LOG = System.getLogger(CacheFolder.class.getName());
    private static final String COPY = ".rows";
    private static final String PART = ".part";
    /** No run writes at one copy for longer: what is older was left by a process that was killed. */
    private static final Duration LONGEST_RUN = Duration.ofDays(2);

    private final Path path;
    private final long limitBytes;

    CacheFolder(Path path, long limitBytes) {
        this.path = requireNonNull(path, "path is null");
        this.limitBytes = limitBytes;
    }

    private record Kept(Path path, long bytes, FileTime written) {}

    long limitBytes() {
        return limitBytes;
    }

    /** Two keys may have one place; what is in the file tells them apart. */
    Path place(CacheKey key) {
        return path.resolve(
                key.content() + "-" + Integer.toHexString(key.market().hashCode()) + COPY);
    }

    /** A new file beside the place, of nobody else's; the folder is made when it is not there. */
    Path begin(CacheKey key) throws IOException {
        Files.createDirectories(path);
        return Files.createTempFile(path, key.content(), PART);
    }

    /** Deletes the oldest copies until the rest fits with this one, and what killed processes have left. */
    void makeRoomFor(Path newest) throws IOException {
        FileTime abandoned =
                FileTime.from(Files.getLastModifiedTime(newest).toInstant().minus(LONGEST_RUN));
        long room = limitBytes - Files.size(newest);
        for (Kept kept : newestFirst(newest)) {
            boolean isPart = kept.path().toString().endsWith(PART);
            room -= isPart ? 0 : kept.bytes();
            if (isPart ? kept.written().compareTo(abandoned) < 0 : room < 0) {
                Files.deleteIfExists(kept.path());
            }
        }
    }

    private List<Kept> newestFirst(Path except) throws IOException {
        List<Kept> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.toList()) {
                boolean ours = file.toString().endsWith(COPY) || file.toString().endsWith(PART);
                if (ours && !file.equals(except)) {
                    add(file, all);
                }
            }
        }
        all.sort(Comparator.comparing(Kept::written).reversed().thenComparing(Kept::path));
        return all;
    }

    /** Another process may have deleted it by now. */
    private static void add(Path file, List<Kept> all) throws IOException {
        try {
            all.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
        } catch (NoSuchFileException e) {
            LOG.log(System.Logger.Level.DEBUG, "cache copy gone path={0}", file);
        }
    }
}
