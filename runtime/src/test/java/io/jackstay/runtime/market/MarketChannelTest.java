package io.jackstay.runtime.market;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static io.jackstay.runtime.fixture.Markets.at;
import static io.jackstay.runtime.fixture.Markets.info;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.market.BookView;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Side;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.loop.Work;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MarketChannelTest {
    private final VirtualClock clock = new VirtualClock(START_NANOS);
    private final MarketChannel channel = new MarketChannel(info(BTC), clock);
    private final MarketLane lane = lane(Feed.TOP, Feed.BOOK, Feed.TRADES, Feed.MARK);

    private MarketLane lane(Feed... feeds) {
        MarketLane made = new MarketLane(BTC, List.of(feeds), List.of(), Work.Wakeup.NONE);
        channel.listen(made);
        return made;
    }

    private Optional<MarketState> now() {
        lane.advance();
        return lane.state();
    }

    private Optional<String> top() {
        return now().flatMap(MarketState::top).map(top -> top.bid() + " / " + top.ask());
    }

    private Optional<BookView> book() {
        return now().flatMap(MarketState::book);
    }

    @Test
    void aFeedThatBeginsWithAGapHasSpoken() {
        channel.gap(Feed.TOP);
        channel.gap(Feed.BOOK);

        assertThat(top()).isEmpty();
        assertThat(now().orElseThrow().receivedNanos(Feed.TOP)).isEqualTo(START_NANOS);
        assertThat(now().orElseThrow().receivedNanos(Feed.BOOK)).isEqualTo(START_NANOS);
    }

    private BookSink snapshot() {
        return channel.book()
                .snapshot()
                .level(Side.BUY, 999, 5)
                .level(Side.BUY, 998, 7)
                .level(Side.SELL, 1001, 6);
    }

    @Test
    void botsSeeTheBookAfterACommitAndNeverBetween() {
        BookSink chain = snapshot();
        assertThat(now()).isEmpty();

        chain.commit(START_NANOS);
        channel.book().delta().level(Side.BUY, 1000, 3);

        assertThat(top()).contains("99.9 / 100.1");
        channel.book().commit(START_NANOS);
    }

    @Test
    void aDeltaSetsAddsAndTakesLevelsAway() {
        snapshot().commit(1);
        channel.book()
                .delta()
                .level(Side.BUY, 999, 0)
                .level(Side.SELL, 1002, 4)
                .level(Side.BUY, 500, 0)
                .commit(2);

        BookView book = book().orElseThrow();
        assertThat(book.levels(Side.BUY)).containsExactly(level("99.8", "0.007"));
        assertThat(book.levels(Side.SELL)).containsExactly(level("100.1", "0.006"), level("100.2", "0.004"));
        assertThat(book.stamp().venueNanos()).isEqualTo(2);
    }

    private static BookView.Level level(String price, String size) {
        return new BookView.Level(price(BTC, price), size(BTC, size));
    }

    @Test
    void callsOutOfOrderAreRefusedAndTheLastCommitStays() {
        assertThatIllegalStateException().isThrownBy(() -> channel.book().delta());
        assertThatIllegalStateException().isThrownBy(() -> channel.book().level(Side.BUY, 1, 1));
        assertThatIllegalStateException().isThrownBy(() -> channel.book().commit(1));
        snapshot().commit(1);

        channel.book().snapshot().level(Side.BUY, 10, 1);
        assertThatIllegalStateException().isThrownBy(() -> channel.book().snapshot());
        assertThatIllegalStateException().isThrownBy(() -> channel.book().commit(2));
        channel.book().delta().level(Side.BUY, 998, 8).commit(3);

        assertThat(book().orElseThrow().levels(Side.BUY))
                .containsExactly(level("99.9", "0.005"), level("99.8", "0.008"));
    }

    @Test
    void aBadNumberDropsTheOpenChain() {
        snapshot().commit(1);
        BookSink chain = channel.book().delta().level(Side.BUY, 1000, 9);

        assertThatIllegalArgumentException().isThrownBy(() -> chain.level(Side.SELL, 0, 1));
        assertThatIllegalStateException().isThrownBy(() -> chain.commit(2));
        channel.book().delta();
        assertThatIllegalArgumentException().isThrownBy(() -> chain.level(Side.SELL, 5, -1));

        channel.book().delta().commit(3);
        assertThat(top()).contains("99.9 / 100.1");
    }

    @Test
    void aCrossedBookIsWithheldUntilALaterCommitMendsIt() {
        snapshot().commit(1);
        channel.book().delta().level(Side.BUY, 1001, 2).commit(2);

        assertThat(book()).isEmpty();
        assertThat(top()).isEmpty();
        assertThat(channel.crossed()).isEqualTo(1);

        channel.book()
                .delta()
                .level(Side.SELL, 1001, 0)
                .level(Side.SELL, 1003, 1)
                .commit(3);
        assertThat(top()).contains("100.1 / 100.3");
        assertThat(book()).isPresent();
    }

    @Test
    void afterAGapTheNextChainMustBeASnapshot() {
        snapshot().commit(1);
        channel.gap(Feed.BOOK);

        assertThat(book()).isEmpty();
        assertThat(top()).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> channel.book().delta());
        snapshot().commit(2);
        assertThat(top()).contains("99.9 / 100.1");
    }

    @Test
    void aGapOfOneFeedLeavesTheOthers() {
        snapshot().commit(1);
        channel.top(1000, 1, 1001, 1, 2);
        channel.mark(MarkPrice.of(price(BTC, "100"), at(START_NANOS)));

        channel.gap(Feed.MARK);
        assertThat(now().flatMap(MarketState::mark)).isEmpty();
        assertThat(top()).contains("100 / 100.1");

        channel.gap(Feed.BOOK);
        assertThat(book()).isEmpty();
        assertThat(top()).contains("100 / 100.1");
    }

    @Test
    void aSilentStreamHidesWhatIsKnownAndTheBookGoesOnAfterwards() {
        snapshot().commit(1);
        channel.stale();
        assertThat(book()).isEmpty();
        assertThat(top()).isEmpty();

        channel.book().delta().level(Side.BUY, 1000, 1).commit(2);
        assertThat(top()).contains("100 / 100.1");

        channel.down();
        assertThatIllegalStateException().isThrownBy(() -> channel.book().delta());
    }

    @Test
    void aMissingSideIsNoTop() {
        channel.top(1000, 1, 1001, 1, 1);
        channel.top(1000, 1, 0, 0, 2);
        assertThat(top()).isEmpty();

        channel.book().snapshot().level(Side.BUY, 999, 1).commit(3);
        assertThat(top()).isEmpty();
        assertThat(book()).isPresent();
    }

    @Test
    void theNewerOfTopAndBookIsTheTop() {
        snapshot().commit(1);
        channel.top(1000, 1, 1002, 1, 2);
        assertThat(top()).contains("100 / 100.2");

        channel.book().delta().level(Side.BUY, 998, 9).commit(3);
        assertThat(top()).contains("99.9 / 100.1");
    }

    @Test
    void otherScalesEndTheBookAndTheTop() {
        snapshot().commit(1);
        channel.changed(info(BTC).toBuilder()
                .priceGrid(new PriceGrid.Tick(new BigDecimal("0.01")))
                .build());

        assertThat(top()).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> channel.book().delta());
    }

    @Test
    void statesConflateAndPrintsDoNot() {
        for (int i = 0; i < 3; i++) {
            channel.top(1000 + i, 1, 1010, 1, i);
            channel.trade(1000 + i, 1, Side.BUY, "t" + i, i);
        }

        assertThat(top()).contains("100.2 / 101");
        assertThat(lane.advance()).isFalse();
        assertThat(lane.pollTrade().orElseThrow().venueTradeId()).isEqualTo("t0");
        assertThat(lane.pollTrade().orElseThrow().venueTradeId()).isEqualTo("t1");
        assertThat(lane.lastTrade().orElseThrow().venueTradeId()).isEqualTo("t1");
    }

    @Test
    void printsThatFindTheQueueFullAreCounted() {
        for (int i = 0; i < 5_000; i++) {
            channel.trade(1000, 1, Side.BUY, "", i);
        }

        assertThat(lane.takeMissed()).isEqualTo(5_000 - 4_096);
        assertThat(lane.takeMissed()).isZero();
    }

    @Test
    void whoListensLaterIsToldWhatIsKnown() {
        channel.top(1000, 1, 1001, 1, 1);
        MarketLane later = lane(Feed.TOP);

        assertThat(later.advance()).isTrue();
        assertThat(later.state().flatMap(MarketState::top)).isPresent();
    }

    @Test
    void ageIsCountedForEachFeed() {
        channel.top(1000, 1, 1001, 1, 1);
        clock.advanceTo(START_NANOS + 5);
        channel.trade(1000, 1, Side.BUY, "", 1);
        now();
        lane.pollTrade();

        assertThat(lane.receivedNanos(Feed.TOP)).hasValue(START_NANOS);
        assertThat(lane.receivedNanos(Feed.TRADES)).hasValue(START_NANOS + 5);
        assertThat(lane.receivedNanos(Feed.BOOK)).isEmpty();
    }

    @Test
    void candlesAreBuiltFromQuotesUntilThereIsAPrint() {
        Duration second = Duration.ofSeconds(1);
        MarketLane listening = new MarketLane(BTC, List.of(), List.of(second), Work.Wakeup.NONE);
        channel.listen(listening);
        channel.buildCandles(List.of(second), true);

        quoteAt(0, 1000, 1001);
        quoteAt(900_000_000, 1002, 1003);
        quoteAt(1_000_000_000, 1004, 1005);
        quoteAt(1_500_000_000, 1300, 1301);
        clock.advanceTo(START_NANOS + 1_600_000_000);
        channel.trade(1010, 3, Side.BUY, "", 0);
        quoteAt(2_000_000_000, 1100, 1101);
        clock.advanceTo(START_NANOS + 2_100_000_000);
        channel.trade(1020, 2, Side.BUY, "", 0);
        quoteAt(3_000_000_000L, 1200, 1201);

        assertThat(closes(listening))
                .as("the second in which the source changed is left out")
                .containsExactly("100.25", "102");
    }

    private void quoteAt(long nanos, long bid, long ask) {
        clock.advanceTo(START_NANOS + nanos);
        channel.top(bid, 1, ask, 1, nanos);
    }

    private static List<String> closes(MarketLane from) {
        List<String> closes = new ArrayList<>();
        for (Optional<Candle> next = from.pollCandle(0); next.isPresent(); next = from.pollCandle(0)) {
            closes.add(next.get().close().toString());
        }
        return closes;
    }

    @Test
    void onlyANewPriceOrMarkAsksForAValuation() {
        channel.top(1000, 1, 1001, 1, 1);
        lane.advance();
        assertThat(lane.isRevalued()).isTrue();
        channel.top(1000, 2, 1001, 3, 2);
        lane.advance();
        assertThat(lane.isRevalued()).isFalse();
        channel.top(1000, 2, 1002, 3, 3);
        lane.advance();
        assertThat(lane.isRevalued()).isTrue();
    }
}
