package io.jackstay.runtime.web;

import static io.jackstay.runtime.web.http.RawClient.get;
import static io.jackstay.runtime.web.http.RawClient.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.control.JsonLine;
import io.jackstay.runtime.fill.Mirror;
import io.jackstay.runtime.ledger.OrderRow;
import io.jackstay.runtime.web.http.Role;
import io.jackstay.runtime.web.records.ListedRecords;
import io.jackstay.runtime.web.records.PastFill;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders, fills and events of a bot over HTTP, by the page and as tables. */
class HistoryPagesTest extends WebFixture {
    private static final String FILLS = "/api/v1/bots/btc-grid/fills";
    private static final String ORDERS = "/api/v1/bots/btc-grid/orders";
    private static final String EVENTS = "/api/v1/bots/btc-grid/events";
    private static final String CSV = "Accept: text/csv";
    private static final MarketId MARKET = MarketId.parse("sim:BTC-USDC-PERP");
    private static final long MILLI = 1_000_000;

    /** Number {@code n} is of second {@code n}, but three at a time are of one. */
    private static PastFill fill(int n) {
        long at = 1_000_000_000L * (n - n % 3);
        return new PastFill(
                OrderFill.of(
                        "f" + n,
                        new OrderRef(MARKET, n, "v" + n),
                        n % 2 == 0 ? Side.BUY : Side.SELL,
                        Price.of(MARKET, BigDecimal.valueOf(60_000 + n)),
                        Size.of(MARKET, new BigDecimal("0.01")),
                        new Money("USDC", new BigDecimal("-0.06")),
                        new Stamp(at, at)),
                "B" + n,
                n == 2
                        ? Optional.of(new Mirror("f1", Optional.of(new Money("USDC", new BigDecimal("0.130")))))
                        : Optional.empty());
    }

    private static OrderRow order(int n, String label, boolean ended) {
        return new OrderRow(
                MARKET.toString(),
                "SELL",
                "LIMIT GTC",
                BigDecimal.valueOf(60_000),
                new BigDecimal("0.01"),
                BigDecimal.ZERO,
                ended ? "CANCELLED" : "OPEN",
                "",
                label,
                "fill f1",
                "said \"no\"",
                "v" + n,
                n * 1_000 * MILLI,
                n * 1_000 * MILLI,
                ended,
                n);
    }

