package io.jackstay.runtime.launch.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StyledTextTest {
    @Test
    void coloursTakeNoRoom() {
        assertThat(StyledText.width(Style.COLOUR.bad("abc") + "de")).isEqualTo(5);
    }

    @Test
    void textThatFitsStaysAsItIs() {
        String text = Style.COLOUR.good("abcde");

        assertThat(StyledText.cut(text, 5)).isEqualTo(text);
    }

    @Test
    void cutTextEndsInDotsWithItsColourClosed() {
        String cut = StyledText.cut(Style.COLOUR.good("abcdefgh"), 6);

        assertThat(cut).isEqualTo("\u001b[32mabc...\u001b[0m");
    }

    @Test
    void cutToNothingIsEmpty() {
        assertThat(StyledText.cut("abc", 0)).isEmpty();
    }
}
