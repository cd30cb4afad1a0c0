package io.jackstay.runtime.web.entry;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.web.http.Role;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Tokens that were made here, one of each role: {@code tokens} has their hashes and is what counts; beside it stands each token itself, as
 * {@code view.token} and so on, for their owner to read and, if he likes, to delete. Not thread safe: used by one thread at the start.
 *
 * <p>Folder and files are made with their permissions, {@code rwx------} and {@code rw-------}, so there is no moment at which somebody else
 * could read them.
 */
public final class TokenFiles {
    private static final Set<PosixFilePermission> OWNER_ENTERS = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");
    private static final String HASHES = "tokens";

    private final Path folder;

    /** @param dataDir owned by this process */
    public TokenFiles(Path dataDir) {
        this.folder = requireNonNull(dataDir, "dataDir is null").resolve("web");
    }

    public Path folder() {
        return folder;
    }

    /**
     * Reads them, or makes them when there are none.
     *
     * @throws IOException when that can't be, or when others may read them; the message says what to do
     */
    public TokenBook open() throws IOException {
        ownFolder();
        Path hashes = folder.resolve(HASHES);
        if (!Files.exists(hashes, LinkOption.NOFOLLOW_LINKS)) {
            make(hashes);
        }
        return read(hashes);
    }

    private void ownFolder() throws IOException {
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ENTERS));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException("%s is in the way of the tokens: it is not a folder".formatted(folder), e);
            }
            Files.setPosixFilePermissions(folder, OWNER_ENTERS);
        } catch (UnsupportedOperationException e) {
            throw new IOException(
                    "the file system of %s knows no owners: give tokens in jackstay.web.tokens".formatted(folder), e);
        }
    }

    private void make(Path hashes) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Role role : Role.values()) {
            String secret = Digest.secret();
            Path file = folder.resolve(role.word() + ".token");
            Files.deleteIfExists(file);
            write(file, secret + "\n");
            lines.append("%s %s %s\n".formatted(role.word(), role.word(), Digest.hex(Digest.of(secret))));
        }
        write(hashes, lines.toString());
    }

    private static void write(Path file, String text) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                PosixFilePermissions.asFileAttribute(OWNER_ALONE))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static TokenBook read(Path hashes) throws IOException {
        if (!Files.getPosixFilePermissions(hashes, LinkOption.NOFOLLOW_LINKS).equals(OWNER_ALONE)) {
            throw new IOException(
                    "%s may be read or written by others: chmod 600 it, or delete it to have new tokens made"
                            .formatted(hashes));
        }
        List<Token> tokens = new ArrayList<>();
        for (String line : Files.readAllLines(hashes, StandardCharsets.US_ASCII)) {
            String[] words = line.split(" ", -1);
            if (words.length != 3 || !words[2].matches("[0-9a-f]{64}")) {
                throw new IOException("%s is damaged: delete it to have new tokens made".formatted(hashes));
            }
            tokens.add(
                    new Token(words[0], role(words[1], hashes), HexFormat.of().parseHex(words[2])));
        }
        return new TokenBook(tokens);
    }

    private static Role role(String word, Path hashes) throws IOException {
        for (Role role : Role.values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new IOException("%s is damaged: delete it to have new tokens made".formatted(hashes));
    }

    /** Where a token itself stands until its owner deletes it. */
    public Path fileOf(Role role) {
        return folder.resolve(role.word() + ".token");
    }

    /** Not used by the server: what is in such a file, for commands of the same owner. */
    public Secret secretOf(Role role) throws IOException {
        return Secret.of(
                Files.readString(fileOf(role), StandardCharsets.US_ASCII).strip());
    }
}
