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
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Whether an account can afford an order, and what it is worth. Not thread safe: owned by its exchange.
 *
 * <p>The rules, simple on purpose:
 *
 * <ul>
 *   <li>A contract needs initial margin of its worst exposure, the greater of |position + open buys| and |position − open sells|, times
 *       the reference price, divided by the market's max leverage. 1 BTC at 60000 with leverage 10 needs 6000.
 *   <li>A spot buy needs price × size and the taker fee in the quote asset, a spot sell its size in the base asset.
 *   <li>Equity of an asset is what is held of it and the unrealised profit of the contracts that settle in it, at the reference
 *       price, which is the middle of the best quotes. Available is equity less margin and less what spot orders need.
 *   <li>An order that makes the worst exposure no greater is always affordable. There is no liquidation.
 * </ul>
 */
final class SimMargin {
    private static final int DECIMALS = 12;

    private final SimAccount account;
    private final Collection<SimMarket> markets;

    SimMargin(SimAccount account, Collection<SimMarket> markets) {
        this.account = account;
        this.markets = markets;
    }

    Optional<Rejection> refusal(SimOrder order, SimMarket market) {
        MarketInfo info = market.info();
        boolean spot = info.kind() == MarketKind.SPOT;
        String asset =
                spot && order.side() == Side.SELL ? info.baseAsset() : spot ? info.quoteAsset() : info.settleAsset();
        BigDecimal needed = spot ? spotNeed(order, order.remaining()) : addedMargin(order, market);
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

    private static BigDecimal addedMargin(SimOrder order, SimMarket market) {
        Holding holding = market.holding();
        long buys = order.side() == Side.BUY ? Math.addExact(holding.openBuys(), order.size()) : holding.openBuys();
        long sells = order.side() == Side.SELL ? Math.addExact(holding.openSells(), order.size()) : holding.openSells();
        long before = worst(holding.position(), holding.openBuys(), holding.openSells());
        long after = order.isReduceOnly() ? before : worst(holding.position(), buys, sells);
        BigDecimal reference = reference(market);
        BigDecimal price = reference.signum() > 0
                ? reference
                : order.request().worstPrice().toBigDecimal();
        return margin(market.info(), after - before, price);
    }

    private static long worst(long position, long openBuys, long openSells) {
        return Math.max(Math.abs(Math.addExact(position, openBuys)), Math.abs(Math.subtractExact(position, openSells)));
    }

    private static BigDecimal margin(MarketInfo info, long exposure, BigDecimal price) {
        BigDecimal notional =
                BigDecimal.valueOf(exposure, info.sizeScale()).multiply(price).multiply(info.contractMultiplier());
        return notional.divide(BigDecimal.valueOf(info.maxLeverage()), DECIMALS, RoundingMode.UP);
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

    private static BigDecimal reference(SimMarket market) {
        return BigDecimal.valueOf(market.referencePriceTimesTen(), market.info().priceScale() + 1);
    }

    /** What is held of an asset, and unrealised profit of the contracts that settle in it. */
    BigDecimal equity(String asset) {
        BigDecimal equity = account.wallet(asset);
        for (SimMarket market : markets) {
            MarketInfo info = market.info();
            if (info.kind() != MarketKind.SPOT
                    && info.settleAsset().equals(asset)
                    && market.holding().position() != 0) {
                equity = equity.add(account.position(info.id()).unrealized(reference(market), info));
            }
        }
        return equity;
    }

    /** What new orders could use of an asset. */
    BigDecimal available(String asset) {
        BigDecimal available = equity(asset);
        for (SimMarket market : markets) {
            available = available.subtract(
                    market.info().kind() == MarketKind.SPOT ? spotNeed(market, asset) : usedMargin(market, asset));
        }
        return available;
    }

    private static BigDecimal usedMargin(SimMarket market, String asset) {
        if (!market.info().settleAsset().equals(asset)) {
            return BigDecimal.ZERO;
        }
        Holding holding = market.holding();
        long exposure = worst(holding.position(), holding.openBuys(), holding.openSells());
        return margin(market.info(), exposure, reference(market));
    }

    private static BigDecimal spotNeed(SimMarket market, String asset) {
        List<SimOrder> open = new ArrayList<>();
        market.collectOpen(open);
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
        return new Margin(new Money(asset, equity(asset)), new Money(asset, available(asset)), new Stamp(nanos, nanos));
    }
}
