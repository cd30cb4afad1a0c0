package io.jackstay.testkit.project;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** One project to be written: everything or nothing. Immutable. */
final class Project {
    private final ProjectKind kind;
    private final ProjectName name;
    private final Templates templates;

    Project(ProjectKind kind, ProjectName name, Templates templates) {
        this.kind = requireNonNull(kind, "kind is null");
        this.name = requireNonNull(name, "name is null");
        this.templates = requireNonNull(templates, "templates are null");
    }

    /**
     * Writes the project beside its final place and moves it there when it is complete.
     *
     * @throws FileAlreadyExistsException when something of that name is there
     */
    void writeInto(Path parent) throws IOException {
        Path target = parent.resolve(name.text());
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path work = Files.createTempDirectory(parent, ".new-" + name + "-");
        try {
            Path complete = Files.createDirectory(work.resolve(name.text()));
            for (ProjectKind.ProjectFile file : kind.files()) {
                Path path = complete.resolve(templates.fill(file.path()));
                Files.createDirectories(requireNonNull(path.getParent(), "parent is null"));
                Files.writeString(path, templates.file(file.template()));
            }
            Files.move(complete, target);
        } finally {
            delete(work);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder)) {
            found.forEach(deepestFirst::add);
        }
        Collections.reverse(deepestFirst);
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
