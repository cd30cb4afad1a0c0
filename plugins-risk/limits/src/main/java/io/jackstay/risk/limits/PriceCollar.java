package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.TriggerOrderRequest;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Keeps the worst price of orders near the market. Immutable.
 *
 * <p>The reference is the mark price, else the mid. With a distance of 5 % and a mark of 100, prices from 95 to 105 pass,
 * both included. Both sides of the market count, for orders that rest far away too: a slip of the decimal point looks the
 * same on either side. Reducing orders count as well. Without a reference nothing passes.
 *
 * <p>A trigger order that still waits is measured from its trigger price, since the market will be there when it fires;
 * one that would fire at once is measured from the reference.
 */
final class PriceCollar implements RiskRule {
    private static final int PERCENT_DECIMALS = 2;

    private final PriceCollarConfig config;

    PriceCollar(PriceCollarConfig config) {
        this.config = requireNonNull(config, "config is null");
    }

    private record Reference(String name, BigDecimal price) {}

    @Override
    public RiskDecision check(RiskOrder order, RiskView view) {
        MarketId market = order.market();
        if (!Limits.covers(config.market(), market)) {
            return RiskDecision.ALLOW;
        }
        Optional<Reference> known = reference(market, view);
        if (known.isEmpty()) {
            return RiskDecision.refuse(
                    PriceCollarProvider.NAME,
                    "within %s of the market".formatted(config.maxDistance()),
                    "neither mark price nor top of book of " + market);
        }
        Reference reference = measuredFrom(order.request(), known.get());
        BigDecimal worst = order.request().worstPrice().toBigDecimal();
        BigDecimal distance = worst.subtract(reference.price());
        if (distance.abs().compareTo(config.maxDistance().of(reference.price())) <= 0) {
            return RiskDecision.ALLOW;
        }
        return RiskDecision.refuse(
                PriceCollarProvider.NAME,
                "within %s of the %s".formatted(config.maxDistance(), reference.name()),
                "%s is %s from %s"
                        .formatted(plain(worst), share(distance, reference.price()), plain(reference.price())));
    }

    private static Optional<Reference> reference(MarketId market, RiskView view) {
        return view.mark(market)
                .map(mark -> new Reference("mark price", mark.mark().toBigDecimal()))
                .or(() -> view.top(market).map(TopOfBook::mid).map(mid -> new Reference("mid", mid)));
    }

    private static Reference measuredFrom(OrderRequest request, Reference market) {
        if (!(request instanceof TriggerOrderRequest trigger)) {
            return market;
        }
        BigDecimal at = trigger.triggerPrice().toBigDecimal();
        boolean firesWhenHigher = (trigger.side() == Side.BUY) == (trigger.kind() == TriggerOrderRequest.Kind.STOP);
        int above = at.compareTo(market.price());
        boolean waits = firesWhenHigher ? above > 0 : above < 0;
        return waits ? new Reference("trigger price", at) : market;
    }

    /** Rounded away from zero, so that what is refused never reads as the limit itself. */
    private static String share(BigDecimal distance, BigDecimal reference) {
        BigDecimal percent = distance.movePointRight(2).divide(reference, PERCENT_DECIMALS, RoundingMode.UP);
        return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + "%";
    }

    private static String plain(BigDecimal price) {
        return price.stripTrailingZeros().toPlainString();
    }
}