    private static List<PastFill> fills(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> fill(count + 1 - i))
                .toList();
    }

    @BeforeEach
    void remember() {
        records = new ListedRecords(
                fills(1_201),
                List.of(order(3, "=cmd|'x'!A1", false), order(2, "-1.5", true), order(1, "a,\"b\"\nc", true)),
                List.of(
                        Alert.first(AlertCode.FILL_FOREIGN, "f9", "not ours", 9_000 * MILLI),
                        Alert.first(AlertCode.ORDER_UNKNOWN, "7", "nobody knows", 4_000 * MILLI)),
                17);
    }

    private String ask(String path, String... more) throws IOException {
        String[] headers = new String[more.length + 1];
        System.arraycopy(more, 0, headers, 0, more.length);
        headers[more.length] = bearer(Role.VIEW);
        return get(port(), path, headers);
    }

    private static String body(String answer) {
        assertThat(status(answer)).as(answer).isEqualTo(200);
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    /** What is null in it is empty here. */
    private Map<String, Object> page(String path) throws IOException {
        return JsonLine.read(body(ask(path)).replace(":null", ":\"\""));
    }

    @SuppressWarnings("unchecked") // each row is an object
    private static List<String> ids(Map<String, Object> page) {
        return ((List<Map<String, Object>>) page.get("rows"))
                .stream().map(row -> String.valueOf(row.get("id"))).toList();
    }

    @Test
    void theLatestComeFirstAndThePagesTogetherHaveEachOnce() throws IOException {
        Map<String, Object> first = page(FILLS);
        assertThat(ids(first)).hasSize(500).startsWith("f1201", "f1200");
        assertThat(first).containsEntry("olderFills", 17L);

        List<String> all = new ArrayList<>();
        String after = "";
        for (int pages = 1; pages <= 13; pages++) {
            Map<String, Object> page = page(FILLS + "?limit=100" + after);
            all.addAll(ids(page));
            after = "&after=" + page.get("next");
        }
        assertThat(after).as("the thirteenth is the last").isEqualTo("&after=");
        assertThat(all)
                .isEqualTo(fills(1_201).stream().map(each -> each.fill().id()).toList());
    }

    @Test
    void aTimeIsKeptToByEachKindOfRows() throws IOException {
        assertThat(body(ask(FILLS + "?to=1000")))
                .contains("\"mirrorOf\":\"f1\",\"gain\":\"0.13\"")
                .contains("\"mirrorOf\":null,\"gain\":null");
        assertThat(ids(page(FILLS + "?from=6000&to=9000"))).containsExactly("f8", "f7", "f6");
        assertThat(ids(page(FILLS + "?from=6000&to=12000&limit=4"))).containsExactly("f11", "f10", "f9", "f8");
        assertThat(ids(page(ORDERS + "?from=2000&to=3000"))).containsExactly("2");
        assertThat(ids(page(ORDERS + "?state=open"))).containsExactly("3");
        assertThat(ids(page(EVENTS + "?from=5000"))).containsExactly("FILL_FOREIGN:f9");
        assertThat(body(ask(EVENTS + "?from=5000"))).contains("\"level\":\"bad\"");
        assertThat(ids(page(EVENTS + "?to=9000"))).containsExactly("ORDER_UNKNOWN:7");
        assertThat(ids(page(FILLS + "?lastMs=60000"))).isEmpty();

        records = new ListedRecords(List.of(fill(30_000), fill(3)), List.of(), List.of(), 0);
        ahead.addAndGet(1_000_000_000L * 31_000 - clock.epochNanos());
        assertThat(ids(page(FILLS + "?lastMs=20000000"))).containsExactly("f30000");
    }

    @Test
    void aTableHasAllRowsOfTheTimeUnderTheNamesOfItsColumns() throws IOException {
        String answer = ask(FILLS, CSV);

        assertThat(header(answer, "Content-Type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(answer).doesNotContain("X-Jackstay-Next");
        List<String> lines = List.of(body(answer).split("\r\n", -1));
        assertThat(lines).hasSize(1 + 1_201 + 1);
        assertThat(lines.get(0)).startsWith("id,at,market,side,label,price,size,notional,fee,feeAsset,role");
        assertThat(lines.get(1)).startsWith("f1201,1200000,sim:BTC-USDC-PERP,sell,B1201,61201,0.01,612.01,-0.06,USDC");
        assertThat(body(ask(FILLS + "?from=6000&to=9000", CSV)).lines()).hasSize(4);
        assertThat(body(ask(EVENTS, CSV)).lines()).hasSize(3);
    }

    @Test
    void aTableThatIsTooLargeIsRefusedAndComesInPartsToWhoAsksForThem() throws IOException {
        records = new ListedRecords(fills(20_001), List.of(), List.of(), 0);

        String whole = ask(FILLS, CSV);
        assertThat(status(whole)).isEqualTo(413);
        assertThat(whole).contains("more than 20000 rows");
        String part = ask(FILLS + "?limit=20000", CSV);
        assertThat(body(part).lines()).hasSize(20_001);
        String rest = ask(FILLS + "?limit=20000&after=" + header(part, "X-Jackstay-Next"), CSV);
        assertThat(body(rest).lines()).hasSize(2).last().asString().startsWith("f1,");
        assertThat(rest).doesNotContain("X-Jackstay-Next");
    }

    /** A table program runs what begins so. */
    @Test
    void noCellIsAFormulaOrBreaksItsLine() throws IOException {
        List<String> lines = List.of(body(ask(ORDERS, CSV)).split("\r\n", -1));

        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).contains(",'=cmd|'x'!A1,").contains(",\"said \"\"no\"\"\"");
        assertThat(lines.get(2)).contains(",-1.5,");
        assertThat(lines.get(3)).contains(",\"a,\"\"b\"\"\nc\",");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "from=-1",
                "to=99999999999999",
                "to=",
                "from=9000&to=8000",
                "lastMs=1e3",
                "after=f12",
                "after=99999999999999999999.1",
                "after=1.9999999",
                "limit=0",
                "limit=20001",
                "limit=ten",
                "state=closed"
            })
    void whatIsNoTimeOrPlaceIsRefusedByName(String query) throws IOException {
        for (String path : List.of(FILLS, ORDERS, EVENTS)) {
            String answer = ask(path + "?" + query);

            assertThat(status(answer)).as("%s?%s", path, query).isEqualTo(400);
            assertThat(answer).contains("{\"say\":\"" + query.replaceAll("=.*", ""));
        }
    }

    /** Who can't have the stream asks for these each two seconds. */
    @Test
    void theLatestFillsAreThoseOfTheStreamAndNoDiskIsAskedForThem() throws IOException {
        records = null;
        server.publish(SamplePictures.traded(
                clock.epochNanos(),
                List.of(new BotDetail.Filled(fill(1).fill(), "B1"), new BotDetail.Filled(fill(2).fill(), "B2"))));

        assertThat(ids(page(FILLS + "/latest"))).containsExactly("f1", "f2");
    }

    @Test
    void aBotThatThereIsNotHasNoPast() throws IOException {
        assertThat(status(ask("/api/v1/bots/other/fills"))).isEqualTo(404);
        records = null;
        assertThat(status(ask(FILLS))).isEqualTo(404);
    }
}
