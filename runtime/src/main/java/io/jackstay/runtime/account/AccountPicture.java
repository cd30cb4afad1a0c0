package io.jackstay.runtime.account;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
import io.jackstay.api.account.Margin;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Price;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a venue last said of a login: balances, positions, margin. Immutable. */
public final class AccountPicture {
    public static final AccountPicture NOTHING =
            new AccountPicture(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Optional.empty());

    private final SortedMap<String, Balance> balances;
    private final SortedMap<MarketId, Position> positions;
    private final SortedMap<MarketId, Price> liquidations;
    private final Optional<Margin> margin;

    private AccountPicture(
            SortedMap<String, Balance> balances,
            SortedMap<MarketId, Position> positions,
            SortedMap<MarketId, Price> liquidations,
            Optional<Margin> margin) {
        this.balances = balances;
        this.positions = positions;
        this.liquidations = liquidations;
        this.margin = margin;
    }

    /** What a picture shows, to be stored. Immutable. */
    public record Image(List<Balance> balances, List<Position> positions, Optional<Margin> margin) {
        public Image {
            balances = List.copyOf(balances);
            positions = List.copyOf(positions);
        }
    }

    /** The picture as it was stored. */
    public static AccountPicture of(Image image) {
        SortedMap<String, Balance> balances = new TreeMap<>();
        image.balances().forEach(balance -> balances.put(key(balance), balance));
        SortedMap<MarketId, Position> positions = new TreeMap<>();
        image.positions().forEach(position -> positions.put(position.market(), position));
        return new AccountPicture(balances, positions, new TreeMap<>(), image.margin());
    }

    public Image image() {
        return new Image(balances(), List.copyOf(positions.values()), margin);
    }

    /** A whole picture: what is not in the snapshot is not there, but for what no snapshot has. */
    static AccountPicture of(AccountSnapshot snapshot, AccountPicture before) {
        SortedMap<String, Balance> balances = new TreeMap<>();
        snapshot.balances().forEach(balance -> balances.put(key(balance), balance));
        SortedMap<MarketId, Position> positions = new TreeMap<>();
        snapshot.positions().forEach(position -> positions.put(position.market(), position));
        return new AccountPicture(balances, positions, before.liquidations, snapshot.margin());
    }

    AccountPicture with(Balance balance) {
        SortedMap<String, Balance> changed = new TreeMap<>(balances);
        changed.put(key(balance), balance);
        return new AccountPicture(changed, positions, liquidations, margin);
    }

    AccountPicture with(Position position) {
        SortedMap<MarketId, Position> changed = new TreeMap<>(positions);
        changed.put(position.market(), position);
        return new AccountPicture(balances, changed, liquidations, margin);
    }

    AccountPicture with(Margin now) {
        return new AccountPicture(balances, positions, liquidations, Optional.of(now));
    }

    /** Where a position would be liquidated; the same picture when that is known. */
    AccountPicture with(MarketId market, Optional<Price> liquidation) {
        if (Optional.ofNullable(liquidations.get(market)).equals(liquidation)) {
            return this;
        }
        SortedMap<MarketId, Price> changed = new TreeMap<>(liquidations);
        liquidation.ifPresentOrElse(price -> changed.put(market, price), () -> changed.remove(market));
        return new AccountPicture(balances, positions, changed, margin);
    }

    private static String key(Balance balance) {
        return balance.wallet() + "/" + balance.asset();
    }

    /** By wallet, then asset. */
    public List<Balance> balances() {
        return new ArrayList<>(balances.values());
    }

    public Optional<Position> position(MarketId market) {
        return Optional.ofNullable(positions.get(market));
    }

    /** Where the venue would liquidate, as far as it has said so since this process began; it is not stored. */
    public SortedMap<MarketId, Price> liquidations() {
        return Collections.unmodifiableSortedMap(liquidations);
    }

    public Optional<Margin> margin() {
        return margin;
    }
}
