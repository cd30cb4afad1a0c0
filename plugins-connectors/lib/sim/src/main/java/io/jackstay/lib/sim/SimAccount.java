package io.jackstay.lib.sim;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.OrderFill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.TreeMap;

/**
 * The money of one account: what it holds of each asset, its positions, and its fills. Not thread safe: owned by its exchange.
 *
 * <p>A fill of a contract moves what its position realised, less the fee, in the settle asset; the position's rules are those of
 * {@link Position#after}. A spot fill moves the base asset one way and price × size, with the fee, the other way in the quote asset.
 * The fee is notional × rate, rounded half-even to {@value #FEE_DECIMALS} decimals: 0.01 BTC at 60000 with 0.045 % costs 0.27 USDC.
 *
 * <p>The id of a fill is {@code f<epoch>-<count>}. It is unique for ever when no two lives of the account have one epoch.
 */
public final class SimAccount {
    private static final int FEE_DECIMALS = 12;
    private static final int HISTORY_LIMIT = 50_000;

    private final long epoch;
    private final TreeMap<String, BigDecimal> wallets = new TreeMap<>();
    private final TreeMap<MarketId, Position> positions = new TreeMap<>();
    private final SimLedger<OrderFill> fills = new SimLedger<>(HISTORY_LIMIT);
    private final SimLedger<CashFlow> cashFlows = new SimLedger<>(HISTORY_LIMIT);
    private long fillCount;

    /**
     * An account without positions.
     *
     * @param epoch number of this life of the account, never used before
     * @param balances what it holds at first, one entry an asset
     */
    public SimAccount(long epoch, List<Money> balances) {
        this.epoch = epoch;
        for (Money balance : balances) {
            if (wallets.put(balance.asset(), balance.amount()) != null) {
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
        return wallets.getOrDefault(asset, BigDecimal.ZERO);
    }

    /** All assets that the account holds or held, sorted. */
    public List<String> assets() {
        return List.copyOf(wallets.keySet());
    }

    /** The position in a market, flat when nothing was traded there. */
    public Position position(MarketId market) {
        return positions.getOrDefault(market, Position.flat(market));
    }

    /** The positions of all markets that were traded in, sorted by market. */
    public List<Position> positions() {
        return List.copyOf(positions.values());
    }

    /** The fills that are kept. */
    public SimLedger<OrderFill> fills() {
        return fills;
    }

    /** Money that came or went without a fill. */
    public SimLedger<CashFlow> cashFlows() {
        return cashFlows;
    }

    OrderFill book(SimOrder order, long price, long size, LiquidityRole role, long nanos) {
        MarketInfo info = order.info();
        Price at = info.price(price);
        Size quantity = info.size(size);
        Money notional = at.times(quantity, info);
        BigDecimal rate =
                role == LiquidityRole.MAKER ? info.fees().maker() : info.fees().taker();
        BigDecimal fee = notional.amount().multiply(rate).setScale(FEE_DECIMALS, RoundingMode.HALF_EVEN);
        Position before = position(info.id());
        Position after = before.after(order.side(), at, quantity, info);
        positions.put(info.id(), after);
        String feeAsset = info.settleAsset();
        if (info.kind() == MarketKind.SPOT) {
            feeAsset = info.quoteAsset();
            moveSpot(info, order.side(), quantity, notional.amount());
        } else {
            move(info.settleAsset(), after.realizedPnl().subtract(before.realizedPnl()));
        }
        move(feeAsset, fee.negate());
        OrderFill fill = OrderFill.of(
                        "f" + epoch + "-" + ++fillCount,
                        order.ref(),
                        order.side(),
                        at,
                        quantity,
                        new Money(feeAsset, fee),
                        new Stamp(nanos, nanos))
                .role(role);
        fills.add(fill);
        return fill;
    }

    private void moveSpot(MarketInfo info, Side side, Size quantity, BigDecimal notional) {
        BigDecimal base = quantity.toBigDecimal().multiply(info.contractMultiplier());
        move(info.baseAsset(), side == Side.BUY ? base : base.negate());
        move(info.quoteAsset(), side == Side.BUY ? notional.negate() : notional);
    }

    private void move(String asset, BigDecimal amount) {
        wallets.merge(requireNonNull(asset, "asset is null"), amount, BigDecimal::add);
    }
}
