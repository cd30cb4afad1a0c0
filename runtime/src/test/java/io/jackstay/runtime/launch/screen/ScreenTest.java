package io.jackstay.runtime.launch.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final String UP_TWO = "\u001b[2A\r\u001b[J";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    @Test
    void aBlockReplacesTheOneBefore() {
        screen.draw(List.of("a", "b"));
        screen.draw(List.of("c"));

        assertThat(written()).isEqualTo("a\nb\n" + UP_TWO + "c\n");
    }

    @Test
    void aLineOfTheLogStandsAboveTheBlock() {
        screen.draw(List.of("a", "b"));
        PrintStream log = screen.above();

        log.print("wa");
        log.print("rning\nhalf");

        assertThat(written()).isEqualTo("a\nb\n" + UP_TWO + "warning\na\nb\n");
    }

    @Test
    void aReleasedBlockStays() {
        screen.draw(List.of("a", "b"));
        screen.release();
        screen.above().print("later\n");

        assertThat(written()).isEqualTo("a\nb\nlater\n");
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
