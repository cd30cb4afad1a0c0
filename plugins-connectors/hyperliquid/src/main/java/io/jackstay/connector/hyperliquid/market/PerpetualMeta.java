package io.jackstay.connector.hyperliquid.market;

import io.jackstay.api.market.Fees;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.Venue;
import io.jackstay.lib.wire.JsonReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the answer to {@code meta}. Not thread safe: used once.
 *
 * <p>A market's number is its place in {@code universe}, those that are no longer listed counted.
 */
public final class PerpetualMeta {
    private static final String QUOTE = "USDC";
    private static final int MAX_DECIMALS = 6;

    private final Venue venue;
    private final Fees fees;
    private final List<Listing> listings = new ArrayList<>();

    private String name = "";
    private int sizeDecimals;
    private int maxLeverage = 1;
    private boolean delisted;
    private boolean isolated;

    private PerpetualMeta(Venue venue, Fees fees) {
        this.venue = venue;
        this.fees = fees;
    }

    /** The markets, in the venue's order. */
    public static List<Listing> read(JsonReader json, Venue venue, Fees fees) {
        PerpetualMeta meta = new PerpetualMeta(venue, fees);
        json.beginObject();
        while (json.nextField()) {
            if (json.field().equals("universe")) {
                meta.universe(json);
            }
        }
        return List.copyOf(meta.listings);
    }

    private void universe(JsonReader json) {
        json.beginArray();
        for (int asset = 0; json.nextElement(); asset++) {
            entry(json);
            if (Symbols.isName(name)) {
                listings.add(listing(asset));
            }
        }
    }

    private void entry(JsonReader json) {
        name = "";
        sizeDecimals = 0;
        maxLeverage = 1;
        delisted = false;
        isolated = false;
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "name" -> name = json.text();
                case "szDecimals" -> sizeDecimals = (int) json.integer();
                case "maxLeverage" -> maxLeverage = Math.max(1, (int) json.integer());
                case "isDelisted" -> delisted = json.bool();
                case "onlyIsolated" -> isolated |= json.bool();
                case "marginMode" -> isolated |= json.textIs("strictIsolated") || json.textIs("noCross");
                default -> {
                    // Margin tables and growth mode change nothing that is sent.
                }
            }
        }
    }

    private Listing listing(int asset) {
        MarketInfo info = MarketInfo.of(new MarketId(venue, name + "-" + QUOTE + "-PERP"), MarketKind.PERPETUAL)
                .venueSymbol(name)
                .assets(name, QUOTE, QUOTE)
                .priceGrid(PriceRule.grid(MAX_DECIMALS, sizeDecimals))
                .lotSize(PriceRule.lot(sizeDecimals))
                .minNotional(PriceRule.MIN_NOTIONAL)
                .maxLeverage(maxLeverage)
                .fees(fees)
                .fundingInterval(Duration.ofHours(1))
                .status(delisted ? MarketStatus.DELISTED : MarketStatus.TRADING)
                .build();
        return new Listing(info, asset, isolated);
    }
}
