package io.jackstay.emulator.base.desk;

import io.jackstay.api.market.MarketId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All that is listed. Not thread safe: confined to the driving thread. */
public final class Coins {
    private final List<Coin> all = new ArrayList<>();
    private final List<Token> tokens = new ArrayList<>();
    private final Map<MarketId, Coin> byMarket = new TreeMap<>();
    private final Map<String, Coin> byName = new TreeMap<>();
    private final Map<Long, Coin> byAsset = new TreeMap<>();

    /** Adds one. */
    public void add(Coin coin) {
        all.add(coin);
        byMarket.put(coin.id(), coin);
        byName.put(coin.name(), coin);
        byAsset.put(coin.asset(), coin);
    }

    /** One is listed otherwise from now on, at the same place. */
    public void relist(Coin coin) {
        all.replaceAll(known -> known.id().equals(coin.id()) ? coin : known);
        byMarket.put(coin.id(), coin);
        byName.put(coin.name(), coin);
        byAsset.put(coin.asset(), coin);
    }

    /** Adds a token. */
    public void add(Token token) {
        tokens.add(token);
    }

    /** All, in the order in which they were added. */
    public List<Coin> all() {
        return all;
    }

    /** The contracts. */
    public List<Coin> contracts() {
        return all.stream().filter(coin -> !coin.isSpot()).toList();
    }

    /** The pairs. */
    public List<Coin> pairs() {
        return all.stream().filter(Coin::isSpot).toList();
    }

    /** The tokens, in the order in which they were added. */
    public List<Token> tokens() {
        return tokens;
    }

    /** By the venue's word. */
    public Optional<Coin> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** By the venue's number. */
    public Optional<Coin> find(long asset) {
        return Optional.ofNullable(byAsset.get(asset));
    }

    /** That of a market, which must be listed. */
    public Coin require(MarketId market) {
        return Optional.ofNullable(byMarket.get(market)).orElseThrow();
    }

    /** A token by its name, or by its name and id with a colon between. */
    public Optional<Token> findToken(String name) {
        return tokens.stream()
                .filter(token -> token.name().equals(name) || name.equals(token.name() + ":" + token.id()))
                .findFirst();
    }
}
