package io.jackstay.connector.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Result;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person does at the venue's page, and rows that the contract has no value for: the login goes on. */
class WholePositionTest {
    private static final String STOP =
            "{\"coin\":\"ETH\",\"side\":\"A\",\"limitPx\":\"2700.0\",\"sz\":\"0.0\",\"oid\":901,\"timestamp\":1735689600000,"
                    + "\"triggerCondition\":\"Price below 3000\",\"isTrigger\":true,\"triggerPx\":\"3000.0\",\"children\":[],"
                    + "\"isPositionTpsl\":true,\"reduceOnly\":true,\"orderType\":\"Stop Market\",\"origSz\":\"0.0\",\"tif\":null,\"cloid\":null}";
    private static final String RESTING =
            "{\"coin\":\"ETH\",\"side\":\"B\",\"limitPx\":\"3000.1\",\"sz\":\"0.5\",\"oid\":77,\"timestamp\":1735689600000,\"origSz\":\"0.5\"}";

    private final Started started = Started.rest();
    private final ScriptedVenue venue = started.venue;

    private Result<?> answer() {
        venue.run();
        return started.answers.get(started.answers.size() - 1);
    }

    private AccountSnapshot snapshot() {
        started.connector.snapshot(started.answers::add);
        return (AccountSnapshot) ((Result.Ok<?>) answer()).value();
    }

    @Test
    void aSnapshotHasTheOrdersBesideAStopOnTheWholePosition() {
        venue.info.put("frontendOpenOrders", "[%s,%s]".formatted(STOP, RESTING));

        assertThat(snapshot().openOrders())
                .extracting(OrderReport::order)
                .containsExactly(OrderRef.foreign(Started.ETH, "77"));
        snapshot();
        assertThat(venue.logged)
                .containsExactly(
                        "WARNING order without a size left out coin=ETH order=901: one on the whole position, which no bot has placed");
    }

    @Test
    void theStreamStaysUpWithAStopOnTheWholePosition() {
        for (String status : List.of("open", "triggered", "canceled", "filled")) {
            venue.frame(
                    "{\"channel\":\"orderUpdates\",\"data\":[{\"order\":%s,\"status\":\"%s\",\"statusTimestamp\":2},"
                                    .formatted(STOP, status)
                            + "{\"order\":%s,\"status\":\"open\",\"statusTimestamp\":2}]}".formatted(RESTING));
        }

        assertThat(venue.events.lines).doesNotContain("reconnect");
        assertThat(venue.events.orders).hasSize(4);
    }

    @Test
    void aListOfOpenOrdersIsToldBesideAStopOnTheWholePosition() {
        venue.frame("{\"channel\":\"openOrders\",\"data\":{\"dex\":\"\",\"user\":\"0x1\",\"orders\":[%s,%s]}}"
                .formatted(STOP, RESTING));

        assertThat(venue.events.lines).doesNotContain("reconnect");
        assertThat(venue.events.orders).hasSize(1);
    }

    @Test
    void aLookUpOfAStopOnTheWholePositionIsUnknown() {
        venue.info.put(
                "orderStatus",
                "{\"status\":\"order\",\"order\":{\"order\":%s,\"status\":\"open\",\"statusTimestamp\":2}}"
                        .formatted(STOP));
        started.connector.orderStatus(OrderRef.foreign(Started.ETH, "901"), Instant.EPOCH, started.answers::add);

        assertThat(answer()).isInstanceOf(Result.Unknown.class);
    }

    @Test
    void aBalanceWithoutANameIsLeftOut() {
        String balances =
                "{\"balances\":[{\"coin\":\"\",\"total\":\"5\",\"hold\":\"0\"},{\"coin\":\"USDC\",\"total\":\"7\",\"hold\":\"0\"}]}";
        venue.info.put("spotClearinghouseState", balances);
        venue.frame("{\"channel\":\"spotState\",\"data\":{\"user\":\"0x1\",\"spotState\":%s}}".formatted(balances));

        assertThat(snapshot().balances()).extracting(Balance::asset).containsExactly("USDC");
        assertThat(venue.events.lines).doesNotContain("reconnect");
        assertThat(venue.logged).containsExactly("WARNING balance without a name left out total=5");
    }

    /** Left out it would be money that nobody counts. */
    @Test
    void aFillThatTheContractCanNotHaveMakesThePageUnknown() {
        String fill = "{\"coin\":\"ETH\",\"px\":\"%s\",\"sz\":\"0.1\",\"side\":\"B\",\"time\":5,\"oid\":77,\"tid\":%d}";
        venue.info.put("userFillsByTime", "[%s,%s]".formatted(fill.formatted("3000", 1), fill.formatted("0.0", 2)));
        MarketId other = MarketId.parse("hl:SOL-USDC-PERP");
        started.connector.fillsSince(HistoryQuery.since(List.of(other), Instant.EPOCH), started.answers::add);

        assertThat(answer()).isInstanceOf(Result.Unknown.class);
    }

    @Test
    void anOrderOfPriceZeroMakesASnapshotUnknown() {
        venue.info.put("frontendOpenOrders", "[%s]".formatted(RESTING.replace("3000.1", "0.0")));
        started.connector.snapshot(started.answers::add);

        assertThat(answer()).isInstanceOf(Result.Unknown.class);
    }

    /** What is wrong with it shows only when orders, positions and balances are put together. */
    @Test
    void aPositionThatTheContractCanNotHaveMakesASnapshotUnknown() {
        venue.info.put(
                "clearinghouseState",
                "{\"marginSummary\":{\"accountValue\":\"0.0\"},\"withdrawable\":\"0.0\",\"assetPositions\":[{\"position\":"
                        + "{\"coin\":\"ETH\",\"szi\":\"0.0000000000000000001\",\"entryPx\":\"1\"}}],\"time\":5}");
        started.connector.snapshot(started.answers::add);

        assertThat(answer()).isInstanceOf(Result.Unknown.class);
    }

    @Test
    void anOrderOfPriceZeroThatIsLookedUpIsUnknown() {
        venue.info.put("userFillsByTime", "[]");
        for (String status : List.of("open", "rejected")) {
            venue.info.put(
                    "orderStatus",
                    "{\"status\":\"order\",\"order\":{\"order\":%s,\"status\":\"%s\",\"statusTimestamp\":2}}"
                            .formatted(RESTING.replace("3000.1", "0.0"), status));
            started.connector.orderStatus(OrderRef.foreign(Started.ETH, "77"), Instant.EPOCH, started.answers::add);

            assertThat(answer()).isInstanceOf(Result.Unknown.class);
        }
    }
}
