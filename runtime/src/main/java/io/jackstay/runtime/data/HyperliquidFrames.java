package io.jackstay.runtime.data;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.Side;

/**
 * Frames of Hyperliquid. Not thread safe: owned by the thread that reads.
 *
 * <ul>
 *   <li>{@code l2Book}: the whole book, as a snapshot each time.
 *   <li>{@code trades}: one or several trades in the order of the frame; side {@code B} bought, {@code A} sold. The
 *       first frame after a subscription may hold trades from before it, as their venue times show.
 *   <li>{@code subscriptionResponse} and {@code pong} count as rows. Every other channel is an error.
 * </ul>
 */
final class HyperliquidFrames implements FrameDecoder {
    private final FrameReader values;
    private final JsonText json;
    private final Location location;
    private final JsonFields data;
    private final JsonFields entry;
    private final BookChange book = new BookChange();
    private final TradeList trades = new TradeList();
    private boolean hasBook;

    HyperliquidFrames(FrameReader values, Location location) {
        this.values = requireNonNull(values, "values is null");
        this.json = values.json();
        this.location = requireNonNull(location, "location is null");
        this.data = new JsonFields(json, location);
        this.entry = new JsonFields(json, location);
    }

    @Override
    public void decode(JsonFields root, long receivedNanos) {
        hasBook = false;
        trades.clear();
        int channel = root.require(FrameKey.CHANNEL);
        if (values.is(channel, "l2Book")) {
            decodeBook(root.require(FrameKey.DATA));
        } else if (values.is(channel, "trades")) {
            decodeTrades(root.require(FrameKey.DATA));
        } else if (!values.is(channel, "subscriptionResponse") && !values.is(channel, "pong")) {
            throw location.fault("channel %s, expected l2Book or trades".formatted(values.shown(channel)));
        }
    }

    @Override
    public void deliver(MarketFeed.Listener listener) {
        if (hasBook) {
            book.writeTo(listener.book());
        }
        trades.deliver(listener);
    }

    @Override
    public long gaps() {
        return 0;
    }

    private void decodeBook(int at) {
        data.scan(at);
        values.requireSymbol(data.require(FrameKey.COIN), FrameKey.COIN);
        book.begin(true);
        book.venueNanos = values.millis(data.require(FrameKey.TIME), FrameKey.TIME);
        int levels = json.expect(data.require(FrameKey.LEVELS), '[');
        int asks = json.expect(readLevels(levels, book.bids), ',');
        json.expect(readLevels(asks, book.asks), ']');
        hasBook = true;
    }

    /** {@code [{"px","sz","n"}, ...]}; answers where it ends. */
    private int readLevels(int begin, LevelList levels) {
        int at = json.expect(begin, '[');
        if (json.peek(at) == ']') {
            return json.space(at + 1);
        }
        while (true) {
            at = entry.scan(at);
            levels.add(
                    values.price(entry.require(FrameKey.LEVEL_PRICE), FrameKey.LEVEL_PRICE),
                    values.size(entry.require(FrameKey.LEVEL_SIZE), FrameKey.LEVEL_SIZE));
            if (json.peek(at) == ']') {
                return json.space(at + 1);
            }
            at = json.expect(at, ',');
        }
    }

    private void decodeTrades(int begin) {
        int at = json.expect(begin, '[');
        if (json.peek(at) == ']') {
            return;
        }
        while (true) {
            at = entry.scan(at);
            addTrade();
            if (json.peek(at) == ']') {
                return;
            }
            at = json.expect(at, ',');
        }
    }

    private void addTrade() {
        values.requireSymbol(entry.require(FrameKey.COIN), FrameKey.COIN);
        trades.add(
                values.price(entry.require(FrameKey.LEVEL_PRICE), FrameKey.LEVEL_PRICE),
                values.size(entry.require(FrameKey.LEVEL_SIZE), FrameKey.LEVEL_SIZE),
                takerSide(entry.require(FrameKey.TAKER_SIDE)),
                values.id(entry.require(FrameKey.VENUE_TRADE_ID), FrameKey.VENUE_TRADE_ID),
                values.millis(entry.require(FrameKey.TIME), FrameKey.TIME));
    }

    private Side takerSide(int at) {
        if (values.is(at, "B")) {
            return Side.BUY;
        }
        if (values.is(at, "A")) {
            return Side.SELL;
        }
        throw location.fault("side = %s: expected B or A".formatted(values.shown(at)));
    }
}
