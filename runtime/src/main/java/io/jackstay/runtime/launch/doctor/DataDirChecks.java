package io.jackstay.runtime.launch.doctor;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.journal.FolderOwner;
import io.jackstay.runtime.loop.Clock;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The data directory: who has it, who may enter it, its disk. Not thread safe: one use, by the main thread. */
final class DataDirChecks {
    private static final long MIB = 1L << 20;
    private static final long LITTLE_SPACE = 1_024 * MIB;
    private static final long NO_SPACE = 100 * MIB;
    private static final int FORCES = 50;
    private static final int FORCED_BYTES = 512;
    private static final Duration SLOW_FORCE = Duration.ofMillis(50);
    private static final List<String> REMOTE =
            List.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "9p", "fuse.sshfs");

    private final Path dataDir;
    private final Duration journalStall;
    private final Clock clock;

    /** @param journalStall the force of a disk that takes longer halts bots */
    DataDirChecks(Path dataDir, Duration journalStall, Clock clock) {
        this.dataDir = requireNonNull(dataDir, "dataDir is null");
        this.journalStall = requireNonNull(journalStall, "journalStall is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        if (Files.exists(dataDir) && !Files.isDirectory(dataDir)) {
            findings.add(Finding.error(
                    "data directory", dataDir + " is not a folder", "name another data-dir, or move the file"));
            return findings;
        }
        findings.add(owner());
        findings.add(permissions());
        Path existing = existing();
        findings.add(space(existing));
        findings.add(kind(existing));
        findings.add(force(existing));
        return findings;
    }

    /** The folder itself, or the first above it that is there. */
    private Path existing() {
        Path folder = dataDir.toAbsolutePath();
        while (!Files.isDirectory(folder)) {
            Path parent = folder.getParent();
            if (parent == null) {
                return folder;
            }
            folder = parent;
        }
        return folder;
    }

    private Finding owner() {
        try {
            FolderOwner owner = FolderOwner.of(dataDir);
            return switch (owner.state()) {
                case NEVER_TAKEN -> Finding.ok("lock", "no process has used %s yet".formatted(dataDir));
                case TAKEN -> Finding.ok("lock", "%s runs on %s".formatted(owner.who(), dataDir));
                case LEFT -> Finding.ok("lock", "no process runs on %s%s".formatted(dataDir, left(owner)));
            };
        } catch (IOException e) {
            return Finding.error(
                    "lock", "%s can't be read: %s".formatted(dataDir.resolve("lock"), e), "see to its permissions");
        }
    }

    private static String left(FolderOwner owner) {
        return owner.pid().isPresent()
                ? "; the lock of %s is over, and the next start takes it".formatted(owner.who())
                : "";
    }

    private Finding permissions() {
        Path existing = existing();
        if (!Files.isWritable(existing)) {
            return Finding.error(
                    "data directory",
                    "%s can't be written".formatted(existing),
                    "give it to the user that runs jackstay: chown");
        }
        try {
            Set<PosixFilePermission> granted = Files.getPosixFilePermissions(existing);
            String words = "%s is %s".formatted(existing, PosixFilePermissions.toString(granted));
            boolean written = granted.contains(PosixFilePermission.GROUP_WRITE)
                    || granted.contains(PosixFilePermission.OTHERS_WRITE);
            return written && Files.isDirectory(dataDir)
                    ? Finding.warning(
                            "data directory",
                            words + ": others may change what bots remember",
                            "chmod go-w " + existing)
                    : Finding.ok("data directory", words);
        } catch (IOException | UnsupportedOperationException e) {
            return Finding.warning(
                    "data directory",
                    "%s does not tell who may write it".formatted(existing),
                    "use a file system that knows owners; commands to a running process need one");
        }
    }

    private static Finding space(Path folder) {
        try {
            return space(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            return Finding.error("disk space", "can't be asked for: " + e, "see to the disk of " + folder);
        }
    }

    static Finding space(long bytes) {
        String words = "%d MiB are free".formatted(bytes / MIB);
        if (bytes < NO_SPACE) {
            return Finding.error("disk space", words, "make room: a full disk stops all bots");
        }
        return bytes < LITTLE_SPACE
                ? Finding.warning("disk space", words, "make room, or watch it: journals grow with each order")
                : Finding.ok("disk space", words);
    }

    private static Finding kind(Path folder) {
        try {
            FileStore store = Files.getFileStore(folder);
            return kind(store.type(), store.name());
        } catch (IOException e) {
            return Finding.error("file system", "can't be asked for: " + e, "see to the disk of " + folder);
        }
    }

    static Finding kind(String type, String name) {
        String words = "%s on %s".formatted(type, name);
        return REMOTE.contains(type.toLowerCase(Locale.ROOT))
                ? Finding.warning(
                        "file system",
                        words + ": locks and forced writes over a network may not hold",
                        "keep the data directory on a disk of this machine")
                : Finding.ok("file system", words);
    }

    private Finding force(Path folder) {
        Path probe =
                folder.resolve(".jackstay-doctor-" + ProcessHandle.current().pid());
        try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long[] nanos = new long[FORCES];
            ByteBuffer bytes = ByteBuffer.allocate(FORCED_BYTES);
            for (int i = 0; i < FORCES; i++) {
                long begun = clock.nanoTime();
                channel.write(bytes.clear());
                channel.force(false);
                nanos[i] = clock.nanoTime() - begun;
            }
            Arrays.sort(nanos);
            return force(nanos[FORCES / 2], nanos[FORCES - 1], journalStall);
        } catch (IOException e) {
            return Finding.error("forced write", "failed: " + e, "see to the disk of " + folder);
        } finally {
            remove(probe);
        }
    }

    private static void remove(Path probe) {
        try {
            Files.deleteIfExists(probe);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("can't remove " + probe, e);
        }
    }

    static Finding force(long medianNanos, long longestNanos, Duration journalStall) {
        String words = "%s ms, the longest of %d %s ms".formatted(millis(medianNanos), FORCES, millis(longestNanos));
        if (longestNanos > journalStall.toNanos()) {
            return Finding.error(
                    "forced write",
                    words,
                    "longer than journal-stall, %d ms, which halts bots: use a faster disk"
                            .formatted(journalStall.toMillis()));
        }
        return longestNanos > SLOW_FORCE.toNanos()
                ? Finding.warning("forced write", words, "fills wait for it: use a faster or less busy disk")
                : Finding.ok("forced write", words);
    }

    private static String millis(long nanos) {
        return BigDecimal.valueOf(nanos, 6).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
