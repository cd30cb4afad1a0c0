package io.jackstay.runtime.launch.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void keepsTheOrderOfKeysAndWritesDecimalsAsStrings() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("z", 1L);
        object.put("a", new BigDecimal("1.500"));
        object.put("m", List.of(true, "x\"y\n"));

        assertThat(JsonText.of(object)).isEqualTo("{\"z\":1,\"a\":\"1.5\",\"m\":[true,\"x\\\"y\\n\"]}");
    }
}
