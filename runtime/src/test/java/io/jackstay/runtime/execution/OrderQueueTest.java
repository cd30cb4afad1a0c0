package io.jackstay.runtime.execution;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static io.jackstay.runtime.fixture.Markets.info;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.market.BookView;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.market.MarketChannel;
import io.jackstay.runtime.market.MarketLane;
import io.jackstay.runtime.market.MarketState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stands before an order at its price, by what the feeds have shown. Sizes in thousandths, prices in tenths. */
final class OrderQueueTest {
    private static final long AT_100 = 1_000;

    private final Desk desk = new Desk();
    private final VirtualClock clock = new VirtualClock(START_NANOS);
    private final MarketChannel channel = new MarketChannel(info(BTC), clock);
    private final MarketLane lane =
            new MarketLane(BTC, List.of(Feed.TOP, Feed.BOOK, Feed.TRADES), List.of(), Work.Wakeup.NONE);
    private final OrderQueue queue = desk.tracker.queues().of(BTC);

    OrderQueueTest() {
        channel.listen(lane);
    }

    private void top(long bid, long bidSize) {
        channel.top(bid, bidSize, bid + 10, 7_000, START_NANOS);
        take();
    }

    /** Bids, best first: price and size in turn. */
    private void book(long... bids) {
        BookSink book = channel.book().snapshot().level(Side.SELL, 1_020, 1_000).level(Side.SELL, 1_040, 1_000);
        for (int i = 0; i < bids.length; i += 2) {
            book.level(Side.BUY, bids[i], bids[i + 1]);
        }
        book.commit(START_NANOS);
        take();
    }

    private void take() {
        lane.advance();
        queue.shows(lane.requireState());
    }

    private void print(long price, long size, Side taker) {
        channel.trade(price, size, taker, "", START_NANOS);
        queue.printed(lane.pollTrade().orElseThrow());
    }

    private static Optional<String> ahead(Order order) {
        return order.queueAhead().map(size -> size.toBigDecimal().toPlainString());
    }

    @Test
    void anOrderBeginsBehindWhatIsShownAtItsPrice() {
        top(AT_100, 5_000);
        Order order = desk.sent("1");
        assertThat(ahead(order)).as("not resting yet").isEmpty();

        desk.accept(order, "v1");
        assertThat(ahead(order)).contains("5.000");

        top(AT_100, 9_000);
        assertThat(ahead(order)).as("who came later stands behind").contains("5.000");
        desk.report(order, OrderState.CANCELLED, "0");
        assertThat(ahead(order)).isEmpty();
    }

    @Test
    void anOrderOfBeforeTheFirstQuoteBeginsThere() {
        Order order = desk.open("1");
        assertThat(ahead(order)).isEmpty();
        top(AT_100, 5_000);
        assertThat(ahead(order)).contains("5.000");
    }

    @Test
    void whatShrinksWithoutAPrintShrinksEvenly() {
        top(AT_100, 5_000);
        Order order = desk.open("1");
        top(AT_100, 10_000);

        top(AT_100, 5_000);
        assertThat(ahead(order)).contains("2.500");
        top(AT_100, 1);
        assertThat(ahead(order)).as("half a thousandth, rounded up").contains("0.001");
    }

    @Test
    void aPrintTakesFromTheFront() {
        top(AT_100, 5_000);
        Order order = desk.open("1");
        top(AT_100, 10_000);

        print(AT_100, 2_000, Side.SELL);
        assertThat(ahead(order)).contains("3.000");
        top(AT_100, 8_000);
        assertThat(ahead(order)).as("that the level shows it too counts once").contains("3.000");

        print(AT_100, 2_000, Side.BUY);
        print(AT_100 + 10, 2_000, Side.SELL);
        assertThat(ahead(order)).as("prints of others' prices").contains("3.000");
        print(AT_100, 4_000, Side.SELL);
        assertThat(ahead(order)).contains("0.000");
    }

