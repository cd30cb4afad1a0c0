package io.jackstay.runtime.launch.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAlignedAndNumbersStandToTheRight() {
        List<String> lines = new Table()
                .left("bot")
                .right("fills")
                .left("state")
                .row("btc-grid", "7", "running")
                .row("eth", "1200", "")
                .lines();

        assertThat(lines).containsExactly("bot       fills  state", "btc-grid      7  running", "eth        1200");
    }

    @Test
    void aRowHasACellForEachColumn() {
        Table table = new Table().left("bot").right("fills");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.row("btc-grid"))
                .withMessage("2 columns, 1 cells");
    }
}
