package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample configuration with every limit, over a recording that climbs and falls, on paper. */
class AllLimitsTest {
    private static final long START_NANOS = 1_767_225_600_000_000_000L;

    @TempDir
    private Path folder;

    private Jackstay jackstay = new Jackstay(Path.of(""));
    private String config = "";

    @BeforeEach
    void setUp() {
        jackstay = new Jackstay(folder);
        config = Path.of(System.getProperty("jackstay.home"), "sample-configs", "grid-all-limits.conf")
                .toAbsolutePath()
                .toString();
    }

    /** A quote a second; the price swings by 200 around its way. */
    private void record(int seconds, int fallAfter) throws IOException {
        StringBuilder lines = new StringBuilder("ts_ns,bid,bid_size,ask,ask_size\n");
        for (int second = 0; second < seconds; second++) {
            int swing = Math.abs(second % 200 - 100) * 4;
            int bid = 60_000 + swing - Math.max(0, second - fallAfter) * 3;
            lines.append("%d,%d.0,5,%d.1,5%n".formatted(START_NANOS + second * 1_000_000_000L, bid, bid));
        }
        jackstay.write("quotes.csv", lines.toString());
    }

    @Test
    void tradesWithinAllLimits() throws Exception {
        record(3_000, Integer.MAX_VALUE);

        Jackstay.Ended ended = jackstay.run("backtest", config, "--data", "quotes.csv", "--json");

        JsonNode figures = ended.json();
        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(figures.get("fills").intValue()).isGreaterThan(50);
        assertThat(money(figures, "maxDrawdown")).isLessThan(new BigDecimal("500"));
        assertThat(money(figures, "finalEquity"))
                .isEqualByComparingTo(money(figures, "startEquity")
                        .add(money(figures, "realizedPnl"))
                        .add(money(figures, "unrealizedPnl"))
                        .subtract(money(figures, "fees"))
                        .subtract(money(figures, "funding")));
    }

    @Test
    void aFallThroughTheGridEndsFlat() throws Exception {
        record(3_000, 500);

        Jackstay.Ended ended = jackstay.run(
                "backtest",
                config,
                "--data",
                "quotes.csv",
                "--json",
                "--set",
                "bots.btc-grid.risk=[{plugin=position-limit,max=0.2},{plugin=price-collar,max-distance=0.4%},"
                        + "{plugin=order-rate-limit,max=30,per=1m},{plugin=daily-loss,max=40,on-halt=flatten}]");

        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(money(ended.json(), "position")).isEqualByComparingTo("0");
        assertThat(money(ended.json(), "maxDrawdown")).isGreaterThan(new BigDecimal("40"));
        assertThat(halts(ended)).singleElement().asString().contains("halted by daily-loss until 00:00 UTC: -");
    }

    private static List<String> halts(Jackstay.Ended ended) {
        return ended.err().stream().filter(line -> line.contains("halted by")).toList();
    }

    private static BigDecimal money(JsonNode figures, String name) {
        return new BigDecimal(figures.get(name).asText());
    }
}
