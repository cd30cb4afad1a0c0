package io.jackstay.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each way in which a sequence could end wrongly is found out. */
class RoundsTest {
    private final List<BookedFill> fills = new ArrayList<>();
    private final Map<Long, String> labels = new TreeMap<>();
    private final List<String> told = new ArrayList<>();

    private void filled(String label, String size) {
        long cloid = fills.size() + 1L;
        labels.put(cloid, label);
        fills.add(new BookedFill(cloid, Side.BUY, BigDecimal.TEN, new BigDecimal(size), BigDecimal.ZERO));
    }

    private List<String> problems() {
        return new Rounds(new BigDecimal("0.01")).problems(fills, labels, told);
    }

    @Test
    void aRoundThatIsDoneAndOneThatIsTakenBackAreSound() {
        filled("seq.round.1.0+1", "0.004");
        filled("seq.round.1.0+2", "0.006");
        filled("seq.round.1.1+1", "0.01");
        told.add("COMPLETE 0.01/0 0.01/0");
        filled("seq.round.2.0+1", "0.01");
        filled("seq.round.2.1+3", "0.003");
        filled("seq.round.2.1-1", "0.003");
        filled("seq.round.2.0-1", "0.01");
        told.add("COMPENSATED 0.01/0.01 0.003/0.003");
        filled("seq.round.3.0+1", "0.002");

        assertThat(problems()).isEmpty();
    }

    @Test
    void aLegThatIsDoneTwiceIsFound() {
        filled("seq.round.1.0+1", "0.01");
        filled("seq.round.1.0+2", "0.01");

        assertThat(problems()).singleElement().asString().contains("leg 0", "0.02 filled of 0.01");
    }

    @Test
    void aLegThatIsTakenBackTwiceIsFound() {
        filled("seq.round.1.0+1", "0.004");
        filled("seq.round.1.0-1", "0.004");
        filled("seq.round.1.0-2", "0.004");

        assertThat(problems()).singleElement().asString().contains("0.008 taken back");
    }

    @Test
    void aRoundThatIsLeftHalfDoneIsFound() {
        filled("seq.round.1.0+1", "0.01");
        told.add("COMPENSATED 0.01/0.01 0/0");

        assertThat(problems()).singleElement().asString().contains("the venue has COMPENSATED 0.01/0 0/0");
    }

    @Test
    void aRoundThatNobodyWasToldOfIsFound() {
        filled("seq.round.1.0+1", "0.01");
        filled("seq.round.3.0+1", "0.01");

        assertThat(problems()).singleElement().asString().contains("0 rounds were told to be over");
    }

    @Test
    void anOrderOfNoSequenceIsFound() {
        filled("", "0.01");

        assertThat(problems()).hasSize(2);
    }
}
