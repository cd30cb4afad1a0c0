package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A folder of the machine. Thread safe. */
final class RealDisk implements Disk {
    private final Path root;

    RealDisk(Path root) {
        this.root = requireNonNull(root, "root is null");
    }

    @Override
    public List<String> list(String folder) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    @Override
    public void createFolder(String folder) throws IOException {
        Path path = root.resolve(folder);
        if (Files.isDirectory(path)) {
            return;
        }
        Path existing = path.toAbsolutePath();
        while (!Files.isDirectory(existing)) {
            existing = requireNonNull(existing.getParent(), "no folder above");
        }
        Files.createDirectories(path);
        for (Path made = path.toAbsolutePath(); !made.equals(existing); made = requireNonNull(made.getParent())) {
            force(requireNonNull(made.getParent()));
        }
    }

    @Override
    public boolean exists(String name) {
        return Files.exists(root.resolve(name));
    }

    @Override
    public DiskFile create(String name) throws IOException {
        Path path = root.resolve(name);
        FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)
                .close();
        return new RealFile(new RandomAccessFile(path.toFile(), "rw"));
    }

    @Override
    public DiskFile read(String name) throws IOException {
        return new RealFile(FileChannel.open(root.resolve(name), StandardOpenOption.READ));
    }

    @Override
    public DiskFile change(String name) throws IOException {
        return new RealFile(FileChannel.open(root.resolve(name), StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(
                root.resolve(from),
                root.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(root.resolve(name));
    }

    @Override
    public void forceFolder(String folder) throws IOException {
        force(root.resolve(folder));
    }

    @Override
    public DiskLock lock(String name) throws IOException {
        return FolderLock.take(root, name);
    }

    @Override
    public String where(String name) {
        return root.resolve(name).toString();
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
