package io.jackstay.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.Money;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.budget.RequestBudgets;
import io.jackstay.runtime.config.alert.AlertLevel;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.JournalMeters;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.notify.ChannelFigures;
import io.jackstay.runtime.session.SessionFigures;
import io.jackstay.runtime.telemetry.Buckets;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One scrape: every metric of the table, with its name, unit and labels; and what is built upon them. */
class RuntimeMetricsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path MONITORING = ROOT.resolve("sample-configs/monitoring");
    private static final String ALERT = "      - alert: ";
    private static final Pattern SELECTOR = Pattern.compile("\\b(jackstay_[a-z_]+)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)(?:=~|!~|!=|=)\"");
    private static final Pattern NAME = Pattern.compile("\\b(?:jackstay|jvm|process)_[a-z_]+");

    private final Buckets answers = new Buckets();
    private final VirtualClock clock = new VirtualClock(1_000_000_000);
    private final ChannelFigures phone = new ChannelFigures("phone", Map.of(AlertLevel.CRITICAL, 3L), 2, 1, "", 0);
    private final RuntimeMetrics metrics =
            new RuntimeMetrics("1.2.3", clock, new JournalMeters(), () -> 12, () -> 1, () -> List.of(phone));

    private String scrape() {
        answers.record(3_000_000);
        answers.record(40_000_000);
        BotStatus late = BotStatus.notMade("late", BotState.STARTING, false, "waits");
        metrics.publish(new SessionFigures(
                clock.nanoTime() - 1_500_000_000,
                List.of(
                        new SessionFigures.OfBot(bot(), "bot-btc-grid", false, true, 9),
                        new SessionFigures.OfBot(late, "", true, false, 0)),
                List.of(login()),
                List.of(new RequestBudgets.Use("venue/ip", 30, 1200)),
                250_000_000,
                new TreeMap<>(Map.of("bot-btc-grid", answers))));
        return metrics.text();
    }

    private static Money usdc(String amount) {
        return new Money("USDC", new BigDecimal(amount));
    }

    private static Pnl pnl(String realized) {
        return new Pnl(
                usdc(realized),
                usdc("2"),
                List.of(new Money("BNB", BigDecimal.ONE), usdc("0.5")),
                List.of(usdc("-0.25")));
    }

    private BotStatus bot() {
        return new BotStatus(
                "btc-grid",
                BotState.RUNNING,
                false,
                "",
                "",
                List.of(new BotStatus.Market(Markets.BTC, Optional.empty(), new BigDecimal("-0.05"), 7)),
                new BotStatus.Counts(20, 5, 2, 7, 1, 3, 4),
                pnl("30"),
                usdc("10031.75"),
                usdc("12"),
                List.of(new RiskRule.Limit("drawdown", "5 %", "1 %", new BigDecimal("0.2"))),
                Optional.empty(),
                List.of(
                        Alert.first(AlertCode.CANCEL_STUCK, "order 7", "stuck", 1),
                        Alert.first(AlertCode.CANCEL_STUCK, "order 8", "stuck", 1)),
                new BotStatus.Detail(
                        pnl("10"),
                        pnl("4"),
                        11,
                        2,
                        new TreeMap<>(Map.of("circuit-breaker", true, "drawdown", false)),
                        answers));
    }

    private static SessionFigures.OfLogin login() {
        Buckets trips = new Buckets();
        trips.record(2_500_000);
        return new SessionFigures.OfLogin(
                "sim",
                true,
                true,
                true,
                false,
                1,
                6,
                List.of(),
                new TreeMap<>(Map.of("http-api", trips)),
                new TreeMap<>(Map.of(
                        "orders-last-message-age-millis", 1_500.0,
                        "http-api-round-trip-micros-p99", 2_500.0,
                        "venue-clock-ahead-millis", -40.0,
                        "address-requests-left", 900.0)),
                new TreeMap<>(Map.of(
                        "orders-losses", 2L,
                        "books-losses", 0L,
                        "malformed-frames", 1L,
                        "reconciliations-done", 8L,
                        "reconciliations-failed", 1L)),
                List.of(Alert.first(AlertCode.POSITION_DRIFT, "BTC", "drift", 1)));
    }

    @Test
    void eachValueStandsUnderItsNameInItsUnit() {
        assertThat(scrape().lines().toList())
                .contains(
                        "jackstay_build_info{version=\"1.2.3\"} 1.0",
                        "jackstay_values_age_seconds 1.5",
                        "jackstay_bot_up{bot=\"btc-grid\"} 1.0",
                        "jackstay_bot_up{bot=\"late\"} 0.0",
                        "jackstay_bot_halted{bot=\"btc-grid\"} 1.0",
                        "jackstay_bot_loop_alive{bot=\"btc-grid\"} 0.0",
                        "jackstay_bot_blocked{bot=\"btc-grid\"} 1.0",
                        "jackstay_bot_blocked{bot=\"late\"} 0.0",
                        "jackstay_bot_events_waiting{bot=\"btc-grid\"} 9.0",
                        "jackstay_orders_stuck{bot=\"btc-grid\"} 2.0",
                        "jackstay_risk_halted{bot=\"btc-grid\",rule=\"circuit-breaker\"} 1.0",
                        "jackstay_risk_halted{bot=\"btc-grid\",rule=\"drawdown\"} 0.0",
                        "jackstay_position_base{bot=\"btc-grid\",market=\"sim:BTC-USDC-PERP\"} -0.05",
                        "jackstay_orders_submitted_total{bot=\"btc-grid\"} 20.0",
                        "jackstay_orders_rejected_total{bot=\"btc-grid\"} 2.0",
                        "jackstay_orders_cancelled_total{bot=\"btc-grid\"} 11.0",
                        "jackstay_order_answer_seconds_bucket{bot=\"btc-grid\",le=\"0.005\"} 1",
                        "jackstay_order_answer_seconds_bucket{bot=\"btc-grid\",le=\"0.05\"} 2",
                        "jackstay_order_answer_seconds_bucket{bot=\"btc-grid\",le=\"+Inf\"} 2",
                        "jackstay_order_answer_seconds_sum{bot=\"btc-grid\"} 0.043",
                        "jackstay_session_realized_pnl{asset=\"USDC\",bot=\"btc-grid\"} 10.0",
                        "jackstay_day_realized_pnl{asset=\"USDC\",bot=\"btc-grid\"} 4.0",
                        "jackstay_all_time_realized_pnl{asset=\"USDC\",bot=\"btc-grid\"} 30.0",
                        "jackstay_all_time_net_pnl{asset=\"USDC\",bot=\"btc-grid\"} 31.75",
                        "jackstay_all_time_fees_paid{asset=\"BNB\",bot=\"btc-grid\"} 1.0",
                        "jackstay_risk_limit_used_ratio{bot=\"btc-grid\",rule=\"drawdown\"} 0.2",
                        "jackstay_alerts_raised{code=\"CANCEL_STUCK\",name=\"btc-grid\",scope=\"bot\"} 2.0",
                        "jackstay_alerts_raised{code=\"POSITION_DRIFT\",name=\"sim\",scope=\"login\"} 1.0",
                        "jackstay_login_blocked{login=\"sim\"} 1.0",
                        "jackstay_reconciliations_total{login=\"sim\",result=\"done\"} 8.0",
                        "jackstay_reconciliations_total{login=\"sim\",result=\"failed\"} 1.0",
                        "jackstay_stream_up{login=\"sim\",stream=\"orders\"} 1.0",
                        "jackstay_stream_up{login=\"sim\",stream=\"books\"} 0.0",
                        "jackstay_stream_last_message_age_seconds{login=\"sim\",stream=\"orders\"} 1.5",
                        "jackstay_stream_losses_total{login=\"sim\",stream=\"orders\"} 2.0",
                        "jackstay_round_trip_seconds_bucket{login=\"sim\",stream=\"http-api\",le=\"0.001\"} 0",
                        "jackstay_round_trip_seconds_bucket{login=\"sim\",stream=\"http-api\",le=\"0.0025\"} 1",
                        "jackstay_round_trip_seconds_sum{login=\"sim\",stream=\"http-api\"} 0.0025",
                        "jackstay_venue_clock_ahead_seconds{login=\"sim\"} -0.04",
                        "jackstay_connector_value{login=\"sim\",meter=\"address-requests-left\"} 900.0",
                        "jackstay_connector_count_total{login=\"sim\",meter=\"malformed-frames\"} 1.0",
                        "jackstay_request_budget_used{scope=\"venue/ip\"} 30.0",
                        "jackstay_journal_waiting_seconds 0.25",
                        "jackstay_alerts_sent_total{channel=\"phone\",level=\"critical\"} 3.0",
                        "jackstay_alerts_sent_total{channel=\"phone\",level=\"info\"} 0.0",
                        "jackstay_alert_tries_failed_total{channel=\"phone\"} 2.0",
                        "jackstay_alerts_waiting{channel=\"phone\"} 1.0",
                        "jackstay_ledger_records_total 12.0");
    }

    /** Else a rule that looks for a rise would miss the first one: a value that was not there has not risen. */
    @Test
    void whatRulesWatchIsThereBeforeItIsRaised() {
        assertThat(scrape().lines().toList())
                .contains(
                        "jackstay_alerts_raised{code=\"ORDER_UNKNOWN\",name=\"late\",scope=\"bot\"} 0.0",
                        "jackstay_alerts_raised{code=\"ORDER_STRAY\",name=\"btc-grid\",scope=\"bot\"} 0.0",
                        "jackstay_alerts_raised{code=\"BALANCE_DRIFT\",name=\"sim\",scope=\"login\"} 0.0");
    }

    @Test
    void eachMetricOfTheTableIsThereWithItsKindAndNoOther() {
        String text = scrape();

        SortedSet<String> wanted = new TreeSet<>();
        MetricTable.all().forEach(metric -> wanted.addAll(metric.lines()));
        assertThat(names(text, "jackstay_")).isEqualTo(wanted);
        MetricTable.all()
                .forEach(metric -> assertThat(text).contains("# HELP " + metric.name(), "# TYPE " + metric.name()));
        assertThat(text).endsWith("\n").contains("jvm_memory_used_bytes").contains("process_start_time_seconds");
        assertThat(Set.copyOf(MetricTable.all())).hasSameSizeAs(MetricTable.all());
    }

    /** Of the lines that hold values. */
    private static SortedSet<String> names(String text, String beginning) {
        SortedSet<String> names = new TreeSet<>();
        text.lines().filter(line -> line.startsWith(beginning)).forEach(line -> names.add(line.split("[{ ]", 2)[0]));
        return names;
    }

    @Test
    void aNewPublicationTakesThePlaceOfTheOneBefore() {
        scrape();
        metrics.publish(SessionFigures.none(clock.nanoTime()));

        assertThat(metrics.text()).doesNotContain("btc-grid").contains("jackstay_build_info");
    }

    @Test
    void theReferenceHasTheTable() throws IOException {
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/metrics.md")).stream()
                .filter(line -> line.startsWith("| `jackstay_"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        MetricTable.all().stream().map(Metric::row).toList());
    }

    @Test
    void boardAndRulesAskForMetricsThatThereAre() throws IOException {
        SortedSet<String> there = new TreeSet<>(names(scrape(), "j"));
        there.addAll(names(scrape(), "process_"));
        List<Path> files = monitoring();
        assertThat(files).hasSizeGreaterThanOrEqualTo(2);
        for (Path file : files) {
            SortedSet<String> asked = new TreeSet<>();
            NAME.matcher(Files.readString(file)).results().forEach(found -> asked.add(found.group()));
            assertThat(asked).as("%s", file).isNotEmpty();
            assertThat(there).as("%s", file).containsAll(asked);
        }
    }

    @Test
    void boardAndRulesAskForLabelsThatThereAre() throws IOException {
        Map<String, Set<String>> labels = new TreeMap<>();
        MetricTable.all()
                .forEach(metric -> metric.lines().forEach(name -> labels.put(name, Set.copyOf(metric.labels()))));
        int asked = 0;
        for (Path file : monitoring()) {
            String text = Files.readString(file).replace("\\\"", "\"");
            for (MatchResult use : SELECTOR.matcher(text).results().toList()) {
                List<String> used = LABEL.matcher(use.group(2))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                assertThat(labels.get(use.group(1)))
                        .as("%s %s", file, use.group())
                        .containsAll(used);
                asked += used.size();
            }
        }
        assertThat(asked).isGreaterThan(10);
    }

    @Test
    void eachRuleSaysHowUrgentItIsAndWhatIsTheMatter() throws IOException {
        String text = Files.readString(MONITORING.resolve("prometheus-rules.yml"));
        List<String> rules = List.of(text.substring(text.indexOf(ALERT)).split(ALERT)).stream()
                .filter(rule -> !rule.isBlank())
                .toList();

        assertThat(rules).hasSizeGreaterThan(15).allSatisfy(rule -> assertThat(rule)
                .containsPattern("(?m)^        expr: .+$")
                .containsPattern("(?m)^        labels: \\{severity: (critical|warning)}$")
                .containsPattern("(?m)^          summary: .+$"));
    }

    @Test
    void theBoardIsJsonWithAPanelForEachQuestion() throws IOException {
        List<String> titles = new ArrayList<>();
        try (JsonParser json = new JsonFactory()
                .createParser(MONITORING.resolve("grafana-jackstay.json").toFile())) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && json.currentName().equals("title")) {
                    titles.add(json.nextTextValue());
                }
            }
        }

        assertThat(titles)
                .contains("Positions", "Orders", "Time to a venue's answer", "Net result today", "Streams", "Journal")
                .contains("Orders that are stuck", "Halts by rule", "Comparisons with the venue", "Drifts, last day")
                .doesNotHaveDuplicates();
    }

    /** Where promtool is installed: the rules, the configuration that names them, and the names, units and text of a scrape. */
    @Test
    void promtoolAcceptsRulesConfigurationAndScrape() throws IOException, InterruptedException {
        Optional<Path> promtool = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(promtool.isPresent(), "skipped: promtool is not on the path");
        String ours = scrape().lines()
                .filter(line -> line.matches("(# (HELP|TYPE) )?jackstay_.*"))
                .collect(Collectors.joining("\n", "", "\n"));

        check(
                promtool.get(),
                "",
                "rules",
                MONITORING.resolve("prometheus-rules.yml").toString());
        check(promtool.get(), "", "config", MONITORING.resolve("prometheus.yml").toString());
        check(promtool.get(), ours, "metrics");
    }

    private static void check(Path promtool, String input, String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(promtool.toString(), "check"));
        line.addAll(List.of(words));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private static List<Path> monitoring() throws IOException {
        try (Stream<Path> files = Files.list(MONITORING)) {
            return files.filter(file -> !file.toString().endsWith("prometheus.yml"))
                    .sorted()
                    .toList();
        }
    }
}
