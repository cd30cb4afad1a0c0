package io.jackstay.runtime.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a file and all that it includes. Not thread safe: made for one load, on one thread. */
final class SourceReader {
    static final int LARGEST_FILE = 4 * 1024 * 1024;

    private static final int MOST_FILES = 200;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Problems problems;
    private final Deque<Path> open = new ArrayDeque<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    SourceReader(Problems problems) {
        this.problems = problems;
    }

    /** Empty when it could not be read; that has been reported. */
    Optional<Source> read(Path file) {
        return read(file, new Where(file.toString(), 0), file.toString());
    }

    /** A text that stands in no file; includes are relative to the working directory. */
    Optional<Source> read(String name, String text) {
        return outline(Path.of(name), text);
    }

    /** The file that a tag stands for. */
    String nameOf(String tag) {
        return names.getOrDefault(tag, tag);
    }

    private Optional<Source> read(Path file, Where asked, String target) {
        if (names.size() >= MOST_FILES) {
            problems.error(asked, "includes more than " + MOST_FILES + " files");
            return Optional.empty();
        }
        Path real = real(file);
        if (open.contains(real)) {
            problems.error(asked, "includes itself: " + target);
            return Optional.empty();
        }
        open.push(real);
        Optional<Source> source = text(file, asked, target).flatMap(text -> outline(file, text));
        open.pop();
        return source;
    }

    private Optional<Source> outline(Path file, String text) {
        String tag = "file" + names.size();
        names.put(tag, file.toString());
        Outline outline = OutlineScanner.scan(file.toString(), text);
        if (outline.tooDeepLine() > 0) {
            problems.error(
                    new Where(file.toString(), outline.tooDeepLine()),
                    "blocks are nested deeper than " + OutlineScanner.DEEPEST + " levels");
            return Optional.empty();
        }
        Map<String, Source> includes = new LinkedHashMap<>();
        for (Outline.Item item : outline.items()) {
            if (item instanceof Outline.Include include && !includes.containsKey(include.target())) {
                include(file, include).ifPresent(source -> includes.put(include.target(), source));
            }
        }
        return Optional.of(new Source(tag, file, text, outline, includes));
    }

    private Optional<Source> include(Path file, Outline.Include include) {
        if (include.form().equals("url") || include.form().equals("classpath")) {
            problems.error(include.where(), "include of a " + include.form() + ": only files can be included");
            return Optional.empty();
        }
        try {
            return read(file.resolveSibling(include.target()), include.where(), include.target());
        } catch (InvalidPathException e) {
            problems.error(include.where(), "include of something that is no file name: " + include.target());
            return Optional.empty();
        }
    }

    private Optional<String> text(Path file, Where asked, String target) {
        boolean included = open.size() > 1;
        String subject = included ? "included file " + target + " " : "";
        if (Files.isDirectory(file)) {
            problems.error(asked, subject + "is a folder, a file is needed");
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                problems.error(asked, subject + "is larger than " + LARGEST_FILE / (1024 * 1024) + " MiB");
                return Optional.empty();
            }
            return decoded(file, bytes);
        } catch (NoSuchFileException e) {
            problems.error(asked, included ? subject + "does not exist" : "no such file");
            return Optional.empty();
        } catch (IOException e) {
            problems.error(asked, subject + "can't be read: " + reason(e));
            return Optional.empty();
        }
    }

    private Optional<String> decoded(Path file, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        try {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            problems.error(new Where(file.toString(), line), "is not UTF-8 text");
            return Optional.empty();
        }
        String text = out.flip().toString();
        return Optional.of(text.startsWith(String.valueOf(BYTE_ORDER_MARK)) ? text.substring(1) : text);
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException ? "no permission" : String.valueOf(e.getMessage());
    }
}
