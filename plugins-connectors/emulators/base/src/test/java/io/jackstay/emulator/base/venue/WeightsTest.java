package io.jackstay.emulator.base.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.emulator.base.json.Json;
import java.util.Collections;
import org.junit.jupiter.api.Test;

final class WeightsTest {
    private final Weights weights = Weights.usually(20).but(2, "book").andOneForRows(20, "fills");

    @Test
    void aQuestionWeighsByItsType() {
        assertThat(weights.of("anything", Json.of(""))).isEqualTo(20);
        assertThat(weights.of("book", Json.of(""))).isEqualTo(2);
    }

    @Test
    void someWeighMoreByTheirRows() {
        assertThat(weights.of("fills", rows(19))).isEqualTo(20);
        assertThat(weights.of("fills", rows(40))).isEqualTo(22);
        assertThat(weights.of("book", rows(40))).isEqualTo(2);
    }

    private static JsonNode rows(int count) {
        return Json.array(Collections.nCopies(count, 1).stream());
    }
}
