package io.jackstay.connector.paper;

import static io.jackstay.api.market.Side.BUY;
import static io.jackstay.api.market.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of order from the batch to the events. */
class PaperOrdersTest {
    private final HandFeed feed = new HandFeed();
    private final Session session = Session.on(feed);
    private final List<String> events = session.events().orders;

    @BeforeEach
    void quotes() {
        feed.top(600_000, 2_000, 600_001, 2_000);
        session.advance(Duration.ofSeconds(1));
        events.clear();
    }

    @Test
    void limitOrderRestsAndFillsInParts() {
        OrderRef order = session.place(session.limit(BUY, "1", "59990"));
        feed.trade(SELL, 400, 599_890);
        feed.trade(SELL, 900, 599_890);

        assertThat(events)
                .as("the print behind the order is as old as the order, so it counts from the next instant on")
                .containsExactly("SUBMIT 1 ok");
        session.advance(Duration.ofSeconds(1));
        feed.trade(SELL, 400, 599_890);
        feed.trade(SELL, 900, 599_890);
        assertThat(events)
                .containsExactly(
                        "SUBMIT 1 ok",
                        "fill 1 0.4@59990 MAKER",
                        "order 1 PARTIALLY_FILLED 0.4",
                        "balance USDC 99997.6004",
                        "fill 1 0.6@59990 MAKER",
                        "order 1 FILLED 1",
                        "balance USDC 99994.001");
        assertThat(session.events().margins).hasSize(2);
        assertThat(order.cloidOrZero()).isEqualTo(1);
    }

    @Test
    void outcomeComesBeforeTheFillsOfATakingOrder() {
        session.place(session.limit(BUY, "3", "60000.1"));

        assertThat(events)
                .startsWith("SUBMIT 1 ok", "fill 1 2@60000.1 TAKER", "order 1 PARTIALLY_FILLED 2")
                .noneMatch(line -> line.contains("CANCELLED"));
    }

    @Test
    void immediateOrderEndsWithWhatItTook() {
        session.place(session.limit(BUY, "3", "60000.1").ioc());

        assertThat(events)
                .startsWith(
                        "SUBMIT 1 ok", "fill 1 2@60000.1 TAKER", "order 1 PARTIALLY_FILLED 2", "order 1 CANCELLED 2");
    }

    @Test
    void marketOrderTakesDownToItsWorstPrice() {
        session.place(MarketOrderRequest.market(
                SELL,
                session.limit(SELL, "0.5", "59000").size(),
                session.limit(SELL, "0.5", "59000").price()));

        assertThat(events).startsWith("SUBMIT 1 ok", "fill 1 0.5@60000 TAKER", "order 1 FILLED 0.5");
    }

    @Test
    void postOnlyThatWouldTakeIsRejected() {
        session.place(session.limit(BUY, "1", "60000.1").postOnly());

        assertThat(events).containsExactly("SUBMIT 1 POST_ONLY_WOULD_CROSS");
    }

    @Test
    void reduceOnlyEndsAtAFlatPosition() {
        session.place(session.limit(BUY, "0.3", "60000.1").ioc());
        session.place(session.limit(SELL, "1", "60000").reducing());

        assertThat(events).contains("SUBMIT 2 ok", "fill 2 0.3@60000 TAKER", "order 2 CANCELLED 0.3");
        assertThat(session.snapshot().positions().get(0).isFlat()).isTrue();
    }

    @Test
    void cancelIsAnsweredThenReported() {
        OrderRef order = session.place(session.limit(BUY, "1", "59990"));
        session.cancel(order);
        session.cancel(order);

        assertThat(events)
                .containsExactly("SUBMIT 1 ok", "CANCEL 1 ok", "order 1 CANCELLED 0", "CANCEL 1 UNKNOWN_ORDER");
        assertThat(session.events().outcomes.get(2))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.why().words()).isEqualTo("the order is CANCELLED"));
    }

    @Test
    void cancelAllEndsAllOrThoseOfAMarket() {
        session.place(session.limit(BUY, "0.1", "59990"));
        session.place(session.limit(SELL, "0.1", "60010"));

        Session.result(session.connector::snapshot);
        assertThat(Session.<Void>result(reply -> session.connector.cancelAll(Optional.of(Session.MARKET), reply)))
                .isInstanceOf(Result.Ok.class);
        assertThat(session.snapshot().openOrders()).isEmpty();

        session.place(session.limit(BUY, "0.1", "59990"));
        Session.<Void>result(reply -> session.connector.cancelAll(Optional.empty(), reply));
        assertThat(session.snapshot().openOrders()).isEmpty();
    }

    @Test
    void orderAfterItsDeadlineIsRefused() {
        session.place(session.limit(BUY, "1", "59990"), session.context.epochNanos() - 1);

        assertThat(events).containsExactly("SUBMIT 1 EXPIRED_DEADLINE");
    }

    @Test
    void smallerAmendIsAnsweredAndReportedAndTheOrderKeepsItsIds() {
        OrderRef order = session.place(session.limit(BUY, "1", "59990"));
        session.amend(order, "59990", "0.5");

        assertThat(events).containsExactly("SUBMIT 1 ok", "AMEND 1 ok", "order 1 OPEN 0");
        OrderReport open = session.snapshot().openOrders().get(0);
        assertThat(open.size().toBigDecimal()).isEqualByComparingTo("0.5");
        assertThat(open.order().cloidOrZero()).isEqualTo(1);
    }

    @Test
    void amendToACrossingPriceTakes() {
        OrderRef order = session.place(session.limit(BUY, "1", "59990"));
        session.amend(order, "60000.1", "1");

        assertThat(events)
                .startsWith(
                        "SUBMIT 1 ok", "AMEND 1 ok", "order 1 OPEN 0", "fill 1 1@60000.1 TAKER", "order 1 FILLED 1");
    }

    @Test
    void amendOfAnEndedOrderIsRefused() {
        OrderRef order = session.place(session.limit(BUY, "1", "59990"));
        session.cancel(order);
        session.amend(order, "59980", "1");

        assertThat(events).endsWith("AMEND 1 UNKNOWN_ORDER");
    }

    @Test
    void statusIsFoundByCloidForOpenAndEndedOrders() {
        OrderRef open = session.place(session.limit(BUY, "1", "59990"));
        OrderRef ended = session.place(session.limit(BUY, "1", "60000.1").ioc());

        assertThat(state(open)).isEqualTo(OrderState.OPEN);
        assertThat(state(ended)).isEqualTo(OrderState.FILLED);
        OrderLookup none = lookup(OrderRef.of(Session.MARKET, new Cloid(99)));
        assertThat(none).isInstanceOf(OrderLookup.NotFound.class);
    }

    private OrderState state(OrderRef order) {
        return ((OrderLookup.Found) lookup(order)).report().state();
    }

    private OrderLookup lookup(OrderRef order) {
        return Session.ask(reply -> session.connector.orderStatus(order, Instant.EPOCH, reply));
    }

    @Test
    void undeclaredQuestionsAreRefused() {
        Result<Void> leverage = Session.result(reply -> session.connector.setLeverage(Session.MARKET, 3, reply));

        assertThat(leverage).isInstanceOfSatisfying(Result.Refused.class, refused -> assertThat(
                        refused.why().reason())
                .isEqualTo(RejectReason.UNSUPPORTED));
    }

    @Test
    void stopTakesTheStreamsDown() {
        assertThat(Session.<Void>result(session.connector::stop)).isInstanceOf(Result.Ok.class);

        assertThat(events).containsExactly("stream PRIVATE DOWN", "stream PUBLIC DOWN");
    }
}
