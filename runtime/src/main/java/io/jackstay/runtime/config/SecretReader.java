package io.jackstay.runtime.config;

import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.telemetry.Masks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads secrets, from the environment or a file, without ever showing one. Not thread safe: owned by one binding. */
final class SecretReader {
    static final String MASK = "***";

    static final String FILE_KEY = "file";
    private static final int LARGEST = 64 * 1024;

    private final Problems problems;

    SecretReader(Problems problems) {
        this.problems = problems;
    }

    /** Empty when there is none; that has been reported. */
    Optional<Secret> read(Node node, String path) {
        if (node instanceof Node.Text text) {
            if (!text.fromEnvironment()) {
                problems.warning(
                        text.where(),
                        path,
                        MASK,
                        "is a literal secret: take it",
                        "from the environment as ${NAME}, or from a file as { file = path }",
                        "");
            }
            return secret(text.text(), new Spot(text.where(), path, MASK));
        }
        if (node instanceof Node.Section section
                && section.keys().size() == 1
                && section.keys().get(FILE_KEY) instanceof Node.Text file) {
            return fromFile(file.text(), new Spot(file.where(), KeyPath.child(path, FILE_KEY), file.text()));
        }
        problems.error(node.where(), path, MASK, "must be", new Shape.Hidden().words(), "");
        return Optional.empty();
    }

    private Optional<Secret> fromFile(String name, Spot spot) {
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                problems.error(spot, "is larger than a secret can be, " + LARGEST / 1024 + " KiB");
                return Optional.empty();
            }
            return secret(decoded(bytes).strip(), spot);
        } catch (NoSuchFileException e) {
            problems.error(spot, "no such file");
        } catch (CharacterCodingException e) {
            problems.error(spot, "is not UTF-8 text");
        } catch (IOException | InvalidPathException e) {
            problems.error(spot, "can't be read");
        }
        return Optional.empty();
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private Optional<Secret> secret(String text, Spot spot) {
        if (text.isBlank()) {
            problems.error(spot, "is empty");
            return Optional.empty();
        }
        Masks.know(text);
        return Optional.of(Secret.of(text));
    }
}
