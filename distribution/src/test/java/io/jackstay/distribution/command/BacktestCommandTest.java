package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestCommandTest {
    @TempDir
    private Path folder;

    private Jackstay jackstay = new Jackstay(Path.of(""));

    @BeforeEach
    void writeFiles() throws IOException {
        jackstay = new Jackstay(folder);
        jackstay.write("grid.conf", Configs.RECORDED);
        jackstay.write("quotes.csv", Configs.quotes(1_000));
    }

    @Test
    void theSameDataGivesTheSameDecisionsAndFiguresThatAddUp() throws Exception {
        Jackstay.Ended first = jackstay.run("backtest", "grid.conf", "--data", "quotes.csv", "--json");
        Jackstay.Ended second =
                jackstay.run("backtest", "grid.conf", "--data", "sim:BTC-USDC-PERP=quotes.csv", "--json");

        JsonNode figures = first.json();
        assertThat(first.code()).as("%s", first).isZero();
        assertThat(first.out()).hasSize(1);
        assertThat(figures.get("events").intValue()).isEqualTo(1_000);
        assertThat(figures.get("fills").intValue()).isGreaterThanOrEqualTo(20);
        assertThat(figures.get("dataFrom").asText()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(figures.get("dataTo").asText()).isEqualTo("2023-11-14T22:29:59Z");
        assertThat(money(figures, "finalEquity"))
                .isEqualByComparingTo(money(figures, "startEquity")
                        .add(money(figures, "realizedPnl"))
                        .add(money(figures, "unrealizedPnl"))
                        .subtract(money(figures, "fees"))
                        .subtract(money(figures, "funding")));
        assertThat(figures.get("decisionDigest").asText())
                .matches("[0-9a-f]{64}")
                .isEqualTo(second.json().get("decisionDigest").asText());
    }

    @Test
    void theReportIsOneFileWithTheFiguresOfTheRunAndLooksOnOnly() throws Exception {
        Jackstay.Ended alone = jackstay.run("backtest", "grid.conf", "--data", "quotes.csv", "--json");
        Jackstay.Ended watched =
                jackstay.run("backtest", "grid.conf", "--data", "quotes.csv", "--json", "--report", "a report.html");

        String page = Files.readString(folder.resolve("a report.html"));
        Matcher data = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>")
                .matcher(page);
        assertThat(watched.code()).as("%s", watched).isZero();
        assertThat(watched.json().get("decisionDigest")).isEqualTo(alone.json().get("decisionDigest"));
        assertThat(data.find()).isTrue();
        JsonNode run = new ObjectMapper().readTree(data.group(1));
        JsonNode equity = run.at("/curve/equity");
        assertThat(run.at("/figures/finalEquity")).isEqualTo(watched.json().get("finalEquity"));
        assertThat(equity.get(equity.size() - 1)).isEqualTo(watched.json().get("finalEquity"));
        assertThat(run.get("fills")).hasSize(watched.json().get("fills").intValue());
        assertThat(run.at("/fills/0/label").asText()).isNotEmpty();
        assertThat(run.at("/markets/0/candles/t")).hasSize(17);
        assertThat(run.get("command").asText())
                .isEqualTo("jackstay backtest grid.conf --data quotes.csv --report 'a report.html'");
        assertThat(page).contains("default-src 'none'").doesNotContain("<script src", "<link");
    }

    @ParameterizedTest
    @CsvSource({
        "'1700000100000000000,60000.05,1,60000.1,1', quotes.csv:1002",
        "'1700001000000000000,60000.0,1,60000', quotes.csv:1002",
        "'1700001000000000000,60000.0,x,60000.1,1', quotes.csv:1002",
        "'hello', quotes.csv:1002"
    })
    void aBadLineIsNamed(String line, String where) throws Exception {
        jackstay.write("quotes.csv", Configs.quotes(1_000) + line + "\n");

        Jackstay.Ended ended = jackstay.run("backtest", "grid.conf", "--data", "quotes.csv", "--json");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.lastError()).contains(where);
        assertThat(ended.json().get("why").asText()).contains(where);
    }

    @Test
    void aFileOfAnotherFormatIsNamed() throws Exception {
        jackstay.write("notes.txt", "dear diary,\nnothing happened\n");

        Jackstay.Ended ended = jackstay.run("backtest", "grid.conf", "--data", "notes.txt");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.lastError()).contains("notes.txt");
    }

    @Test
    void anUnknownMarketIsAnsweredWithTheNearest() throws Exception {
        Jackstay.Ended ended = jackstay.run("backtest", "grid.conf", "--data", "sim:BTC-USD-PERP=quotes.csv");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.lastError()).contains("did you mean sim:BTC-USDC-PERP?");
    }

    private static BigDecimal money(JsonNode figures, String name) {
        assertThat(figures.get(name).isTextual()).as(name).isTrue();
        return new BigDecimal(figures.get(name).asText());
    }
}
