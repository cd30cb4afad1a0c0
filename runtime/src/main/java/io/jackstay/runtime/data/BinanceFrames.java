package io.jackstay.runtime.data;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.Side;

/**
 * Frames of Binance USD-M futures, with or without the wrapper of the combined stream. Not thread safe: owned by the
 * thread that reads.
 *
 * <ul>
 *   <li>{@code bookTicker}: the best prices.
 *   <li>{@code depthUpdate}, and the answer of the REST call for the depth: the book, by the rule of
 *       {@link BinanceBook}.
 *   <li>{@code trade}: a trade; {@code m} true means that the buyer was the maker, so the taker sold. Only those with
 *       {@code X} {@code MARKET} are delivered, or without {@code X}: insurance fund and ADL trades never met the
 *       book, no resting order could have been in them. They count as rows.
 *   <li>The answer to a subscription counts as a row. Every other frame is an error.
 * </ul>
 *
 * <p>Best prices and book are delivered as they came, each in its own row. They are two streams of one venue with
 * delays of their own: the consumer decides which of them it trusts.
 */
final class BinanceFrames implements FrameDecoder {
    private enum Content {
        NOTHING,
        TOP,
        TRADE,
        BOOK
    }

    private final FrameReader values;
    private final Location location;
    private final JsonFields inner;
    private final BinanceBook book = new BinanceBook();
    private Content content = Content.NOTHING;
    private long price;
    private long size;
    private long ask;
    private long askSize;
    private long venueNanos;
    private Side takerSide = Side.BUY;
    private String tradeId = "";

    BinanceFrames(FrameReader values, Location location) {
        this.values = requireNonNull(values, "values is null");
        this.location = requireNonNull(location, "location is null");
        this.inner = new JsonFields(values.json(), location);
    }

    @Override
    public void decode(JsonFields root, long receivedNanos) {
        book.clear();
        content = Content.NOTHING;
        JsonFields event = root;
        if (root.has(FrameKey.DATA)) {
            inner.scan(root.require(FrameKey.DATA));
            event = inner;
        }
        if (event.has(FrameKey.EVENT)) {
            decodeEvent(event);
        } else if (event.has(FrameKey.LAST_UPDATE_ID)) {
            decodeSnapshot(event, receivedNanos);
        } else if (!root.has(FrameKey.RESULT)) {
            throw location.fault("unknown frame, expected one of Binance or Hyperliquid: "
                    + "bookTicker, depthUpdate, trade, a depth snapshot, l2Book or trades");
        }
    }

    @Override
    public void deliver(MarketFeed.Listener listener) {
        switch (content) {
            case NOTHING -> {}
            case TOP -> listener.top(price, size, ask, askSize, venueNanos);
            case TRADE -> listener.trade(price, size, takerSide, tradeId, venueNanos);
            case BOOK -> book.writeTo(listener.book());
        }
    }

    @Override
    public long gaps() {
        return book.gaps();
    }

    private void decodeEvent(JsonFields event) {
        int kind = event.require(FrameKey.EVENT);
        if (values.is(kind, "bookTicker")) {
            decodeTop(event);
        } else if (values.is(kind, "trade")) {
            decodeTrade(event);
        } else if (values.is(kind, "depthUpdate")) {
            decodeDelta(event);
        } else {
            throw location.fault("event %s, expected bookTicker, depthUpdate or trade".formatted(values.shown(kind)));
        }
    }

    private void decodeTop(JsonFields event) {
        values.requireSymbol(event.require(FrameKey.SYMBOL), FrameKey.SYMBOL);
        venueNanos = values.millis(event.require(FrameKey.TRANSACTION_TIME), FrameKey.TRANSACTION_TIME);
        price = values.price(event.require(FrameKey.BID), FrameKey.BID);
        size = values.size(event.require(FrameKey.BID_SIZE), FrameKey.BID_SIZE);
        ask = values.price(event.require(FrameKey.ASK), FrameKey.ASK);
        askSize = values.size(event.require(FrameKey.ASK_SIZE), FrameKey.ASK_SIZE);
        if (price > ask) {
            throw location.fault("bid above ask, expected a bid of at most the ask");
        }
        content = Content.TOP;
    }

    private void decodeTrade(JsonFields event) {
        values.requireSymbol(event.require(FrameKey.SYMBOL), FrameKey.SYMBOL);
        if (event.has(FrameKey.EXECUTION) && !values.is(event.require(FrameKey.EXECUTION), "MARKET")) {
            return;
        }
        venueNanos = values.millis(event.require(FrameKey.TRANSACTION_TIME), FrameKey.TRANSACTION_TIME);
        price = values.price(event.require(FrameKey.PRICE), FrameKey.PRICE);
        size = values.size(event.require(FrameKey.SIZE), FrameKey.SIZE);
        boolean buyerIsMaker = values.isTrue(event.require(FrameKey.BUYER_IS_MAKER), FrameKey.BUYER_IS_MAKER);
        takerSide = buyerIsMaker ? Side.SELL : Side.BUY;
        tradeId = values.id(event.require(FrameKey.TRADE_ID), FrameKey.TRADE_ID);
        content = Content.TRADE;
    }

    private void decodeDelta(JsonFields event) {
        values.requireSymbol(event.require(FrameKey.SYMBOL), FrameKey.SYMBOL);
        BookChange delta = book.begin(false);
        delta.venueNanos = values.millis(event.require(FrameKey.TRANSACTION_TIME), FrameKey.TRANSACTION_TIME);
        delta.firstId = values.integer(event.require(FrameKey.FIRST_ID), FrameKey.FIRST_ID);
        delta.lastId = values.integer(event.require(FrameKey.LAST_ID), FrameKey.LAST_ID);
        delta.previousId = values.integer(event.require(FrameKey.PREVIOUS_ID), FrameKey.PREVIOUS_ID);
        readLevels(event, FrameKey.BID, delta.bids, true);
        readLevels(event, FrameKey.ASK, delta.asks, true);
        take(delta);
    }

    private void decodeSnapshot(JsonFields event, long receivedNanos) {
        BookChange snapshot = book.begin(true);
        snapshot.venueNanos = event.has(FrameKey.TRANSACTION_TIME)
                ? values.millis(event.require(FrameKey.TRANSACTION_TIME), FrameKey.TRANSACTION_TIME)
                : receivedNanos;
        snapshot.lastId = values.integer(event.require(FrameKey.LAST_UPDATE_ID), FrameKey.LAST_UPDATE_ID);
        readLevels(event, FrameKey.BIDS, snapshot.bids, false);
        readLevels(event, FrameKey.ASKS, snapshot.asks, false);
        take(snapshot);
    }

    private void take(BookChange change) {
        book.take(change);
        content = book.isReady() ? Content.BOOK : Content.NOTHING;
    }

    /** {@code [["price","size"], ...]}. */
    private void readLevels(JsonFields event, FrameKey key, LevelList levels, boolean zeroAllowed) {
        JsonText json = values.json();
        int at = json.expect(event.require(key), '[');
        if (json.peek(at) == ']') {
            return;
        }
        while (true) {
            int priceAt = json.expect(at, '[');
            long levelPrice = values.price(priceAt, FrameKey.PRICE);
            int sizeAt = json.expect(values.end(), ',');
            long levelSize =
                    zeroAllowed ? values.sizeOrZero(sizeAt, FrameKey.SIZE) : values.size(sizeAt, FrameKey.SIZE);
            levels.add(levelPrice, levelSize);
            at = json.expect(values.end(), ']');
            if (json.peek(at) == ']') {
                return;
            }
            at = json.expect(at, ',');
        }
    }
}
