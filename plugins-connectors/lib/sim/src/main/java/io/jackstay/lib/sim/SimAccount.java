package io.jackstay.lib.sim;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.Fees;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.OrderFill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The money of one account: what it holds of each asset, its positions, and its fills. Not thread safe: owned by its exchange.
 *
 * <p>A fill of a contract moves what its position realised, less the fee, in the settle asset; the position's rules are those of
 * {@link Position#after}. A spot fill moves the base asset one way and price × size, with the fee, the other way in the quote asset.
 * The fee is notional × rate, rounded half-even to 12 decimals: 0.01 BTC at 60000 with 0.045 % costs 0.27 USDC.
 *
 * <p>Funding moves −size × mark × multiplier × rate, exactly: 0.5 BTC long at a mark of 60000 pays 3 USDC at a rate of 0.01 %.
 *
 * <p>The id of a fill is {@code f<epoch>-<count>}, that of a cash flow {@code c<epoch>-<count>}. They are unique for ever when no two lives
 * of the account have one epoch.
 */
public final class SimAccount {
    private static final int FILLS_KEPT = 3_000;
    private static final int CASH_FLOWS_KEPT = 1_000;

    private final long epoch;
    private final FeeSchedule schedule;
    private final TreeMap<String, Amount> wallets = new TreeMap<>();
    private final TreeMap<MarketId, Stake> stakes = new TreeMap<>();
    private final SimLedger<OrderFill> fills = new SimLedger<>(FILLS_KEPT);
    private final SimLedger<CashFlow> cashFlows = new SimLedger<>(CASH_FLOWS_KEPT);
    private final String fillPrefix;

    /** An account without positions, whose fills cost what each market says; see {@link #SimAccount(long, List, FeeSchedule)}. */
    public SimAccount(long epoch, List<Money> balances) {
        this(epoch, balances, FeeSchedule.none());
    }

    /**
     * An account without positions.
     *
     * @param epoch number of this life of the account, never used before
     * @param balances what it holds at first, one entry an asset
     * @param schedule what its fills cost; of this account alone
     */
    public SimAccount(long epoch, List<Money> balances, FeeSchedule schedule) {
        this.epoch = epoch;
        this.fillPrefix = "f" + epoch + "-";
        this.schedule = requireNonNull(schedule, "schedule is null");
        for (Money balance : balances) {
            if (wallets.put(balance.asset(), new Amount(balance.amount())) != null) {
                throw new IllegalArgumentException("two balances of " + balance.asset());
            }
        }
    }

    /** Number of this life of the account. */
    public long epoch() {
        return epoch;
    }

    /** What the account holds of an asset, before unrealised profit and loss. */
    public BigDecimal wallet(String asset) {
        Amount amount = wallets.get(asset);
        return amount == null ? BigDecimal.ZERO : amount.toBigDecimal();
    }

    Optional<Amount> held(String asset) {
        return Optional.ofNullable(wallets.get(asset));
    }

    /** What is held of an asset, to be added to. */
    private Amount amount(String asset) {
        return wallets.computeIfAbsent(asset, any -> new Amount(BigDecimal.ZERO));
    }

    /** Money comes, or goes when it is negative, without a fill: a deposit, a withdrawal, a transfer. It may leave less than nothing. */
    public void move(Money sum) {
        amount(sum.asset()).add(sum.amount());
    }

    /** All assets that the account holds or held, sorted. */
    public List<String> assets() {
        return List.copyOf(wallets.keySet());
    }

    /** The position in a market, flat when nothing was traded there. */
    public Position position(MarketId market) {
        Stake stake = stakes.get(market);
        return stake == null ? Position.flat(market) : stake.position();
    }

    /** Takes back what was written down, in place of what it has. */
    void restore(SortedMap<String, BigDecimal> held, SortedMap<MarketId, Stake> positions) {
        wallets.clear();
        held.forEach((asset, amount) -> wallets.put(asset, new Amount(amount)));
        stakes.clear();
        stakes.putAll(positions);
    }

    SortedMap<MarketId, Stake> stakes() {
        return stakes;
    }

    FeeSchedule schedule() {
        return schedule;
    }

    Optional<Stake> stake(MarketId market) {
        return Optional.ofNullable(stakes.get(market));
    }

    /** The positions of all markets that were traded in, sorted by market. */
    public List<Position> positions() {
        List<Position> positions = new ArrayList<>();
        stakes.values().forEach(stake -> positions.add(stake.position()));
        return List.copyOf(positions);
    }

    /** The fills that are kept. */
    public SimLedger<OrderFill> fills() {
        return fills;
    }

    /** Money that came or went without a fill. */
    public SimLedger<CashFlow> cashFlows() {
        return cashFlows;
    }

    /** What the next fill in a market costs. */
    public Fees fees(MarketInfo info, long nanos) {
        return schedule.fees(info.fees(), info.quoteAsset(), nanos);
    }

    OrderFill book(SimOrder order, long price, long size, LiquidityRole role, MarketNumbers numbers, long nanos) {
        MarketInfo info = numbers.info();
        boolean spot = info.kind() == MarketKind.SPOT;
        Stake stake = stakes.get(info.id());
        if (stake == null) {
            stake = new Stake(numbers);
            stakes.put(info.id(), stake);
        }
        FeeRate rate = numbers.feeRate(role);
        if (!schedule.isFlat()) {
            Fees fees = fees(info, nanos);
            rate = new FeeRate(role == LiquidityRole.MAKER ? fees.maker() : fees.taker());
            schedule.traded(info.quoteAsset(), notional(info, price, size), nanos);
        }
        String feeAsset = spot ? info.quoteAsset() : info.settleAsset();
        Amount wallet = amount(feeAsset);
        if (spot) {
            stake.fill(order.side(), price, size, numbers, new Amount(BigDecimal.ZERO));
            moveSpot(info, order.side(), info.size(size), notional(info, price, size));
        } else {
            stake.fill(order.side(), price, size, numbers, wallet);
        }
        BigDecimal fee = fee(rate, price, size, numbers, wallet);
        OrderFill fill = OrderFill.of(
                        fillPrefix + (fills.last() + 1),
                        order.ref(),
                        order.side(),
                        info.price(price),
                        info.size(size),
                        new Money(feeAsset, fee),
                        new Stamp(nanos, nanos))
                .role(role);
        fills.add(fill);
        return fill;
    }

    private static BigDecimal notional(MarketInfo info, long price, long size) {
        return info.price(price).times(info.size(size), info).amount();
    }

    /** Takes the fee out of the wallet. */
    private static BigDecimal fee(FeeRate rate, long price, long size, MarketNumbers numbers, Amount wallet) {
        long notional = numbers.notional(price, size);
        if (notional >= 0 && rate.isNarrow()) {
            long units = rate.of(notional);
            wallet.add(-units);
            return BigDecimal.valueOf(units, Amount.DECIMALS);
        }
        BigDecimal fee = rate.of(notional(numbers.info(), price, size));
        wallet.add(fee.negate());
        return fee;
    }

    private void moveSpot(MarketInfo info, Side side, Size quantity, BigDecimal notional) {
        BigDecimal base = quantity.toBigDecimal().multiply(info.contractMultiplier());
        amount(info.baseAsset()).add(side == Side.BUY ? base : base.negate());
        amount(info.quoteAsset()).add(side == Side.BUY ? notional.negate() : notional);
    }

    /** Pays or receives funding for the position as it is; empty when there is none or nothing comes of it. */
    Optional<CashFlow> fund(MarketInfo info, BigDecimal mark, BigDecimal rate, long nanos) {
        Position position = position(info.id());
        BigDecimal amount = position.size()
                .toBigDecimal()
                .multiply(mark)
                .multiply(info.contractMultiplier())
                .multiply(rate)
                .negate();
        if (amount.signum() == 0) {
            return Optional.empty();
        }
        amount(info.settleAsset()).add(amount);
        CashFlow flow = CashFlow.of(
                "c" + epoch + "-" + (cashFlows.last() + 1),
                info.id(),
                CashFlow.Kind.FUNDING,
                new Money(info.settleAsset(), amount),
                new Stamp(nanos, nanos));
        cashFlows.add(flow);
        return Optional.of(flow);
    }
}
