package io.jackstay.testkit.harness;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.LimitOrderRequest;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An order in a line of text: {@code BUY 0.01 @ 59940 B1 filled 0.004}, the label and the filled part only where there is
 * one. Immutable. Numbers are compared by value.
 */
record OrderText(Side side, BigDecimal size, BigDecimal price, String label, BigDecimal filled) {
    private static final String NUMBER = "([0-9]+(?:\\.[0-9]+)?)";
    private static final Pattern SHAPE =
            Pattern.compile("(BUY|SELL) " + NUMBER + " @ " + NUMBER + "(?: (.+?))??(?: filled " + NUMBER + ")?");

    static OrderText parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "an order reads \"BUY 0.01 @ 59940\", with its label behind it when it has one, got \"%s\""
                            .formatted(text));
        }
        String label = matcher.group(4);
        String filled = matcher.group(5);
        return new OrderText(
                Side.valueOf(matcher.group(1)),
                new BigDecimal(matcher.group(2)),
                new BigDecimal(matcher.group(3)),
                label == null ? "" : label,
                filled == null ? BigDecimal.ZERO : new BigDecimal(filled));
    }

    static boolean isOrder(String text) {
        return SHAPE.matcher(text).matches();
    }

    static OrderText of(PlacedOrder order) {
        return new OrderText(
                order.request().side(),
                order.size().toBigDecimal(),
                order.price().toBigDecimal(),
                order.request().label(),
                order.filled().toBigDecimal());
    }

    /** True for an order of these terms; a text without a label fits any label. */
    boolean fits(PlacedOrder order) {
        OrderText other = of(order);
        return side == other.side
                && size.compareTo(other.size) == 0
                && price.compareTo(other.price) == 0
                && filled.compareTo(other.filled) == 0
                && (label.isEmpty() || label.equals(other.label));
    }

    LimitOrderRequest request(MarketInfo info) {
        return LimitOrderRequest.limit(side, Size.of(info.id(), size), Price.of(info.id(), price))
                .labelled(label);
    }

    @Override
    public String toString() {
        return side + " " + plain(size) + " @ " + plain(price) + (label.isEmpty() ? "" : " " + label)
                + (filled.signum() == 0 ? "" : " filled " + plain(filled));
    }

    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
