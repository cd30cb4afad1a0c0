package io.jackstay.runtime.state;

import io.jackstay.api.market.Money;
import io.jackstay.api.order.OrderFill;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Wrong ways of counting money. Each is called in the place of a method of its receiver. */
public final class PlantedInMoney {
    private static final int DECIMALS = 8;

    private PlantedInMoney() {}

    /** Fees are not counted. */
    public static Money noFee(OrderFill fill) {
        return new Money(fill.fee().asset(), BigDecimal.ZERO);
    }

    /** Fees have no more decimals than prices. */
    public static Money roundedFee(OrderFill fill) {
        return new Money(fill.fee().asset(), fill.fee().amount().setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }

    /** A rebate is a fee. */
    public static Money paidFee(OrderFill fill) {
        return new Money(fill.fee().asset(), fill.fee().amount().abs());
    }
}
