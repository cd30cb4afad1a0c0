package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.account.Margin;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the margin that position and orders could bind within a share of the equity. Immutable.
 *
 * <p>Two counts are made, and the larger one is compared. Ours: for each market the larger of both worst cases, at the mark,
 * else the mid, else the price of the order, divided by the leverage; markets of another quote asset than the equity are left to
 * the venue. The venue's: its equity less what it says is available, and the order on top. With an equity of 10000, 50 % and a
 * leverage of 5, worst cases of up to 25000 pass. What only reduces passes.
 */
final class MarginLimit implements RiskRule {
    private static final int DECIMALS = 8;

    private final MarginLimitConfig config;

    MarginLimit(MarginLimitConfig config) {
        this.config = requireNonNull(config, "config is null");
    }

    @Override
    public RiskDecision check(RiskOrder order, RiskView view) {
        if (order.reducing()) {
            return RiskDecision.ALLOW;
        }
        Money equity = equity(order.market(), view);
        BigDecimal allowed = config.maxUsed().of(equity.amount()).max(BigDecimal.ZERO);
        BigDecimal bound = ours(view, Optional.of(order), equity.asset()).max(theirs(order, view));
        if (bound.compareTo(allowed) <= 0) {
            return RiskDecision.ALLOW;
        }
        return RiskDecision.refuse(
                MarginLimitProvider.NAME,
                "%s of %s, which is %s".formatted(config.maxUsed(), text(equity), text(allowed, equity.asset())),
                "%s bound at worst".formatted(text(bound, equity.asset())));
    }

    /** The venue's own figure where it tells one, else the scope's. */
    private static Money equity(MarketId market, RiskView view) {
        return view.margin(market.venue())
                .map(Margin::equity)
                .filter(equity -> equity.asset().equals(view.equity().asset()))
                .orElseGet(view::equity);
    }

    private BigDecimal ours(RiskView view, Optional<RiskOrder> order, String asset) {
        BigDecimal sum = BigDecimal.ZERO;
        for (MarketId market : view.markets()) {
            MarketInfo info = view.info(market);
            if (info.quoteAsset().equals(asset)) {
                Optional<RiskOrder> here = order.filter(asked -> asked.market().equals(market));
                sum = sum.add(divided(
                        here.map(asked -> worst(asked, view, info))
                                .orElseGet(() ->
                                        view.exposure(market).worstNotional().amount()),
                        info));
            }
        }
        return sum;
    }

    /** The value of the market's worst case with the order in it. */
    private static BigDecimal worst(RiskOrder order, RiskView view, MarketInfo info) {
        Exposure exposure = view.exposure(order.market());
        boolean buys = order.request().side() == Side.BUY;
        BigDecimal added = order.addedSize().toBigDecimal();
        BigDecimal longest = exposure.worst(Side.BUY).toBigDecimal().add(buys ? added : BigDecimal.ZERO);
        BigDecimal shortest = exposure.worst(Side.SELL).toBigDecimal().subtract(buys ? BigDecimal.ZERO : added);
        BigDecimal price = view.mark(order.market())
                .map(mark -> mark.mark().toBigDecimal())
                .or(() -> view.top(order.market()).map(TopOfBook::mid))
                .orElseGet(() -> order.request().worstPrice().toBigDecimal());
        return longest.abs().max(shortest.abs()).multiply(price).multiply(info.contractMultiplier());
    }

    private BigDecimal theirs(RiskOrder order, RiskView view) {
        MarketInfo info = view.info(order.market());
        BigDecimal share = order.request().size().isZero()
                ? BigDecimal.ZERO
                : order.addedSize()
                        .toBigDecimal()
                        .divide(order.request().size().toBigDecimal(), DECIMALS, RoundingMode.UP);
        BigDecimal added = divided(order.notional().amount().multiply(share), info);
        return view.margin(order.market().venue())
                .map(margin -> margin.equity()
                        .amount()
                        .subtract(margin.available().amount())
                        .add(added))
                .orElse(BigDecimal.ZERO);
    }

    private BigDecimal divided(BigDecimal value, MarketInfo info) {
        int most = info.maxLeverage();
        int leverage = config.leverage()
                .map(given -> most > 1 ? Math.min(given, most) : given)
                .orElse(Math.max(1, most));
        return value.divide(BigDecimal.valueOf(leverage), DECIMALS, RoundingMode.UP);
    }

    @Override
    public List<Limit> limits(RiskView view) {
        MarketId first = view.markets().get(0);
        Money equity = equity(first, view);
        BigDecimal allowed = config.maxUsed().of(equity.amount()).max(BigDecimal.ZERO);
        BigDecimal theirs = view.margin(first.venue())
                .map(margin ->
                        margin.equity().amount().subtract(margin.available().amount()))
                .orElse(BigDecimal.ZERO);
        BigDecimal bound =
                ours(view, Optional.empty(), equity.asset()).max(theirs).max(BigDecimal.ZERO);
        return List.of(new Limit(
                "margin",
                text(allowed, equity.asset()),
                text(bound, equity.asset()),
                allowed.signum() == 0 ? BigDecimal.ONE : Limits.used(bound, allowed)));
    }

    private static String text(Money money) {
        return text(money.amount(), money.asset());
    }

    private static String text(BigDecimal amount, String asset) {
        return LossLimit.text(amount, RoundingMode.HALF_EVEN) + " " + asset;
    }
}
