package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;
import java.util.List;

/**
 * Keeps the worst case of a position within a size. Immutable.
 *
 * <p>The worst case of a side is the position if everything of that side that may be live fills and nothing of the other
 * side does. With a limit of 0.5, a position of 0.2 and open buys of 0.2, a buy of 0.1 passes and one of 0.2 does not; a
 * sell of 0.9 passes. What only reduces passes, and so does an amend that adds nothing.
 */
final class PositionLimit implements RiskRule {
    private final PositionLimitConfig config;

    PositionLimit(PositionLimitConfig config) {
        this.config = requireNonNull(config, "config is null");
    }

    @Override
    public RiskDecision check(RiskOrder order, RiskView view) {
        MarketId market = order.market();
        if (order.reducing() || order.addedSize().isZero() || !Limits.covers(config.market(), market)) {
            return RiskDecision.ALLOW;
        }
        Side side = order.request().side();
        BigDecimal worst =
                towards(side, view.exposure(market)).plus(order.addedSize()).toBigDecimal();
        if (worst.compareTo(config.max()) <= 0) {
            return RiskDecision.ALLOW;
        }
        MarketInfo info = view.info(market);
        return RiskDecision.refuse(
                PositionLimitProvider.NAME,
                Limits.text(config.max(), info.baseAsset()),
                "%s %s if every %s fills"
                        .formatted(
                                Limits.text(worst, info.baseAsset()),
                                side == Side.BUY ? "long" : "short",
                                side == Side.BUY ? "buy" : "sell"));
    }

    @Override
    public List<Limit> limits(RiskView view) {
        List<MarketId> markets = Limits.covered(config.market(), view);
        boolean several = view.markets().size() > 1;
        return markets.stream()
                .map(market -> limit(several ? "position " + market.symbol() : "position", market, view))
                .toList();
    }

    private Limit limit(String name, MarketId market, RiskView view) {
        Exposure exposure = view.exposure(market);
        BigDecimal worst = towards(Side.BUY, exposure)
                .toBigDecimal()
                .max(towards(Side.SELL, exposure).toBigDecimal());
        String asset = view.info(market).baseAsset();
        return new Limit(
                name, Limits.text(config.max(), asset), Limits.text(worst, asset), Limits.used(worst, config.max()));
    }

    /** The worst case of a side, positive in the direction of that side; negative when it leaves the position on the other. */
    private static Size towards(Side side, Exposure exposure) {
        Size worst = exposure.worst(side);
        return side == Side.BUY ? worst : worst.negate();
    }
}
