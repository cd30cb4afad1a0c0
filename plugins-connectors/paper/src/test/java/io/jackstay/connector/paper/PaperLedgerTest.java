package io.jackstay.connector.paper;

import static io.jackstay.api.market.Side.BUY;
import static io.jackstay.api.market.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Position;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaperLedgerTest {
    private final HandFeed feed = new HandFeed();
    private final Session session = Session.on(feed);

    private void trade(int times) {
        for (int i = 0; i < times; i++) {
            session.advance(Duration.ofSeconds(1));
            feed.top(600_000, 2_000 + i, 600_001, 2_000 + i);
            session.place(session.limit(i % 2 == 0 ? BUY : SELL, "0.01", i % 2 == 0 ? "60000.1" : "60000")
                    .ioc());
        }
    }

    @Test
    void snapshotEqualsWhatTheFillsAddUpTo() {
        trade(7);
        session.place(session.limit(BUY, "0.1", "59000"));

        Position position = Position.flat(Session.MARKET);
        BigDecimal fees = BigDecimal.ZERO;
        for (OrderFill fill : session.events().fills) {
            position = position.after(fill.side(), fill.price(), fill.size(), session.info);
            fees = fees.add(fill.fee().amount());
        }
        AccountSnapshot snapshot = session.snapshot();
        assertThat(snapshot.openOrders()).hasSize(1);
        Position told = snapshot.positions().get(0);
        assertThat(told.size()).isEqualTo(position.size());
        assertThat(told.cost()).isEqualByComparingTo(position.cost());
        assertThat(told.source()).isEqualTo(Position.Source.VENUE);
        assertThat(snapshot.balances().get(0).total())
                .isEqualByComparingTo(
                        new BigDecimal("100000").add(position.realizedPnl()).subtract(fees));
        assertThat(snapshot.margin().orElseThrow().equity().amount())
                .isEqualByComparingTo(snapshot.balances()
                        .get(0)
                        .total()
                        .add(position.unrealized(new BigDecimal("60000.05"), session.info)));
    }

    @Test
    void historyIsToldInPagesThatContinueAtTheCursor() {
        trade(1_203);

        List<OrderFill> all = new ArrayList<>();
        HistoryQuery query = HistoryQuery.since(List.of(Session.MARKET), Instant.EPOCH);
        HistoryPage<OrderFill> page = fills(query);
        all.addAll(page.items());
        while (page.more()) {
            query = query.after(page);
            page = fills(query);
            all.addAll(page.items());
        }

        assertThat(all).isEqualTo(session.events().fills);
        assertThat(page.isComplete()).isTrue();
        assertThat(fills(query.after(page)).items()).isEmpty();
        trade(1);
        assertThat(fills(query.after(page)).items()).hasSize(1);
    }

    @Test
    void historyBeginsAtTheTimeAskedFor() {
        trade(5);
        long third = session.events().fills.get(2).stamp().venueNanos();

        HistoryPage<OrderFill> page = fills(HistoryQuery.since(List.of(), Instant.ofEpochSecond(0, third)));

        assertThat(page.items()).isEqualTo(session.events().fills.subList(2, 5));
    }

    @Test
    void cursorOfAnEarlierLifeIsAnsweredWithTheHole() {
        HistoryPage<OrderFill> page = fills(new HistoryQuery(List.of(), "77-5", Instant.EPOCH));

        assertThat(page.isComplete()).isFalse();
    }

    @Test
    void cursorThatIsNoneIsRefused() {
        Result<HistoryPage<OrderFill>> result = Session.result(
                reply -> session.connector.fillsSince(new HistoryQuery(List.of(), "abc", Instant.EPOCH), reply));

        assertThat(result).isInstanceOfSatisfying(Result.Refused.class, refused -> assertThat(
                        refused.why().reason())
                .isEqualTo(RejectReason.INVALID_REQUEST));
    }

    @Test
    void thereAreNoCashFlowsYet() {
        HistoryPage<CashFlow> page = Session.ask(
                reply -> session.connector.cashFlowsSince(HistoryQuery.since(List.of(), Instant.EPOCH), reply));

        assertThat(page.items()).isEmpty();
        assertThat(page.isComplete()).isTrue();
    }

    @Test
    void idsGoOnAfterARestartAndCloidsStayUsed() {
        trade(1);
        HandFeed again = new HandFeed();
        FakeContext next = session.context.nextAfterKill();
        next.recordings.put(Session.MARKET, again);
        Session second = Session.of(next, Session.config(Optional.empty()));
        again.top(600_000, 2_000, 600_001, 2_000);
        second.place(second.limit(BUY, "0.01", "60000.1").ioc());
        second.place(second.limit(BUY, "0.01", "60000.1").ioc());

        assertThat(session.events().fills).extracting(OrderFill::id).containsExactly("f1-1");
        assertThat(second.events().orders).contains("SUBMIT 1 DUPLICATE_CLOID", "SUBMIT 2 ok");
        assertThat(second.events().fills).extracting(OrderFill::id).containsExactly("f1-2");
    }

    private HistoryPage<OrderFill> fills(HistoryQuery query) {
        return Session.ask(reply -> session.connector.fillsSince(query, reply));
    }
}
