package io.jackstay.api.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryPageTest {
    private static final MarketId BTC = new MarketId(new Venue("sim"), "BTC-USDC-PERP");

    @Test
    void nextQuestionContinuesAtTheCursor() {
        HistoryQuery first = HistoryQuery.since(List.of(BTC), Instant.EPOCH);

        HistoryQuery second = first.after(HistoryPage.more(List.of("a", "b"), "b"));

        assertThat(first.cursor()).isEmpty();
        assertThat(second).isEqualTo(new HistoryQuery(List.of(BTC), "b", Instant.EPOCH));
    }

    @Test
    void pageIsCompleteUntilItAdmitsAHole() {
        HistoryPage<String> page = HistoryPage.last(List.of("a"), "a");

        HistoryPage<String> holed = page.withHole("entries before 2026-07-01T00:00Z are no longer served");

        assertThat(page.isComplete()).isTrue();
        assertThat(holed.isComplete()).isFalse();
        assertThat(holed.items()).isEqualTo(page.items());
        assertThatThrownBy(() -> page.withHole(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pageWithMoreToComeNeedsACursor() {
        assertThatThrownBy(() -> HistoryPage.more(List.of("a"), "")).hasMessageContaining("cursor");
        assertThat(HistoryPage.last(List.of(), "").more()).isFalse();
    }

    @Test
    void itemsAreCopied() {
        List<String> items = new ArrayList<>(List.of("a"));

        HistoryPage<String> page = HistoryPage.last(items, "a");
        items.add("b");

        assertThat(page.items()).containsExactly("a");
    }

    @Test
    void cursorIsShort() {
        assertThatThrownBy(() -> HistoryPage.last(List.of(), "x".repeat(513))).hasMessageContaining("513");
        assertThat(HistoryPage.last(List.of(), "x".repeat(512)).cursor()).hasSize(512);
    }
}
