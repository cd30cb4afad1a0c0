package io.jackstay.strategy.grid.plan;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.plugin.Percent;
import io.jackstay.strategy.grid.config.ExitConfig;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.config.Profit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Finds what a market has against a ladder, before the first order. Immutable: pure functions. */
public final class LadderCheck {
    private static final MathContext ROUGH = new MathContext(2, RoundingMode.HALF_EVEN);

    private LadderCheck() {}

    /** What is wrong, for the operator, with what to change; empty when the grid may run. */
    public static Optional<String> problem(Ladder ladder, GridConfig config) {
        return unfit(ladder, config).or(() -> fees(ladder, config)).or(() -> base(ladder, config));
    }

    /** What keeps the venue from taking the orders. */
    public static Optional<String> unfit(Ladder ladder, GridConfig config) {
        return asset(ladder.info(), config).or(() -> sizes(ladder, config));
    }

    private static Optional<String> asset(MarketInfo info, GridConfig config) {
        return asset("order-value", config.orderValue(), info)
                .or(() -> asset("budget", config.budget(), info))
                .or(() -> asset("exit.take-profit", config.exit().flatMap(ExitConfig::takeProfit), info))
                .or(() -> asset("exit.stop-loss", config.exit().flatMap(ExitConfig::stopLoss), info));
    }

    private static Optional<String> asset(String key, Optional<Money> given, MarketInfo info) {
        return given.filter(value -> !value.asset().equals(info.quoteAsset()))
                .map(value -> "%s = %s: %s is quoted in %s".formatted(key, value, info.id(), info.quoteAsset()));
    }

    /** What an operator can do about orders that are too small. */
    private static String advice(Ladder ladder, GridConfig config) {
        if (config.budget().isEmpty() && config.budgetShare().isEmpty()) {
            return "";
        }
        return "; %d orders share %s: give more, or fewer levels"
                .formatted(
                        ladder.legs(),
                        config.budget()
                                .map(Money::toString)
                                .orElseGet(() -> config.budgetShare().orElseThrow() + " of the equity"));
    }

    private static Optional<String> sizes(Ladder ladder, GridConfig config) {
        MarketInfo info = ladder.info();
        for (int leg = 0; leg < ladder.legs(); leg++) {
            Size size = ladder.size(leg);
            if (size.compareTo(info.minSize()) < 0) {
                return Optional.of(
                        "orders at %3$s would be %1$s %2$s, rounded down to the lot of %6$s: the least size of %4$s is %5$s%7$s"
                                .formatted(
                                        size,
                                        info.baseAsset(),
                                        ladder.price(leg + 1),
                                        info.id(),
                                        info.minSize(),
                                        info.lotSize().toPlainString(),
                                        advice(ladder, config)));
            }
            if (info.maxSize().isPresent() && size.compareTo(info.maxSize().get()) > 0) {
                return Optional.of("orders of %s %s: the greatest size of %s is %s"
                        .formatted(
                                size,
                                info.baseAsset(),
                                info.id(),
                                info.maxSize().get()));
            }
            if (!ladder.takes(size, leg)) {
                return Optional.of("an order of %s %s at %s is worth %s: the least value of %s is %s%s"
                        .formatted(
                                size,
                                info.baseAsset(),
                                ladder.price(leg),
                                ladder.price(leg).times(size, info),
                                info.id(),
                                info.minNotional(),
                                advice(ladder, config)));
            }
        }
        return Optional.empty();
    }

    /** A round trip of size 1 earns upper - lower and pays maker x (upper + lower); from 100 to 101 at 0.1 %: 1 and 0.201. */
    private static Optional<String> fees(Ladder ladder, GridConfig config) {
        if (config.allowFeeLoss()) {
            return Optional.empty();
        }
        BigDecimal maker = ladder.info().fees().maker();
        for (int leg = 0; leg < ladder.legs(); leg++) {
            BigDecimal lower = ladder.price(leg).toBigDecimal();
            BigDecimal upper = ladder.price(leg + 1).toBigDecimal();
            BigDecimal paid = maker.multiply(lower.add(upper));
            if (upper.subtract(lower).compareTo(paid) <= 0) {
                return Optional.of(feeLoss(ladder.price(leg), ladder.price(leg + 1), maker));
            }
        }
        return Optional.empty();
    }

    /** A lot that is coarser than a step's worth of an order would leave nothing in base, at no level. */
    private static Optional<String> base(Ladder ladder, GridConfig config) {
        if (config.profit() != Profit.BASE) {
            return Optional.empty();
        }
        for (int index = 0; index < ladder.legs(); index++) {
            Size size = ladder.size(index);
            Leg bought = new Leg(index, Side.BUY, Side.SELL, size, size, 0);
            if (!bought.orderSizeForBase(ladder).equals(size)) {
                return Optional.empty();
            }
        }
        return Optional.of(
                "profit = base: a step earns less than a lot of %s: larger orders, wider steps, or another profit"
                        .formatted(ladder.info().lotSize().toPlainString()));
    }

    private static String feeLoss(Price lower, Price upper, BigDecimal maker) {
        BigDecimal step = upper.toBigDecimal().subtract(lower.toBigDecimal()).divide(lower.toBigDecimal(), ROUGH);
        return "the step from %s to %s is %s, two maker fees of %s cost as much or more: widen the grid, or say allow-fee-loss = true"
                .formatted(lower, upper, Percent.ofFraction(step), Percent.ofFraction(maker));
    }
}
