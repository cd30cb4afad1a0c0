package io.jackstay.testkit.simulate;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.Disk;
import io.jackstay.runtime.journal.DiskFile;
import io.jackstay.runtime.journal.DiskLock;
import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A disk in memory. A crash keeps what was forced, and of the rest what the seed says; what a failed force was for, it never
 * keeps, though until then it is read. Not thread safe: owned by the run.
 */
final class SimulatedDisk implements Disk {
    private final Swarm swarm;
    private final SplittableRandom random;
    private final Map<String, SimulatedFile> names = new TreeMap<>();
    private final Map<String, SimulatedFile> durableNames = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final TreeSet<String> folders = new TreeSet<>();
    private Runnable onStep = () -> {};
    private boolean locked;
    private boolean gone;
    private boolean full;

    SimulatedDisk(Swarm swarm, SplittableRandom random) {
        this.swarm = requireNonNull(swarm, "swarm is null");
        this.random = requireNonNull(random, "random is null");
    }

    private record Change(String folder, Runnable change) {}

    /** Called before each write, force and change of a name. */
    void onStep(Runnable call) {
        onStep = call;
    }

    /** Whether a name has changed since its folder was forced. */
    boolean hasUnforcedNames() {
        return !changes.isEmpty();
    }

    void full(boolean now) {
        full = now;
    }

    /** What the next process finds when this one is gone now; what this one still does comes to nothing. */
    SimulatedDisk crashed() {
        SimulatedDisk next = new SimulatedDisk(swarm, random.split());
        boolean undone = false;
        for (Change change : changes) {
            boolean kept = !swarm.isOn(Fault.LOST_RENAME) || random.nextBoolean();
            undone |= !kept;
            if (kept) {
                change.change().run();
            }
        }
        if (undone) {
            swarm.count(Fault.LOST_RENAME);
        }
        Map<SimulatedFile, SimulatedFile> survivors = new IdentityHashMap<>();
        durableNames.forEach((name, file) -> next.names.put(name, survivors.computeIfAbsent(file, this::survivor)));
        next.durableNames.putAll(next.names);
        next.folders.addAll(folders);
        gone = true;
        return next;
    }

    private SimulatedFile survivor(SimulatedFile file) {
        SimulatedFile.Fate fate = random.nextBoolean() ? SimulatedFile.Fate.ALL : SimulatedFile.Fate.NOTHING;
        if (!file.isForced() && swarm.isOn(Fault.TORN_RECORD) && random.nextBoolean()) {
            swarm.count(Fault.TORN_RECORD);
            fate = SimulatedFile.Fate.PARTS;
        } else if (!file.isForced() && swarm.isOn(Fault.ZERO_TAIL) && random.nextBoolean()) {
            swarm.count(Fault.ZERO_TAIL);
            fate = SimulatedFile.Fate.ZEROS;
        }
        return file.crashed(fate, random);
    }

    /** Gives the disk back to the next process after an orderly end. */
    void release() {
        locked = false;
    }

    /** The folders of journals that have a segment. */
    SortedSet<String> foldersWithSegments() {
        SortedSet<String> found = new TreeSet<>();
        names.keySet().stream().filter(SimulatedDisk::isSegment).forEach(name -> found.add(folderOf(name)));
        return found;
    }

    private static boolean isSegment(String name) {
        return name.matches(".*/segment-[0-9]+");
    }

    /** The segments of a journal, oldest first. */
    List<String> segments(String folder) {
        return names.keySet().stream()
                .filter(name -> folderOf(name).equals(folder) && isSegment(name))
                .toList();
    }

    /** Two files are put in each other's place; one and the same is taken away. */
    void misplace(String one, String other) {
        SimulatedFile first = requireNonNull(names.remove(one), "file is null");
        durableNames.remove(one);
        if (!one.equals(other)) {
            SimulatedFile second = requireNonNull(names.put(other, first), "file is null");
            durableNames.put(other, first);
            names.put(one, second);
            durableNames.put(one, second);
        }
    }

