package io.jackstay.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderStateTest {
    private static final List<OrderState> COLUMNS = List.of(
            OrderState.NEW,
            OrderState.SUBMITTING,
            OrderState.OPEN,
            OrderState.PARTIALLY_FILLED,
            OrderState.FILLED,
            OrderState.CANCELLED,
            OrderState.EXPIRED,
            OrderState.REJECTED,
            OrderState.FAILED,
            OrderState.UNKNOWN);

    /**
     * Row: from; column in the order above: to; x where the step is legal. Written down from the design, not from the
     * code.
     */
    private static final String TABLE = """
            NEW               .  x  .  .  .  .  .  x  x  .
            SUBMITTING        .  .  x  x  x  x  x  x  x  x
            OPEN              .  .  x  x  x  x  x  x  .  x
            PARTIALLY_FILLED  .  .  .  x  x  x  x  .  .  x
            FILLED            .  .  .  .  .  .  .  .  .  .
            CANCELLED         .  .  .  .  .  .  .  .  .  .
            EXPIRED           .  .  .  .  .  .  .  .  .  .
            REJECTED          .  .  .  .  .  .  .  .  .  .
            FAILED            .  .  .  .  .  .  .  .  .  .
            UNKNOWN           .  .  x  x  x  x  x  x  x  .
            """;

    static List<String> rows() {
        return TABLE.lines().toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyTransitionIsLegalOrIllegalAsTheTableSays(String row) {
        List<String> cells = Arrays.asList(row.trim().split("\\s+"));
        OrderState from = OrderState.valueOf(cells.get(0));
        List<OrderState> expected = new ArrayList<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            if (cells.get(i + 1).equals("x")) {
                expected.add(COLUMNS.get(i));
            }
        }

        List<OrderState> legal =
                Arrays.stream(OrderState.values()).filter(from::canBecome).toList();

        assertThat(legal).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theTestsTableHasEveryState() {
        assertThat(COLUMNS).containsExactlyInAnyOrder(OrderState.values());
        assertThat(rows())
                .hasSize(OrderState.values().length)
                .allMatch(row -> row.trim().split("\\s+").length == 11);
    }

    @Test
    void finalStatesAreTheFiveThatAreNeverLeft() {
        assertThat(Arrays.stream(OrderState.values()).filter(OrderState::isFinal))
                .containsExactlyInAnyOrder(
                        OrderState.FILLED,
                        OrderState.CANCELLED,
                        OrderState.EXPIRED,
                        OrderState.REJECTED,
                        OrderState.FAILED);
    }

    @Test
    void exposureCountsWhatIsOrMayBeAtTheVenue() {
        assertThat(Arrays.stream(OrderState.values()).filter(OrderState::mayBeLive))
                .containsExactlyInAnyOrder(
                        OrderState.SUBMITTING, OrderState.OPEN, OrderState.PARTIALLY_FILLED, OrderState.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(OrderState.class)
    void everyStateNamesItsEvidence(OrderState state) {
        assertThat(state.evidence()).isNotBlank().doesNotEndWith(".");
        assertThat(Arrays.stream(OrderState.values())
                        .filter(other -> other.evidence().equals(state.evidence())))
                .as("states with this evidence")
                .containsExactly(state);
    }
}
