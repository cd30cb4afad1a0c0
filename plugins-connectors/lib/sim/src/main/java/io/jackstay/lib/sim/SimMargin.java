package io.jackstay.lib.sim;

import io.jackstay.api.account.Balance;
import io.jackstay.api.account.Margin;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether an account can afford an order, and what it is worth. Not thread safe: owned by its exchange.
 *
 * <p>The rules, simple on purpose:
 *
 * <ul>
 *   <li>A contract needs initial margin of its worst exposure, the greater of |position + open buys| and |position − open sells|, times
 *       the reference price, divided by the account's leverage there. 1 BTC at 60000 with leverage 10 needs 6000.
 *   <li>A spot buy needs price × size and the taker fee in the quote asset, a spot sell its size in the base asset.
 *   <li>Equity of an asset is what is held of it and the unrealised profit of the contracts that settle in it, at the reference
 *       price, which is the middle of the best quotes. Available is equity less margin and less what spot orders need.
 *   <li>An order that makes the worst exposure no greater is always affordable. There is no liquidation.
 *   <li>A trigger order needs nothing while it waits.
 * </ul>
 *
 * <p>An order that {@link QuickMargin} sees to be affordable is not looked at again here.
 */
final class SimMargin {
    private final SimAccount account;
    private final List<Seat> seats;
    private final QuickMargin quick;

    SimMargin(SimAccount account, List<Seat> seats) {
        this.account = account;
        this.seats = seats;
        this.quick = new QuickMargin(account, seats);
    }

    /**
     * Why an order can't be afforded.
     *
     * @param replaced how much of the same side goes when it comes, as it takes the place of another order
     */
    Optional<Rejection> refusal(SimOrder order, Seat seat, long replaced) {
        if (quick.surelyAffords(order, seat, replaced)) {
            return Optional.empty();
        }
        MarketInfo info = seat.market().info();
        boolean spot = info.kind() == MarketKind.SPOT;
        String asset =
                spot && order.side() == Side.SELL ? info.baseAsset() : spot ? info.quoteAsset() : info.settleAsset();
        BigDecimal needed = spot ? spotNeed(order, order.remaining()) : addedMargin(order, seat, replaced);
        if (needed.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal available = available(asset);
        if (available.compareTo(needed) >= 0) {
            return Optional.empty();
        }
        return Optional.of(new Rejection(
                RejectReason.INSUFFICIENT_MARGIN,
                "needs %s %s, available %s".formatted(plain(needed), asset, plain(available))));
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal addedMargin(SimOrder order, Seat seat, long replaced) {
        BigDecimal reference = reference(seat);
        BigDecimal price = reference.signum() > 0
                ? reference
                : order.request().worstPrice().toBigDecimal();
        return margin(seat, addedExposure(order, seat.holding(), replaced), price);
    }

    /** How much greater the worst exposure becomes. */
    static long addedExposure(SimOrder order, Holding holding, long replaced) {
        if (order.isReduceOnly()) {
            return 0;
        }
        long more = order.remaining() - replaced;
        long after = order.side() == Side.BUY ? holding.worst(more, 0) : holding.worst(0, more);
        return after - holding.worst();
    }

    private static BigDecimal margin(Seat seat, long exposure, BigDecimal price) {
        MarketInfo info = seat.market().info();
        BigDecimal notional =
                BigDecimal.valueOf(exposure, info.sizeScale()).multiply(price).multiply(info.contractMultiplier());
        return notional.divide(BigDecimal.valueOf(seat.holding().leverage(info)), Amount.DECIMALS, RoundingMode.UP);
    }

    private static BigDecimal spotNeed(SimOrder order, long size) {
        MarketInfo info = order.info();
        BigDecimal base = BigDecimal.valueOf(size, info.sizeScale()).multiply(info.contractMultiplier());
        if (order.side() == Side.SELL) {
            return base;
        }
        BigDecimal feeFactor = BigDecimal.ONE.add(info.fees().taker().max(BigDecimal.ZERO));
        return base.multiply(order.request().worstPrice().toBigDecimal()).multiply(feeFactor);
    }

    private static BigDecimal reference(Seat seat) {
        SimMarket market = seat.market();
        return BigDecimal.valueOf(market.referencePriceTimesTen(), market.info().priceScale() + 1);
    }

    /** What is held of an asset, and unrealised profit of the contracts that settle in it. */
    BigDecimal equity(String asset) {
        BigDecimal equity = account.wallet(asset);
        for (Seat seat : seats) {
            MarketInfo info = seat.market().info();
            if (info.kind() != MarketKind.SPOT
                    && info.settleAsset().equals(asset)
                    && seat.holding().position() != 0) {
                equity = equity.add(account.position(info.id()).unrealized(reference(seat), info));
            }
        }
        return equity;
    }

    /** What new orders could use of an asset. */
    BigDecimal available(String asset) {
        return available(asset, equity(asset));
    }

    private BigDecimal available(String asset, BigDecimal equity) {
        BigDecimal available = equity;
        for (Seat seat : seats) {
            available = available.subtract(
                    seat.market().info().kind() == MarketKind.SPOT ? spotNeed(seat, asset) : usedMargin(seat, asset));
        }
        return available;
    }

    private static BigDecimal usedMargin(Seat seat, String asset) {
        if (!seat.market().info().settleAsset().equals(asset)) {
            return BigDecimal.ZERO;
        }
        return margin(seat, seat.holding().worst(), reference(seat));
    }

    private static BigDecimal spotNeed(Seat seat, String asset) {
        List<SimOrder> open = new ArrayList<>();
        seat.market().collectOpen(seat.holding(), open);
        BigDecimal need = BigDecimal.ZERO;
        for (SimOrder order : open) {
            String needed = order.side() == Side.BUY
                    ? order.info().quoteAsset()
                    : order.info().baseAsset();
            if (needed.equals(asset)) {
                need = need.add(spotNeed(order, order.remaining()));
            }
        }
        return need;
    }

    List<Balance> balances() {
        List<Balance> balances = new ArrayList<>();
        for (String asset : account.assets()) {
            balances.add(Balance.of(asset, account.wallet(asset), available(asset)));
        }
        return balances;
    }

    Margin report(String asset, long nanos) {
        BigDecimal equity = equity(asset);
        return new Margin(
                new Money(asset, equity), new Money(asset, available(asset, equity)), new Stamp(nanos, nanos));
    }
}