    /** The files of a folder as they are now, by name. */
    SortedMap<String, SimulatedFile> copyOf(String folder) {
        SortedMap<String, SimulatedFile> files = new TreeMap<>();
        names.forEach((name, file) -> {
            if (folderOf(name).equals(folder)) {
                files.put(name, file.copy());
            }
        });
        return files;
    }

    /** A folder becomes what it was, for good. */
    void restore(String folder, SortedMap<String, SimulatedFile> files) {
        changes.removeIf(change -> change.folder().equals(folder));
        names.keySet().removeIf(name -> folderOf(name).equals(folder));
        durableNames.keySet().removeIf(name -> folderOf(name).equals(folder));
        names.putAll(files);
        durableNames.putAll(files);
    }

    /** Whether a file of the folder holds these bytes and no crash can take them. */
    boolean holdsForGood(String folder, byte[] wanted) {
        return durableNames.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(folder + "/"))
                .anyMatch(entry -> entry.getValue().holdsForGood(wanted));
    }

    @Override
    public List<String> list(String folder) {
        if (folder.isEmpty()) {
            return List.copyOf(folders);
        }
        List<String> found = new ArrayList<>();
        String prefix = folder + "/";
        names.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> found.add(name.substring(prefix.length())));
        return found;
    }

    @Override
    public void createFolder(String folder) throws IOException {
        step();
        if (!folder.isEmpty()) {
            folders.add(folder);
        }
    }

    @Override
    public boolean exists(String name) {
        return names.containsKey(name);
    }

    @Override
    public DiskFile create(String name) throws IOException {
        step();
        SimulatedFile file = new SimulatedFile();
        names.put(name, file);
        changed(name, () -> durableNames.put(name, file));
        return new Handle(file);
    }

    private void changed(String name, Runnable change) {
        changes.add(new Change(folderOf(name), change));
    }

    private static String folderOf(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }

    @Override
    public DiskFile read(String name) throws IOException {
        SimulatedFile file = names.get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return new Handle(file);
    }

    @Override
    public DiskFile change(String name) throws IOException {
        return read(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        step();
        SimulatedFile file = names.remove(from);
        if (file == null) {
            throw new NoSuchFileException(from);
        }
        names.put(to, file);
        changed(to, () -> {
            durableNames.remove(from);
            durableNames.put(to, file);
        });
    }

    @Override
    public void delete(String name) throws IOException {
        step();
        names.remove(name);
        folders.remove(name);
        changed(name, () -> durableNames.remove(name));
    }

    @Override
    public void forceFolder(String folder) throws IOException {
        step();
        if (gone) {
            return;
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
            throw new JackstayException(ErrorCode.JOURNAL_IN_USE, "in use by another process of the simulation");
        }
        locked = true;
        return () -> locked = false;
    }

    @Override
    public String where(String name) {
        return "simulated:" + name;
    }

    private void step() {
        if (!gone) {
            onStep.run();
        }
    }

    /** An open file. */
    private final class Handle implements DiskFile {
        private final SimulatedFile file;

        Handle(SimulatedFile file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            step();
            int count = source.remaining();
            if (full) {
                count = Math.min(count, random.nextInt(64));
                if (count == 0) {
                    throw new IOException("No space left on device");
                }
            }
            if (count > 1 && !gone && swarm.strikes(Fault.SHORT_WRITE, 0.2)) {
                count = 1 + swarm.random(Fault.SHORT_WRITE).nextInt(count - 1);
            }
            byte[] bytes = new byte[count];
            source.get(bytes);
            if (!gone) {
                file.write(bytes, (int) position);
            }
            return count;
        }

        @Override
        public int read(ByteBuffer target, long position) {
            return file.read(target, (int) position);
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            step();
            if (!gone) {
                file.truncate((int) size);
            }
        }

        @Override
        public void force(boolean size) throws IOException {
            step();
            if (!gone) {
                if (swarm.strikes(Fault.FAILED_FORCE, 0.02)) {
                    file.forget();
                    throw new IOException("Input/output error");
                }
                file.force();
            }
        }

        @Override
        public void close() {
            // Memory has nothing to give back.
        }
    }
}
