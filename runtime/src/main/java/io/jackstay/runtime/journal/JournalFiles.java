package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.JournalCheck.Verdict;
import io.jackstay.runtime.loop.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The files of the journals in a folder, for those who look after them: checked without a lock, repaired with it. Not thread safe: owned
 * by who made it.
 */
public final class JournalFiles {
    private static final String LOCK = "lock";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Disk disk;
    private final Clock clock;

    public JournalFiles(Path folder, Clock clock) {
        this(new RealDisk(folder), clock);
    }

    JournalFiles(Disk disk, Clock clock) {
        this.disk = requireNonNull(disk, "disk is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** The streams there are, sorted. */
    public List<StreamName> streams() {
        try {
            return disk.list("").stream()
                    .filter(StreamName::isValid)
                    .map(StreamName::new)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Faults.failed("list", disk.where(""), e);
        }
    }

    /** Reads all of a stream and changes nothing. A newer version is an error: {@code JOURNAL_VERSION}. */
    public JournalCheck check(StreamName stream) {
        try {
            return check(stream, Optional.of(FileStream.follow(disk, stream)), List.of());
        } catch (JackstayException e) {
            if (e.code() != ErrorCode.JOURNAL_CORRUPT) {
                throw e;
            }
            return damaged(stream, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw Faults.failed("check journal", disk.where(stream.value()), e);
        }
    }

    private JournalCheck damaged(StreamName stream, String words) {
        try {
            return check(stream, Optional.empty(), List.of(words));
        } catch (IOException e) {
            throw Faults.failed("check journal", disk.where(stream.value()), e);
        }
    }

    private JournalCheck check(StreamName stream, Optional<FileStream> sound, List<String> wrong) throws IOException {
        List<String> words = new ArrayList<>(wrong);
        Optional<GoodPrefix> prefix = GoodPrefix.find(disk, stream);
        long last = prefix.map(GoodPrefix::lastSequence).orElse(0L);
        long records = prefix.map(good -> good.lastSequence() - good.firstSequence() + 1)
                .orElse(0L);
        Verdict verdict = sound.isEmpty() ? Verdict.DAMAGED : Verdict.SOUND;
        if (sound.isPresent()) {
            LogEnd end = sound.get().end();
            words.addAll(sound.get().findings());
            if (end.torn() || end.unfinished() > 0) {
                verdict = Verdict.TORN;
                words.add("the end is torn behind record %d, offset %d of segment %d: the next run cuts it"
                        .formatted(end.lastSequence(), end.lastOffset(), end.lastSegment()));
            }
        }
        List<JournalSnapshot> snapshots = new SnapshotFiles(disk, stream).whole();
        return new JournalCheck(
                stream,
                verdict,
                sound.map(found -> found.head().epoch())
                        .orElse(prefix.map(GoodPrefix::epoch).orElse(0L)),
                records,
                last,
                snapshots.isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(snapshots.get(0).upTo()),
                SegmentHeader.idsIn(disk.list(stream.value())).size(),
                bytes(stream),
                words);
    }

    private long bytes(StreamName stream) throws IOException {
        long bytes = 0;
        for (String name : disk.list(stream.value())) {
            try (DiskFile file = disk.read(stream + "/" + name)) {
                bytes += file.size();
            }
        }
        return bytes;
    }

    /**
     * Cuts a damaged stream to its last good prefix, and keeps a copy of it as it was beside it. Nothing is made up: what is cut, the next
     * run asks the venues for.
     *
     * @throws JackstayException JOURNAL_IN_USE with the pid of who has the folder; JOURNAL_CORRUPT when the beginning is gone, and then
     *     nothing is changed; JOURNAL_VERSION; JOURNAL_FAILED
     */
    public JournalRepair repair(StreamName stream) {
        try (DiskLock held = disk.lock(LOCK)) {
            requireNonNull(held, "lock is null");
            JournalCheck found = check(stream);
            if (found.verdict() != Verdict.DAMAGED) {
                return new JournalRepair(stream, false, found.lastSequence(), "", found.words());
            }
            GoodPrefix good = GoodPrefix.find(disk, stream)
                    .orElseThrow(
                            () -> Faults.corrupt(
                                    disk.where(stream.value()),
                                    0,
                                    "its first records are gone, and no snapshot has what they came to; there is no state to go on from"));
            String copy = copy(stream);
            JournalCut cut = cutBehind(stream, good);
            cut.write(disk, stream);
            return new JournalRepair(
                    stream, true, good.lastSequence(), disk.where(copy), cut(stream, good, cut.epoch()));
        } catch (IOException e) {
            throw Faults.failed("repair journal", disk.where(stream.value()), e);
        }
    }

    /** With what an earlier repair has cut, which may not have come to its end. */
    private JournalCut cutBehind(StreamName stream, GoodPrefix good) throws IOException {
        JournalCut now = JournalCut.behind(good, disk, stream, head(stream));
        try {
            return JournalCut.read(disk, stream).map(now::and).orElse(now);
        } catch (JackstayException e) {
            if (e.code() != ErrorCode.JOURNAL_CORRUPT) {
                throw e;
            }
            return now;
        }
    }

    private List<String> cut(StreamName stream, GoodPrefix good, long epoch) throws IOException {
        List<String> words = new ArrayList<>();
        long last = 0;
        for (long id : SegmentHeader.idsIn(disk.list(stream.value()))) {
            String name = SegmentHeader.nameOf(stream, id);
            if (!good.segments().contains(id)) {
                disk.delete(name);
                words.add("dropped " + disk.where(name));
            } else {
                last = id;
            }
        }
        if (last > 0) {
            String name = SegmentHeader.nameOf(stream, last);
            try (DiskFile file = disk.change(name)) {
                if (file.size() > good.offset()) {
                    file.truncate(good.offset());
                    words.add("cut %s at offset %d, behind record %d"
                            .formatted(disk.where(name), good.offset(), good.lastSequence()));
                }
                file.force(true);
            }
        }
        new SnapshotFiles(disk, stream).dropAllBut(good.lastSequence());
        disk.forceFolder(stream.value());
        new Head(epoch, last).write(disk, stream);
        words.add("the last record is now %d".formatted(good.lastSequence()));
        return words;
    }

    /** What the head says, when it can still be read. */
    private Head head(StreamName stream) throws IOException {
        try {
            return Head.read(disk, stream);
        } catch (JackstayException e) {
            if (e.code() != ErrorCode.JOURNAL_CORRUPT) {
                throw e;
            }
            return Head.NONE;
        }
    }

    private String copy(StreamName stream) throws IOException {
        String copy = "damaged-%s-%s".formatted(STAMP.format(Instant.ofEpochSecond(0, clock.epochNanos())), stream);
        disk.createFolder(copy);
        for (String name : disk.list(stream.value())) {
            try (DiskFile from = disk.read(stream + "/" + name);
                    DiskFile to = disk.create(copy + "/" + name)) {
                WholeFile.copy(from, to, from.size());
                to.force(true);
            }
        }
        disk.forceFolder(copy);
        return copy;
    }
}
