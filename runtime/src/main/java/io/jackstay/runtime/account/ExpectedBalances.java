package io.jackstay.runtime.account;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.FillCause;
import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.record.AccountRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a login holds of each asset as all known fills and cash flows make it, whosever they are, from what the venue showed at first. Not
 * thread safe: read by who starts the login, then confined to the account loop.
 *
 * <p>A spot fill moves base one way and price × size × multiplier of the quote asset the other way. A fill of a contract moves what it
 * realises, by the average price of the login's position, in the settle asset. Each fill takes its fee, each cash flow adds its amount.
 * Worked: 10000 USDC, 0.5 long opened at 60000 with a fee of 13.5 and closed at 60100 with 13.5225: 10000 + 50 − 27.0225 = 10022.9775.
 *
 * <p>The position that was taken over on a spot market moves its base asset alone: what was paid for it nobody told.
 */
final class ExpectedBalances {
    /** So many times a fill is counted at most in a search for another order, since the loop waits for it. */
    private static final int STEPS = 50_000;

    private final Function<MarketId, Optional<MarketInfo>> markets;
    private final SortedMap<String, BigDecimal> settled = new TreeMap<>();
    private final SortedMap<MarketId, ContractRun> runs = new TreeMap<>();
    /** Contracts that are settled in another asset than they are quoted in, and that the login has had a position in. */
    private final SortedSet<MarketId> unclear = new TreeSet<>();

    private boolean begun;
    private long moves;

    /** @param markets those that were told before the money that is counted by them */
    ExpectedBalances(Function<MarketId, Optional<MarketInfo>> markets) {
        this.markets = markets;
    }

    /** What the venue shows, as the beginning. */
    static AccountRecord.BalancesKnown first(AccountSnapshot snapshot) {
        List<Money> balances = new ArrayList<>();
        totals(snapshot).forEach((asset, total) -> balances.add(new Money(asset, total)));
        List<AccountRecord.BalancesKnown.Held> positions = new ArrayList<>();
        for (Position position : snapshot.positions()) {
            if (!position.isFlat()) {
                positions.add(new AccountRecord.BalancesKnown.Held(
                        position.market(), position.size(), position.cost(), BigDecimal.ZERO));
            }
        }
        return new AccountRecord.BalancesKnown(balances, positions);
    }

    /** What the venue shows of each asset, all wallets together. */
    static SortedMap<String, BigDecimal> totals(AccountSnapshot snapshot) {
        SortedMap<String, BigDecimal> totals = new TreeMap<>();
        for (Balance balance : snapshot.balances()) {
            totals.merge(balance.asset(), balance.total(), BigDecimal::add);
        }
        return totals;
    }

    /** From here on fills and cash flows are counted from this. */
    void known(AccountRecord.BalancesKnown known) {
        begun = true;
        settled.clear();
        runs.clear();
        known.balances().forEach(balance -> settled.put(balance.asset(), balance.amount()));
        known.positions().forEach(held -> markets.apply(held.market())
                .filter(info -> info.kind() != MarketKind.SPOT)
                .ifPresent(info -> known(info, held)));
    }

    private void known(MarketInfo info, AccountRecord.BalancesKnown.Held held) {
        if (isClear(info)) {
            runs.put(info.id(), new ContractRun(info, held));
        } else {
            unclear.add(info.id());
        }
    }

    private static boolean isClear(MarketInfo contract) {
        return contract.settleAsset().equals(contract.quoteAsset());
    }

    void add(OrderFill fill) {
        moves++;
        Optional<MarketInfo> info = markets.apply(fill.market());
        if (!begun || info.isEmpty()) {
            return;
        }
        move(fill.fee().asset(), fill.fee().amount().negate());
        if (info.get().kind() == MarketKind.SPOT) {
            spot(fill, info.get());
        } else {
            contract(fill, info.get());
        }
    }

    private void spot(OrderFill fill, MarketInfo info) {
        BigDecimal base = TakeOvers.signed(fill).multiply(info.contractMultiplier());
        move(info.baseAsset(), base);
        if (fill.cause() != FillCause.RECONCILE) {
            move(info.quoteAsset(), base.multiply(fill.price().toBigDecimal()).negate());
        }
    }

    private void contract(OrderFill fill, MarketInfo info) {
        if (!isClear(info)) {
            unclear.add(info.id());
            return;
        }
        runs.computeIfAbsent(info.id(), any -> new ContractRun(info)).add(fill);
    }

    void add(CashFlow flow) {
        moves++;
        if (begun) {
            move(flow.amount().asset(), flow.amount().amount());
        }
    }

