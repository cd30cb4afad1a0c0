package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.connector.hyperliquid.market.Listing;
import io.jackstay.connector.hyperliquid.market.Markets;
import io.jackstay.lib.wire.JsonReader;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives the data of each channel to its reader. Confined to the connector's loop. Channels that are not known are passed over. */
final class FrameReader {
    private final ConnectorContext context;
    private final Supplier<Markets> markets;
    private final PublicFrames publicFrames;
    private final TradeFrames tradeFrames;
    private final PrivateFrames privateFrames;

    FrameReader(
            ConnectorContext context,
            Supplier<Markets> markets,
            PublicFrames publicFrames,
            TradeFrames tradeFrames,
            PrivateFrames privateFrames) {
        this.context = context;
        this.markets = markets;
        this.publicFrames = publicFrames;
        this.tradeFrames = tradeFrames;
        this.privateFrames = privateFrames;
    }

    void read(String channel, JsonReader json) {
        switch (channel) {
            case "bbo" -> publicFrames.best(json);
            case "l2Book" -> publicFrames.book(json);
            case "activeAssetCtx", "activeSpotAssetCtx" -> publicFrames.context(json);
            case "trades" -> tradeFrames.trades(json);
            case "candle" -> tradeFrames.candles(json);
            case "orderUpdates" -> privateFrames.orders(json);
            case "openOrders" -> privateFrames.openOrders(json);
            case "userFills" -> privateFrames.fills(json);
            case "userFundings" -> privateFrames.fundings(json);
            case "userNonFundingLedgerUpdates" -> privateFrames.ledger(json);
            case "clearinghouseState" -> privateFrames.perpetuals(json);
            case "spotState" -> privateFrames.spot(json);
            default -> {
                // Passed over by the cursor.
            }
        }
    }

    /** The connection is a new one. */
    void opened() {
        tradeFrames.interrupted();
    }

    /** The type of a subscription that the venue confirms; empty for the end of one. */
    String confirmation(JsonReader json) {
        boolean begun = false;
        String type = "";
        String coin = "";
        String interval = "";
        json.beginObject();
        while (json.nextField()) {
            if (json.field().equals("method")) {
                begun = json.textIs("subscribe");
            } else if (json.field().equals("subscription")) {
                json.beginObject();
                while (json.nextField()) {
                    if (json.field().equals("type")) {
                        type = json.text();
                    } else if (json.field().equals("coin")) {
                        coin = json.text();
                    } else if (json.field().equals("interval")) {
                        interval = json.text();
                    }
                }
            }
        }
        if (begun && type.equals("trades")) {
            tradeFrames.subscribed(coin);
        }
        if (!begun && type.equals("candle")) {
            tradeFrames.left(coin, interval);
        }
        return begun ? type : "";
    }

    /** The venue refused a subscription, which it quotes. */
    void refused(String words) {
        for (Listing listing : markets.get().all()) {
            if (words.contains("\"coin\":\"" + listing.coin() + "\"")) {
                feed(words).ifPresent(feed -> context.events().gap(listing.id(), feed, words));
            }
        }
    }

    /** A message of a public channel could not be read: what it was about is stale. */
    void lost(String channel, Subscriptions wanted) {
        Optional<Feed> feed = feed("\"" + channel + "\"");
        if (feed.isPresent()) {
            if (feed.get() == Feed.CANDLES) {
                tradeFrames.interrupted();
            }
            for (MarketId market : wanted.markets()) {
                if (wanted.wants(market, feed.get())) {
                    context.events().gap(market, feed.get(), "a message that can't be read");
                }
            }
        }
    }

    private static Optional<Feed> feed(String words) {
        if (words.contains("\"bbo\"")) {
            return Optional.of(Feed.TOP);
        }
        if (words.contains("\"l2Book\"")) {
            return Optional.of(Feed.BOOK);
        }
        if (words.contains("\"trades\"")) {
            return Optional.of(Feed.TRADES);
        }
        if (words.contains("\"candle\"")) {
            return Optional.of(Feed.CANDLES);
        }
        return words.contains("AssetCtx\"") ? Optional.of(Feed.MARK) : Optional.empty();
    }
}
