package io.jackstay.runtime.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is found in the files of a stream when it is opened. Immutable.
 *
 * @param findings what was out of order, in words
 */
record FileStream(
        StreamName stream,
        Head head,
        LogEnd end,
        Optional<JournalSnapshot> snapshot,
        Optional<JournalCut> cut,
        List<String> findings) {
    /** Fences earlier owners, then reads, then cuts a torn tail and makes sure that what was read is on the disk. */
    static FileStream own(Disk disk, StreamName stream) throws IOException {
        disk.createFolder(stream.value());
        Head head = Head.read(disk, stream).ownedNext();
        CrashPoint.RECOVERY.reach();
        head.write(disk, stream);
        CrashPoint.RECOVERY.reach();
        FileStream found = read(disk, stream, head);
        return found.repaired(disk);
    }

    /** Reads only. */
    static FileStream follow(Disk disk, StreamName stream) throws IOException {
        return read(disk, stream, Head.read(disk, stream));
    }

    OwnedJournal.Opened opened() {
        return new OwnedJournal.Opened(
                stream, head.epoch(), end.lastSequence(), end.lastChecksum(), snapshot, cut, findings);
    }

    private static FileStream read(Disk disk, StreamName stream, Head head) throws IOException {
        List<String> findings = new ArrayList<>();
        Optional<JournalSnapshot> snapshot = new SnapshotFiles(disk, stream).newest(findings);
        long covered = snapshot.map(JournalSnapshot::upTo).orElse(0L);
        LogEnd end = new LogReader(disk, stream).verify(head, covered);
        if (end.lastSequence() < covered) {
            throw Faults.corrupt(
                    disk.where(stream.value()),
                    end.lastOffset(),
                    "the snapshot is up to record %d, the log ends with %d".formatted(covered, end.lastSequence()));
        }
        return new FileStream(stream, head, end, snapshot, JournalCut.read(disk, stream), findings);
    }

    private FileStream repaired(Disk disk) throws IOException {
        List<String> told = new ArrayList<>(findings);
        Head repaired = head;
        if (end.lastSegment() > 0) {
            String name = SegmentHeader.nameOf(stream, end.lastSegment());
            if (end.torn()) {
                told.add("torn tail cut: %s after offset %d, record %d"
                        .formatted(disk.where(name), end.lastOffset(), end.lastSequence()));
            }
            settle(disk, name);
        }
        if (end.unfinished() > 0) {
            String name = SegmentHeader.nameOf(stream, end.unfinished());
            told.add("unfinished segment dropped: " + disk.where(name));
            repaired = head.withLastSegment(Math.min(head.lastSegment(), end.lastSegment()));
            repaired.write(disk, stream);
            CrashPoint.RECOVERY.reach();
            disk.delete(name);
        }
        for (String file : disk.list(stream.value())) {
            if (file.endsWith(WholeFile.TEMPORARY)) {
                disk.delete(stream + "/" + file);
            }
        }
        disk.forceFolder(stream.value());
        CrashPoint.RECOVERY.reach();
        return new FileStream(stream, repaired, end, snapshot, cut, List.copyOf(told));
    }

    /**
     * What was read may be in the machine's memory alone, and it must be on the disk before anything builds on it. A force of this file
     * proves nothing: one that failed before may have left pages that count as stored. So all of it is written to another file, which
     * takes the name once it is durable; a crash leaves the one or the other.
     */
    private void settle(Disk disk, String name) throws IOException {
        String copy = name + WholeFile.TEMPORARY;
        try (DiskFile from = disk.read(name);
                DiskFile to = disk.create(copy)) {
            WholeFile.copy(from, to, end.lastOffset());
            to.force(true);
        }
        CrashPoint.RECOVERY.reach();
        disk.rename(copy, name);
    }
}
