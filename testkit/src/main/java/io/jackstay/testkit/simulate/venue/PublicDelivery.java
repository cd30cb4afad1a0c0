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
import java.util.SplittableRandom;

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
    private Subscriptions wanted = Subscriptions.none();

    PublicDelivery(Exchange exchange, Wire wire, Wire.Surroundings around, Words words, ConnectorContext context) {
        this.exchange = exchange;
        this.wire = wire;
        this.swarm = around.swarm();
        this.agenda = around.agenda();
        this.words = words;
        this.context = context;
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
        wire.toProcessInOrder(() -> tell(market, bid, ask, odd, nanos));
    }

    private void tell(MarketId market, long bid, long ask, int odd, long nanos) {
        if (wanted.wants(market, Feed.TOP)) {
            boolean isEmpty = odd == 1;
            context.events().top(market, isEmpty ? 0 : bid, isEmpty ? 0 : SIZE, ask, SIZE, nanos);
        }
        if (wanted.wants(market, Feed.BOOK)) {
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