    @Test
    void aPrintBeyondItsPriceAndAFillHaveReachedIt() {
        top(AT_100, 5_000);
        Order first = desk.open("1");
        Order second = desk.open("1");

        desk.fill(first, "0.5");
        assertThat(ahead(first)).contains("0.000");
        assertThat(ahead(second)).contains("5.000");
        print(AT_100 - 1, 10, Side.SELL);
        assertThat(ahead(second)).contains("0.000");
    }

    @Test
    void bestPricesAloneShowNothingBehindThem() {
        top(AT_100 + 5, 5_000);
        Order order = desk.open("1");
        assertThat(ahead(order)).as("behind the best").isEmpty();
        top(AT_100, 4_000);
        assertThat(ahead(order)).contains("4.000");
        top(AT_100 + 5, 1_000);
        assertThat(ahead(order)).as("nothing new is shown").contains("4.000");
        top(AT_100 - 5, 1_000);
        assertThat(ahead(order)).as("it is the best").contains("0.000");
    }

    @Test
    void aBookShowsItsLevelsAndNothingBeyondThem() {
        book(1_010, 1_000, AT_100, 3_000);
        Order order = desk.open("1");
        assertThat(ahead(order)).contains("3.000");

        Order between = desk.place(Side.BUY, "1", "100.5");
        Order beyond = desk.place(Side.BUY, "1", "99");
        Order sell = desk.place(Side.SELL, "1", "104");
        desk.turn();
        List.of(between, beyond, sell).forEach(other -> desk.accept(other, "v" + Desk.ref(other)));
        assertThat(ahead(between)).contains("0.000");
        assertThat(ahead(beyond)).isEmpty();
        assertThat(ahead(sell)).contains("1.000");

        book(1_010, 1_000, 990, 2_000);
        assertThat(ahead(order)).as("its level is gone").contains("0.000");
        assertThat(ahead(beyond)).contains("2.000");
    }

    @Test
    void anotherPriceOrALargerSizeBeginsAtTheEnd() {
        top(AT_100, 5_000);
        Order order = desk.open("1");
        print(AT_100, 4_000, Side.SELL);
        assertThat(ahead(order)).contains("1.000");

        amend(order, "0.5", "100");
        assertThat(ahead(order)).as("smaller").contains("1.000");
        top(AT_100, 6_000);
        amend(order, "2", "100");
        assertThat(ahead(order)).as("larger").contains("6.000");
        amend(order, "2", "100.2");
        assertThat(ahead(order)).as("a better price").contains("0.000");
    }

    private void amend(Order order, String size, String price) {
        desk.gateway.amend(order, Markets.price(BTC, price), size(BTC, size), desk.now());
        desk.turn();
        desk.outcome(order, Command.AMEND, new Outcome.Accepted("", ""));
    }

    @Test
    void aRecordedBookShowsTheSame() {
        book(1_010, 1_000, AT_100, 3_000, 980, 4_000);
        MarketState.Image made = lane.requireState().image();
        BookView book = made.book().orElseThrow();
        MarketState told = MarketState.of(new MarketState.Image(
                made.info(),
                made.bid(),
                made.bidSize(),
                made.ask(),
                made.askSize(),
                made.venueNanos(),
                made.topNanos(),
                made.bookNanos(),
                Optional.of(new Recorded(book)),
                made.mark(),
                made.funding()));

        List<Long> ours = new ArrayList<>();
        List<Long> theirs = new ArrayList<>();
        for (Side side : Side.values()) {
            for (long price = 970; price <= 1_050; price++) {
                ours.add(lane.requireState().shown(side, price));
                theirs.add(told.shown(side, price));
            }
        }

        assertThat(theirs).isEqualTo(ours).contains(3_000L, 4_000L, 0L, MarketState.UNSEEN);
    }

    /** A book that this runtime did not make. */
    private record Recorded(BookView book) implements BookView {
        @Override
        public MarketId market() {
            return book.market();
        }

        @Override
        public List<Level> levels(Side side) {
            return book.levels(side);
        }

        @Override
        public int depth() {
            return book.depth();
        }

        @Override
        public Stamp stamp() {
            return book.stamp();
        }
    }
}
