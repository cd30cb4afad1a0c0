package io.jackstay.testkit.prove;

import io.jackstay.runtime.journal.Disk;
import io.jackstay.runtime.journal.DiskFile;
import io.jackstay.runtime.journal.DiskLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files in memory whose bytes a proof may change. Not thread safe: owned by the proof. */
final class BytesDisk implements Disk {
    private final SortedMap<String, BytesFile> files = new TreeMap<>();

    /** The bytes of a file. */
    byte[] bytes(String name) throws IOException {
        return file(name).content();
    }

    /** Gives a file other bytes. */
    void put(String name, byte[] bytes) {
        files.put(name, new BytesFile(bytes));
    }

    private BytesFile file(String name) throws IOException {
        BytesFile file = files.get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return file;
    }

    @Override
    public List<String> list(String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        return files.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .map(name -> name.contains("/") ? name.substring(0, name.indexOf('/')) : name)
                .distinct()
                .toList();
    }

    @Override
    public void createFolder(String folder) {}

    @Override
    public boolean exists(String name) {
        return files.containsKey(name);
    }

    @Override
    public DiskFile create(String name) {
        BytesFile made = new BytesFile(new byte[0]);
        files.put(name, made);
        return made;
    }

    @Override
    public DiskFile read(String name) throws IOException {
        return file(name);
    }

    @Override
    public DiskFile change(String name) throws IOException {
        return file(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        files.put(to, file(from));
        files.remove(from);
    }

    @Override
    public void delete(String name) {
        files.remove(name);
    }

    @Override
    public void forceFolder(String folder) {}

    @Override
    public DiskLock lock(String name) {
        return () -> {};
    }

    @Override
    public String where(String name) {
        return name;
    }

    /** One file. Owned by the disk. */
    private static final class BytesFile implements DiskFile {
        private byte[] bytes;
        private int size;

        private BytesFile(byte[] bytes) {
            this.bytes = bytes.clone();
            this.size = bytes.length;
        }

        private byte[] content() {
            return Arrays.copyOf(bytes, size);
        }

        @Override
        public int write(ByteBuffer source, long position) {
            int count = source.remaining();
            int end = (int) position + count;
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
            }
            source.get(bytes, (int) position, count);
            size = Math.max(size, end);
            return count;
        }

        @Override
        public int read(ByteBuffer target, long position) {
            if (position >= size) {
                return -1;
            }
            int count = Math.min(target.remaining(), size - (int) position);
            target.put(bytes, (int) position, count);
            return count;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public void truncate(long length) {
            size = (int) Math.min(size, length);
            Arrays.fill(bytes, size, bytes.length, (byte) 0);
        }

        @Override
        public void force(boolean withSize) {}

        @Override
        public void close() {}
    }
}
