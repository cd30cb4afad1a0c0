package io.jackstay.connector.hyperliquid.market;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All markets, found by our name and by the venue's. Immutable; the maps are looked into and never gone through. */
public final class Markets {
    private final List<Listing> all;
    private final Map<MarketId, Listing> byId = new HashMap<>();
    private final Map<String, Listing> byCoin = new HashMap<>();
    private final Map<Integer, String> assets = new HashMap<>();

    private Markets(List<Listing> all) {
        this.all = List.copyOf(all);
        for (Listing listing : all) {
            byId.put(listing.id(), listing);
            byCoin.put(listing.coin(), listing);
            listing.tokens().forEach(token -> assets.put(token.index(), token.asset()));
        }
    }

    /** None. */
    public static Markets none() {
        return new Markets(List.of());
    }

    /** These, in their order. */
    public static Markets of(List<Listing> all) {
        return new Markets(all);
    }

    /** All, perpetuals before spot, each in the venue's order. */
    public List<Listing> all() {
        return all;
    }

    /** The rules of all, in the same order. */
    public List<MarketInfo> infos() {
        return all.stream().map(Listing::info).toList();
    }

    public Optional<Listing> find(MarketId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** By the venue's word. Empty for what is no market of ours, such as outcome markets. */
    public Optional<Listing> findCoin(String coin) {
        return Optional.ofNullable(byCoin.get(coin));
    }

    /** Our name of a token, by the venue's number of it. Empty for one that no spot pair has. */
    public Optional<String> asset(int token) {
        return Optional.ofNullable(assets.get(token));
    }

    /** These with revisions that count on from others; and of them those whose rules are other or new. */
    public Change since(Markets before) {
        List<Listing> now = new ArrayList<>();
        List<MarketInfo> changed = new ArrayList<>();
        for (Listing listing : all) {
            Optional<Listing> old = before.find(listing.id());
            int revision = old.map(was -> was.info().revision()).orElse(1);
            MarketInfo same = listing.info().toBuilder().revision(revision).build();
            boolean isSame = old.isPresent() && old.get().info().equals(same);
            MarketInfo info = isSame || old.isEmpty()
                    ? same
                    : listing.info().toBuilder().revision(revision + 1).build();
            now.add(listing.with(info));
            if (!isSame) {
                changed.add(info);
            }
        }
        return new Change(new Markets(now), List.copyOf(changed));
    }

    /** What a new look at the metadata has brought. Immutable. */
    public record Change(Markets markets, List<MarketInfo> changed) {
        public Change {
            changed = List.copyOf(changed);
        }
    }
}
