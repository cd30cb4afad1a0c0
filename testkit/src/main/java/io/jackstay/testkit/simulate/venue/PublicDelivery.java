package io.jackstay.testkit.simulate.venue;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Market data of one login on its way to the connector. Not thread safe: owned by the run. */
final class PublicDelivery {
    private static final int DEPTH = 3;
    private static final long SIZE = 5_000;
    private static final int FAR = 1_000;

    private final Exchange exchange;
    private final Wire wire;
    private final Swarm swarm;
    private final Agenda agenda;
    private final Words words;
    private final ConnectorContext context;
    private final Gaps gaps;
    private final int number;
    private final SortedMap<String, Gap> open = new TreeMap<>();
    private Subscriptions wanted = Subscriptions.none();

    private record Gap(boolean quotesToo, long untilNanos) {}

    PublicDelivery(Exchange exchange, Wire wire, Wire.Surroundings around, Words words, ConnectorContext context) {
        this.exchange = exchange;
        this.wire = wire;
        this.swarm = around.swarm();
        this.agenda = around.agenda();
        this.gaps = around.gaps();
        this.words = words;
        this.context = context;
        this.number = gaps.begin(context.venue().name());
    }

    void want(Subscriptions now) {
        wanted = now;
    }

    /** After each step of the market. */
    void step() {
        if (wire.carriesPublic()) {
            wanted.markets().forEach(this::send);
        }
    }

    private void send(MarketId market) {
        Quotes quotes = exchange.quotes(market.symbol());
        long nanos = agenda.now();
        long bid = quotes.bid();
        long ask = quotes.ask();
        int odd = swarm.strikes(Fault.ODD_BOOK, 0.2)
                ? 1 + swarm.random(Fault.ODD_BOOK).nextInt(3)
                : 0;
        Optional<Gap> gap = gap(market);
        boolean hasBook = gap.isEmpty();
        boolean hasTop = gap.isEmpty() || !gap.get().quotesToo();
        wire.toProcessInOrder(() -> tell(market, bid, ask, odd, nanos, hasBook, hasTop));
    }

    /** What is missing of a market now, told when it begins to be. */
    private Optional<Gap> gap(MarketId market) {
        Gap now = open.get(market.symbol());
        if (now == null && swarm.strikes(Fault.SEQUENCE_GAP, 0.05)) {
            SplittableRandom own = swarm.random(Fault.SEQUENCE_GAP);
            Gap begun = new Gap(
                    own.nextBoolean(),
                    agenda.now() + Duration.ofSeconds(2 + own.nextInt(60)).toNanos());
            open.put(market.symbol(), begun);
            wire.toProcessInOrder(() -> tell(market, begun));
            return Optional.of(begun);
        }
        if (now != null && agenda.now() >= now.untilNanos()) {
            open.remove(market.symbol());
            wire.toProcessInOrder(() -> gaps.mend(context.venue().name(), number, market.symbol()));
            return Optional.empty();
        }
        return Optional.ofNullable(now);
    }

    private void tell(MarketId market, Gap gap) {
        context.events().gap(market, Feed.BOOK, "a message is missing");
        if (gap.quotesToo()) {
            context.events().gap(market, Feed.TOP, "a message is missing");
        }
        gaps.tell(context.venue().name(), number, market.symbol(), gap.quotesToo());
    }

    private void tell(MarketId market, long bid, long ask, int odd, long nanos, boolean hasBook, boolean hasTop) {
        if (hasTop && wanted.wants(market, Feed.TOP)) {
            boolean isEmpty = odd == 1;
            context.events().top(market, isEmpty ? 0 : bid, isEmpty ? 0 : SIZE, ask, SIZE, nanos);
        }
        if (hasBook && wanted.wants(market, Feed.BOOK)) {
            book(market, bid, odd == 2 ? bid : ask, nanos);
        }
        if (wanted.wants(market, Feed.MARK)) {
            long mark = (bid + ask) / 2 * (odd == 3 ? FAR : 1);
            context.events()
                    .mark(MarkPrice.of(words.price(market.symbol(), mark), new Stamp(nanos, context.epochNanos())));
        }
    }

    private void book(MarketId market, long bid, long ask, long nanos) {
        SplittableRandom none = new SplittableRandom(nanos);
        BookSink sink = context.events().book(market).snapshot();
        for (int i = 0; i < DEPTH; i++) {
            sink.level(Side.BUY, bid - i, SIZE + none.nextInt(100));
            sink.level(Side.SELL, ask + i, SIZE + none.nextInt(100));
        }
        sink.commit(nanos);
    }
}
