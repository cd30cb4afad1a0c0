package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.launch.process.Environment;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opens a browser at an address that is a secret. Thread safe.
 *
 * <p>What a program is started with can be read by every user of a machine, so the browser is given a file that only its owner may read, which
 * leads on to the address.
 */
final class PageOpener {
    private static final String NAME = "open.html";

    private final Environment environment;
    private final String system;
    private final Path file;
    private final Starter starter;

    /** Starts a program and does not wait for its end. */
    @FunctionalInterface
    interface Starter {
        void start(List<String> command) throws IOException;
    }

    /**
     * @param system as the JDK names it, such as {@code Linux}
     * @param folder whose owner alone may enter it
     */
    PageOpener(Environment environment, String system, Path folder, Starter starter) {
        this.environment = requireNonNull(environment, "environment is null");
        this.system = requireNonNull(system, "system is null");
        this.file = folder.resolve(NAME);
        this.starter = requireNonNull(starter, "starter is null");
    }

    static PageOpener of(Environment environment, Path folder) {
        return new PageOpener(
                environment, System.getProperty("os.name", ""), folder, command -> new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start());
    }

    /** Whether a browser was asked for; false where there is no screen, or no program that would know one. */
    boolean open(String address) throws IOException {
        Optional<String> program = program();
        if (program.isEmpty()) {
            return false;
        }
        Files.deleteIfExists(file);
        try (var out = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            out.write(StandardCharsets.UTF_8.encode(
                    "<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url=%s\">%n"
                            .formatted(address)));
        }
        starter.start(List.of(program.get(), file.toUri().toString()));
        return true;
    }

    private Optional<String> program() {
        if (system.startsWith("Mac")) {
            return Optional.of("open");
        }
        boolean screen = environment.isSet("DISPLAY") || environment.isSet("WAYLAND_DISPLAY");
        return screen && isThere("xdg-open") ? Optional.of("xdg-open") : Optional.empty();
    }

    private boolean isThere(String program) {
        for (String folder : environment.variables().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /** The file is of no use any more. */
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }
}