    /** What was taken over stands for so much less. */
    void reduce(OrderFill takeOver, BigDecimal change) {
        Optional<MarketInfo> info = markets.apply(takeOver.market());
        if (!begun || info.isEmpty()) {
            return;
        }
        moves++;
        if (info.get().kind() == MarketKind.SPOT) {
            move(
                    info.get().baseAsset(),
                    change.multiply(info.get().contractMultiplier()).negate());
        } else if (isClear(info.get())) {
            runs.computeIfAbsent(takeOver.market(), any -> new ContractRun(info.get()))
                    .reduce(takeOver, change);
        }
    }

    private void move(String asset, BigDecimal amount) {
        if (amount.signum() != 0) {
            settled.merge(asset, amount, BigDecimal::add);
        }
    }

    /** False while nobody has looked at the venue's balances. */
    boolean isBegun() {
        return begun;
    }

    BigDecimal of(String asset) {
        BigDecimal sum = settled.getOrDefault(asset, BigDecimal.ZERO);
        for (ContractRun run : runs.values()) {
            if (run.info().settleAsset().equals(asset)) {
                sum = sum.add(run.realized());
            }
        }
        return sum;
    }

    /**
     * Looks for an order of the fills of an instant in which they make so much more of an asset, and counts them in it from here on. It is
     * not written down: a journal that is read again tells the fills as they came, and the venue shows the same balance again.
     *
     * @return whether there is one
     */
    boolean reorder(String asset, BigDecimal more) {
        List<ContractRun> settledIn = runs.values().stream()
                .filter(run -> run.info().settleAsset().equals(asset))
                .toList();
        List<List<TiedFills.Other>> others = otherOrders(settledIn);
        for (int i = 0; i < others.size(); i++) {
            Optional<TiedFills.Other> alone = thatMakes(others.get(i), more);
            if (alone.isPresent()) {
                settledIn.get(i).reorder(alone.get());
                return true;
            }
        }
        for (int i = 0; i < others.size(); i++) {
            for (TiedFills.Other one : others.get(i)) {
                for (int j = i + 1; j < others.size(); j++) {
                    Optional<TiedFills.Other> two = thatMakes(others.get(j), more.subtract(one.more()));
                    if (two.isPresent()) {
                        settledIn.get(i).reorder(one);
                        settledIn.get(j).reorder(two.get());
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** What one needs less of the steps, those behind it may take more of. */
    private static List<List<TiedFills.Other>> otherOrders(List<ContractRun> runs) {
        List<List<TiedFills.Other>> others = new ArrayList<>();
        int left = STEPS;
        for (int i = 0; i < runs.size(); i++) {
            TiedFills found = runs.get(i).otherOrders(left / (runs.size() - i));
            left -= Math.min(left, found.steps());
            others.add(found.orders());
        }
        return others;
    }

    private static Optional<TiedFills.Other> thatMakes(List<TiedFills.Other> others, BigDecimal more) {
        return others.stream()
                .filter(other -> other.more().compareTo(more) == 0)
                .findFirst();
    }

    /** Whether all that moves an asset can be counted: the profit of a contract that is settled in another asset than it is quoted in can't. */
    boolean isClear(String asset) {
        return unclear.stream()
                .flatMap(market -> markets.apply(market).stream())
                .noneMatch(info -> info.settleAsset().equals(asset));
    }

    /** How many fills and cash flows have been counted, to see whether one came in between. */
    long moves() {
        return moves;
    }

    SortedSet<String> assets() {
        SortedSet<String> assets = new TreeSet<>(settled.keySet());
        runs.values().forEach(run -> assets.add(run.info().settleAsset()));
        return assets;
    }

    /** The same as records, to be read after the fills and flows that it has counted; none while it has not begun. */
    List<AccountRecord> records() {
        if (!begun) {
            return List.of();
        }
        List<AccountRecord> records = new ArrayList<>();
        List<Money> balances = new ArrayList<>();
        settled.forEach((asset, amount) -> balances.add(new Money(asset, amount)));
        List<AccountRecord.BalancesKnown.Held> positions = new ArrayList<>();
        runs.values().forEach(run -> positions.add(run.held()));
        unclear.forEach(market -> positions.add(
                new AccountRecord.BalancesKnown.Held(market, Size.of(market, 0, 0), BigDecimal.ZERO, BigDecimal.ZERO)));
        records.add(new AccountRecord.BalancesKnown(balances, positions));
        runs.values().forEach(run -> run.latest().forEach(fill -> records.add(new AccountRecord.FillCounted(fill))));
        return records;
    }

    /** One that a snapshot counts on top of the rest; its fee is in the rest. */
    void counted(OrderFill fill) {
        markets.apply(fill.market()).filter(info -> begun).ifPresent(info -> contract(fill, info));
    }
}
