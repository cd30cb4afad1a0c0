package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The snapshots of a stream: the newest two are kept, so that one that has rotted costs nothing. Not thread safe.
 *
 * <p>Body: epoch u64, sequence u64, type u16, version u16, state.
 */
final class SnapshotFiles {
    private static final String MAGIC = "JSTSNAP1";
    private static final Pattern NAME = Pattern.compile("snapshot-[0-9]{19}");
    private static final int FIXED = 2 * Long.BYTES + 2 * Short.BYTES;
    private static final int KEPT = 2;

    private final Disk disk;
    private final StreamName stream;

    SnapshotFiles(Disk disk, StreamName stream) {
        this.disk = requireNonNull(disk, "disk is null");
        this.stream = requireNonNull(stream, "stream is null");
    }

    /** The newest snapshot that is whole; a damaged one is told to {@code findings} and passed over. */
    Optional<JournalSnapshot> newest(List<String> findings) throws IOException {
        List<String> names = names();
        for (int i = names.size() - 1; i >= 0; i--) {
            try {
                return Optional.of(read(names.get(i)));
            } catch (JackstayException e) {
                if (e.code() != ErrorCode.JOURNAL_CORRUPT) {
                    throw e;
                }
                findings.add("snapshot passed over: " + e.getMessage());
            }
        }
        return Optional.empty();
    }

    void write(JournalSnapshot snapshot) throws IOException {
        Entry state = snapshot.entry();
        ByteBuffer bytes = Sealed.begin(MAGIC, stream, FIXED + state.bytes().length);
        bytes.putLong(snapshot.epoch()).putLong(snapshot.upTo());
        bytes.putShort((short) state.type()).putShort((short) state.version()).put(state.bytes());
        String name = "snapshot-%019d".formatted(snapshot.upTo());
        WholeFile.replace(disk, stream.value(), name, Sealed.seal(bytes), CrashPoint.K7::reach);
    }

    /** Those that are whole, the newest first. */
    List<JournalSnapshot> whole() throws IOException {
        List<JournalSnapshot> whole = new ArrayList<>();
        for (String name : names()) {
            try {
                whole.add(0, read(name));
            } catch (JackstayException e) {
                if (e.code() != ErrorCode.JOURNAL_CORRUPT) {
                    throw e;
                }
            }
        }
        return whole;
    }

    /** Deletes those that are damaged, and those of after a record. */
    void dropAllBut(long upTo) throws IOException {
        List<Long> kept = whole().stream()
                .map(JournalSnapshot::upTo)
                .filter(sequence -> sequence <= upTo)
                .toList();
        for (String name : names()) {
            if (!kept.contains(sequenceOf(name))) {
                disk.delete(stream + "/" + name);
            }
        }
    }

    /** Deletes all but the newest two. Returns the sequence up to which the log is not needed, 0 when all of it is. */
    long dropOld() throws IOException {
        List<String> names = new ArrayList<>(names());
        while (names.size() > KEPT) {
            disk.delete(stream + "/" + names.remove(0));
        }
        return names.size() < KEPT ? 0 : sequenceOf(names.get(0));
    }

    private List<String> names() throws IOException {
        return disk.list(stream.value()).stream()
                .filter(name -> NAME.matcher(name).matches())
                .sorted()
                .toList();
    }

    /** The sequences that their names say, whole or not. */
    List<Long> named() throws IOException {
        return names().stream().map(SnapshotFiles::sequenceOf).toList();
    }

    private static long sequenceOf(String name) {
        return Long.parseLong(name.substring(name.indexOf('-') + 1));
    }

    private JournalSnapshot read(String name) throws IOException {
        String path = stream + "/" + name;
        ByteBuffer content = WholeFile.read(disk, path, Sealed.OVERHEAD + FIXED + Entry.MAX_SNAPSHOT_BYTES);
        ByteBuffer body = Sealed.open(disk.where(path), MAGIC, stream, content);
        if (body.remaining() < FIXED) {
            throw Faults.corrupt(disk.where(path), body.position(), "too short");
        }
        long epoch = body.getLong();
        long upTo = body.getLong();
        if (upTo != sequenceOf(name)) {
            throw Faults.corrupt(disk.where(path), 0, "is the snapshot up to %d by its content".formatted(upTo));
        }
        int type = Short.toUnsignedInt(body.getShort());
        int version = Short.toUnsignedInt(body.getShort());
        byte[] state = new byte[body.remaining()];
        body.get(state);
        return new JournalSnapshot(stream, epoch, upTo, Entry.owning(type, version, state));
    }
}
