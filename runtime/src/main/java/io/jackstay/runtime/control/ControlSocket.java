package io.jackstay.runtime.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where the socket of a data directory is: in a folder of its own that nobody but the owner may enter. Thread safe: pure functions over the
 * file system.
 *
 * <p>The folder is made with its permissions, so there is no moment at which somebody else could connect.
 */
final class ControlSocket {
    /** What every system takes; Linux would take 4 more. */
    static final int LONGEST_PATH = 103;

    private static final String FOLDER = "control";
    private static final String SOCKET = "socket";
    private static final Set<PosixFilePermission> OWNER_ENTERS = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_WRITES = PosixFilePermissions.fromString("rw-------");

    private ControlSocket() {}

    static Path of(Path dataDir) {
        return dataDir.resolve(FOLDER).resolve(SOCKET);
    }

    /** The address by the shorter of its two names, absolute and from the working directory; fails when both are too long. */
    static UnixDomainSocketAddress address(Path dataDir) throws IOException {
        Path absolute = of(dataDir).toAbsolutePath().normalize();
        Path here = Path.of("").toAbsolutePath().normalize();
        Path relative = here.relativize(absolute);
        Path shorter = bytes(relative) < bytes(absolute) ? relative : absolute;
        if (bytes(shorter) > LONGEST_PATH) {
            throw new IOException(
                    "the path of the control socket %s has %d bytes, and a socket's may have %d: give a shorter data-dir, or use one near the working directory"
                            .formatted(shorter, bytes(shorter), LONGEST_PATH));
        }
        return UnixDomainSocketAddress.of(shorter);
    }

    private static int bytes(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** Takes the place of what an earlier process has left; the caller owns the data directory. */
    static ServerSocketChannel bind(Path dataDir) throws IOException {
        UnixDomainSocketAddress address = address(dataDir);
        Path socket = of(dataDir);
        ownFolder(dataDir.resolve(FOLDER));
        Files.deleteIfExists(socket);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        boolean bound = false;
        try {
            channel.bind(address);
            Files.setPosixFilePermissions(socket, OWNER_WRITES);
            channel.configureBlocking(false);
            bound = true;
            return channel;
        } finally {
            if (!bound) {
                channel.close();
            }
        }
    }

    private static void ownFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ENTERS));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(
                        "%s is in the way of the control socket: it is not a folder".formatted(folder), e);
            }
            Files.setPosixFilePermissions(folder, OWNER_ENTERS);
        } catch (UnsupportedOperationException e) {
            throw new IOException("the file system of %s knows no owners".formatted(folder), e);
        }
    }

    static void remove(Path dataDir) throws IOException {
        Files.deleteIfExists(of(dataDir));
    }
}
