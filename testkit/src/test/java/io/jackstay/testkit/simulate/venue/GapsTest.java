package io.jackstay.testkit.simulate.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GapsTest {
    private static final String SYMBOL = "BTC-USDC-PERP";

    private final Agenda agenda = new Agenda(1);
    private final List<String> blind = new ArrayList<>();
    private final Gaps gaps = new Gaps(agenda, (words, nanos) -> blind.add(words));

    @BeforeEach
    void begin() {
        gaps.begin("one");
    }

    private void pass(long seconds) {
        agenda.advanceTo(agenda.now() + Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void whoGoesOnWithoutPricesIsTold() {
        gaps.tell("one", 1, SYMBOL, true);
        pass(10);
        gaps.leaves("one", SYMBOL);
        gaps.leaves("two", SYMBOL);
        assertThat(blind).isEmpty();
        pass(1);
        gaps.leaves("one", SYMBOL);
        gaps.shown("one", SYMBOL);

        assertThat(blind)
                .containsExactly("an order leaves for one:" + SYMBOL, "a strategy is shown a book of one:" + SYMBOL);
    }

    @Test
    void whereThePricesGoOnSoDoOrders() {
        gaps.tell("one", 1, SYMBOL, false);
        pass(60);
        gaps.leaves("one", SYMBOL);

        assertThat(blind).isEmpty();
    }

    @Test
    void aBookThatIsWholeAgainIsThereForAll() {
        gaps.tell("one", 1, SYMBOL, true);
        pass(60);
        gaps.mend("one", 1, SYMBOL);
        gaps.leaves("one", SYMBOL);
        gaps.shown("one", SYMBOL);
        gaps.tell("one", 1, SYMBOL, true);
        pass(60);
        gaps.begin("one");
        gaps.tell("one", 1, SYMBOL, true);
        pass(60);
        gaps.shown("one", SYMBOL);

        assertThat(blind).isEmpty();
    }
}
