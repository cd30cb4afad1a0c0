package io.jackstay.connector.hyperliquid.market;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Fees;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Venue;
import io.jackstay.lib.wire.JsonReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the answer to {@code spotMeta}. Not thread safe: used once.
 *
 * <p>Tokens and pairs are named by their field {@code index}, never by their place: there are gaps. A token's name is not unique: the
 * first pair of a name keeps it, the others have their index behind it, {@code PURR-USDC.107}; so do tokens, {@code PURR.300}.
 */
public final class SpotMeta {
    private static final int MAX_DECIMALS = 8;
    private static final int FIRST_ASSET = 10_000;

    private final SortedMap<Integer, Token> tokens = new TreeMap<>();
    private final List<Pair> pairs = new ArrayList<>();

    private record Token(int index, String name, int sizeDecimals) {
        /** As symbols have it. */
        String word() {
            return Symbols.isName(name) ? name : "TOKEN" + index;
        }
    }

    private record Pair(int index, String name, int base, int quote) {}

    private SpotMeta() {}

    /** The markets, in the venue's order. */
    public static List<Listing> read(JsonReader json, Venue venue, Fees fees) {
        SpotMeta meta = new SpotMeta();
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "tokens" -> meta.tokens(json);
                case "universe" -> meta.universe(json);
                default -> {
                    // Nothing else names a market.
                }
            }
        }
        return meta.listings(venue, fees);
    }

    private void tokens(JsonReader json) {
        json.beginArray();
        while (json.nextElement()) {
            String name = "";
            int index = -1;
            int sizeDecimals = 0;
            json.beginObject();
            while (json.nextField()) {
                switch (json.field()) {
                    case "name" -> name = json.text();
                    case "index" -> index = (int) json.integer();
                    case "szDecimals" -> sizeDecimals = (int) json.integer();
                    default -> {
                        // Contracts and deployers.
                    }
                }
            }
            tokens.put(index, new Token(index, name, sizeDecimals));
        }
    }

    private void universe(JsonReader json) {
        json.beginArray();
        while (json.nextElement()) {
            String name = "";
            int index = -1;
            int base = -1;
            int quote = -1;
            json.beginObject();
            while (json.nextField()) {
                switch (json.field()) {
                    case "name" -> name = json.text();
                    case "index" -> index = (int) json.integer();
                    case "tokens" -> {
                        json.beginArray();
                        base = (int) json.requireElement().integer();
                        quote = (int) json.requireElement().integer();
                        json.endArray();
                    }
                    default -> {
                        // Whether it is canonical changes nothing.
                    }
                }
            }
            pairs.add(new Pair(index, name, base, quote));
        }
    }

    private List<Listing> listings(Venue venue, Fees fees) {
        List<Listing> listings = new ArrayList<>();
        Map<Integer, SpotToken> named = named();
        Set<String> used = new HashSet<>();
        for (Pair pair : pairs) {
            Token base = tokens.get(pair.base());
            Token quote = tokens.get(pair.quote());
            if (base == null || quote == null || pair.index() < 0 || base.sizeDecimals() > MAX_DECIMALS) {
                continue;
            }
            String plain = base.word() + "-" + quote.word();
            String symbol = used.add(plain) ? plain : plain + "." + pair.index();
            List<SpotToken> sides =
                    List.of(requireNonNull(named.get(pair.base())), requireNonNull(named.get(pair.quote())));
            listings.add(listing(new MarketId(venue, symbol), pair, base.sizeDecimals(), sides, fees));
        }
        return List.copyOf(listings);
    }

    /** Of several tokens of one name the one with the lowest index keeps it. */
    private Map<Integer, SpotToken> named() {
        Map<Integer, SpotToken> named = new HashMap<>();
        Set<String> used = new HashSet<>();
        for (Token token : tokens.values()) {
            String asset = used.add(token.word()) ? token.word() : token.word() + "." + token.index();
            named.put(token.index(), new SpotToken(token.index(), token.name(), asset));
        }
        return named;
    }

    private static Listing listing(MarketId id, Pair pair, int sizeDecimals, List<SpotToken> sides, Fees fees) {
        String quote = sides.get(1).asset();
        MarketInfo info = MarketInfo.of(id, MarketKind.SPOT)
                .venueSymbol(pair.name())
                .assets(sides.get(0).asset(), quote, quote)
                .priceGrid(PriceRule.grid(MAX_DECIMALS, sizeDecimals))
                .lotSize(PriceRule.lot(sizeDecimals))
                .minNotional(PriceRule.MIN_NOTIONAL)
                .fees(fees)
                .build();
        return new Listing(info, FIRST_ASSET + pair.index(), false, sides);
    }
}
