package io.jackstay.runtime.journal;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A disk in memory that fails, crawls and forgets as it is told. A crash keeps any subset of the 512-byte sectors that were
 * written and not forced, and any subset of the changes to names that were not forced. What a failed force was for can be read until a
 * crash, and no later force stores it, as long as it is not written again. Not thread safe.
 */
public final class SimDisk implements Disk {
    private final Map<String, SimInode> names = new TreeMap<>();
    private final Map<String, SimInode> durableNames = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final TreeSet<String> folders = new TreeSet<>();
    private final SplittableRandom random;
    private boolean locked;
    private long bytesLeft = Long.MAX_VALUE;
    private long stepsLeft = Long.MAX_VALUE;
    private int forcesUntilFailure = -1;
    private boolean shortWrites;
    private boolean readOnly;
    private Runnable onForce = () -> {};

    public SimDisk(SplittableRandom random) {
        this.random = random;
    }

    private record Change(String folder, Runnable change) {}

    /** What the next start finds, if everything stopped now. */
    SimDisk crashed() {
        SimDisk next = new SimDisk(random.split());
        Map<SimInode, SimInode> survivors = new IdentityHashMap<>();
        for (Change change : changes) {
            if (random.nextInt(3) > 0) {
                change.change().run();
            }
        }
        durableNames.forEach(
                (name, inode) -> next.names.put(name, survivors.computeIfAbsent(inode, each -> each.crashed(random))));
        next.durableNames.putAll(next.names);
        next.folders.addAll(folders);
        return next;
    }

    /** From then on the disk is full. */
    SimDisk withRoomFor(long bytes) {
        bytesLeft = bytes;
        return this;
    }

    /** After so many writes, forces and changes nothing happens any more: the machine is gone. */
    void stopAfter(long steps) {
        stepsLeft = steps;
    }

    /** Of the forces to come, this one fails; 0 is the next, and with -1 none does. */
    void failForce(int number) {
        forcesUntilFailure = number;
    }

    void writeShort() {
        shortWrites = true;
    }

    /** Whoever held it is gone. */
    void unlock() {
        locked = false;
    }

    void makeReadOnly() {
        readOnly = true;
    }

    void onForce(Runnable action) {
        onForce = action;
    }

    SimInode file(String name) {
        return names.get(name);
    }

    void put(String name, SimInode inode) {
        names.put(name, inode);
    }

    void remove(String name) {
        names.remove(name);
    }

    List<String> all() {
        return List.copyOf(names.keySet());
    }

    @Override
    public List<String> list(String folder) {
        TreeSet<String> found = new TreeSet<>();
        String prefix = folder.isEmpty() ? "" : folder + "/";
        names.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> found.add(name.substring(prefix.length())));
        if (folder.isEmpty()) {
            found.clear();
            found.addAll(folders);
        }
        return List.copyOf(found);
    }

    @Override
    public void createFolder(String folder) throws IOException {
        step();
        folders.add(folder);
    }

    @Override
    public boolean exists(String name) {
        return names.containsKey(name);
    }

    @Override
    public DiskFile create(String name) throws IOException {
        step();
        SimInode inode = new SimInode();
        names.put(name, inode);
        changes.add(new Change(folderOf(name), () -> durableNames.put(name, inode)));
        return new SimFile(inode);
    }

    @Override
    public DiskFile read(String name) throws IOException {
        SimInode inode = names.get(name);
        if (inode == null) {
            throw new NoSuchFileException(name);
        }
        return new SimFile(inode);
    }

    @Override
    public DiskFile change(String name) throws IOException {
        return read(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        step();
        SimInode inode = names.remove(from);
        names.put(to, inode);
        changes.add(new Change(folderOf(to), () -> {
            durableNames.remove(from);
            durableNames.put(to, inode);
        }));
    }

    @Override
    public void delete(String name) throws IOException {
        step();
        names.remove(name);
        changes.add(new Change(folderOf(name), () -> durableNames.remove(name)));
    }

    @Override
    public void forceFolder(String folder) throws IOException {
        if (isFailingForce()) {
            throw new IOException("Input/output error");
        }
        for (Change change : List.copyOf(changes)) {
            if (change.folder().equals(folder)) {
                change.change().run();
                changes.remove(change);
            }
        }
    }

    @Override
    public DiskLock lock(String name) {
        if (locked) {
            throw new JackstayException(ErrorCode.JOURNAL_IN_USE, "in use by process 0");
        }
        locked = true;
        return () -> locked = false;
    }

    @Override
    public String where(String name) {
        return name;
    }

    private void step() throws IOException {
        if (readOnly) {
            throw new java.nio.file.AccessDeniedException("root");
        }
        if (stepsLeft == 0) {
            throw new IOException("the machine is gone");
        }
        stepsLeft--;
    }

    private boolean isFailingForce() throws IOException {
        step();
        onForce.run();
        return forcesUntilFailure-- == 0;
    }

    private static String folderOf(String name) {
        return name.substring(0, name.indexOf('/'));
    }

    /** An open file. */
    private final class SimFile implements DiskFile {
        private final SimInode inode;

        SimFile(SimInode inode) {
            this.inode = inode;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            step();
            if (bytesLeft == 0 && source.hasRemaining()) {
                throw new IOException("No space left on device");
            }
            int count = (int) Math.min(source.remaining(), bytesLeft);
            if (shortWrites && count > 1) {
                count = 1 + random.nextInt(count - 1);
            }
            bytesLeft -= count;
            byte[] bytes = new byte[count];
            source.get(bytes);
            inode.write(bytes, (int) position);
            return count;
        }

        @Override
        public int read(ByteBuffer target, long position) {
            return inode.read(target, (int) position);
        }

        @Override
        public long size() {
            return inode.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            step();
            inode.truncate((int) size);
        }

        @Override
        public void force(boolean size) throws IOException {
            if (isFailingForce()) {
                inode.forget();
                throw new IOException("Input/output error");
            }
            inode.force();
        }

        @Override
        public void close() {
            // Memory has nothing to give back.
        }
    }
}
