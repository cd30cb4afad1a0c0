package io.jackstay.distribution.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources below one folder, and which of them break what only sources show. Immutable. */
final class SourceTree {
    private static final int MAX_LINES = 500;
    private static final String MAIN = "/src/main/java/";
    private static final String PACKAGE_INFO = "package-info.java";

    private final List<Path> files;

    private SourceTree(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /** The shipped sources of all modules below a folder. */
    static SourceTree below(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return new SourceTree(all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains(MAIN))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return files.size();
    }

    /** Folders with sources and without a package-info. */
    List<String> packagesWithoutInfo() {
        return files.stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !files.contains(folder.resolve(PACKAGE_INFO)))
                .map(Path::toString)
                .toList();
    }

    /** Files that hold more than one thing can need. */
    List<String> filesTooLong() {
        List<String> tooLong = new ArrayList<>();
        for (Path file : files) {
            int lines = lines(file).size();
            if (lines > MAX_LINES) {
                tooLong.add("%s: %d lines".formatted(file, lines));
            }
        }
        return tooLong;
    }

    /** Types whose file has no class comment. */
    List<String> filesWithoutClassComment() {
        return files.stream()
                .filter(file -> lines(file).stream().noneMatch(line -> line.startsWith("/**")))
                .map(Path::toString)
                .toList();
    }

    /** Files of a folder in which a word begins with one of these, in any case. */
    List<String> filesNaming(String folder, List<String> words) {
        return files.stream()
                .map(Path::toString)
                .filter(file -> file.contains(folder))
                .filter(file -> lines(Path.of(file)).stream()
                        .map(line -> line.toLowerCase(Locale.ROOT))
                        .anyMatch(Pattern.compile("\\b(%s)".formatted(String.join("|", words)))
                                .asPredicate()))
                .toList();
    }

    /** All lines of a folder, blank ones and comments too. */
    long lines(String folder) {
        return files.stream()
                .filter(file -> file.toString().contains(folder))
                .mapToLong(file -> lines(file).size())
                .sum();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
