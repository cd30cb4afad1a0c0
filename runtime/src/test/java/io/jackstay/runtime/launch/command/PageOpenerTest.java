package io.jackstay.runtime.launch.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.launch.process.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser is opened where there is a screen, and no other user of the machine sees the code. */
class PageOpenerTest {
    private static final String ADDRESS = "http://127.0.0.1:8787/#code=a-secret_1";

    @TempDir
    Path folder;

    private final List<List<String>> started = new ArrayList<>();

    private PageOpener opener(String system, Map<String, String> variables) {
        return new PageOpener(new Environment(variables), system, folder, started::add);
    }

    private Map<String, String> screen() throws IOException {
        Path program = folder.resolve("xdg-open");
        Files.writeString(program, "");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Map.of("DISPLAY", ":0", "PATH", "/nowhere:" + folder);
    }

    @Test
    void theCodeIsInAFileOfItsOwnerAndInNoCommandLine() throws IOException {
        PageOpener opener = opener("Linux", screen());

        assertThat(opener.open(ADDRESS)).isTrue();
        assertThat(opener.open(ADDRESS)).as("once more").isTrue();

        Path file = folder.resolve("open.html");
        assertThat(started).hasSize(2).allSatisfy(command -> assertThat(command)
                .containsExactly("xdg-open", file.toUri().toString()));
        assertThat(Files.readString(file)).contains("content=\"0;url=%s\"".formatted(ADDRESS));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        opener.forget();
        assertThat(file).doesNotExist();
    }

    @Test
    void nothingIsStartedWithoutAScreenOrAProgram() throws IOException {
        assertThat(opener("Linux", Map.of("PATH", folder.toString())).open(ADDRESS))
                .isFalse();
        assertThat(opener("Linux", Map.of("DISPLAY", ":0", "PATH", "/nowhere")).open(ADDRESS))
                .isFalse();
        assertThat(started).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }
}
