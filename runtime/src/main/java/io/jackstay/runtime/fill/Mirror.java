package io.jackstay.runtime.fill;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderFill;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which earlier fill one answers: the callback of that fill placed its order, on the other side of the same market. Immutable.
 *
 * @param of the id of that fill
 * @param gain what the pair earned in the quote asset: the difference of the prices times the size that both have, less the fees for that
 *     size; of a buy at 100 and a sell at 101 of 2 with a fee of 0.1 each it is 1.8. Empty when the other fill is not known any more, or a
 *     fee was paid in another asset
 */
public record Mirror(String of, Optional<Money> gain) {
    private static final String CAUSE = "fill ";

    public Mirror {
        requireNonNull(of, "of is null");
        requireNonNull(gain, "gain is null");
    }

    /**
     * A fill, as far as it counts here. Immutable.
     *
     * @param price quote per base
     */
    public record Part(String market, Side side, BigDecimal price, BigDecimal size, Money fee) {
        public static Part of(OrderFill fill) {
            return new Part(
                    fill.market().toString(),
                    fill.side(),
                    fill.price().toBigDecimal(),
                    fill.size().toBigDecimal(),
                    fill.fee());
        }
    }

    /**
     * What a market's money is counted in. Immutable.
     *
     * @param multiplier base units of one unit of size
     */
    public record Contract(String quote, BigDecimal multiplier) {
        public static Contract of(MarketInfo info) {
            return new Contract(info.quoteAsset(), info.contractMultiplier());
        }
    }

    /**
     * Empty where no fill caused the order, or one of the same side or of another market did.
     *
     * @param cause the event whose callback placed the order of the fill
     * @param find a fill by its id; empty for one that is not known any more
     * @param contract of its market; empty where that is not known any more
     */
    public static Optional<Mirror> of(
            Part fill, String cause, Function<String, Optional<Part>> find, Optional<Contract> contract) {
        if (!cause.startsWith(CAUSE)) {
            return Optional.empty();
        }
        String id = cause.substring(CAUSE.length());
        Optional<Part> other = find.apply(id);
        if (other.filter(known -> !answers(fill, known)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Mirror(id, other.flatMap(known -> contract.flatMap(terms -> gain(fill, known, terms)))));
    }

    private static boolean answers(Part fill, Part other) {
        return fill.side != other.side && fill.market.equals(other.market);
    }

    private static Optional<Money> gain(Part fill, Part other, Contract contract) {
        if (!fill.fee.asset().equals(contract.quote)
                || !other.fee.asset().equals(contract.quote)
                || fill.size.signum() <= 0
                || other.size.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal size = fill.size.min(other.size);
        BigDecimal difference =
                fill.side == Side.SELL ? fill.price.subtract(other.price) : other.price.subtract(fill.price);
        BigDecimal gain = difference
                .multiply(size)
                .multiply(contract.multiplier)
                .subtract(fee(fill, size))
                .subtract(fee(other, size));
        return Optional.of(new Money(contract.quote, gain));
    }

    /** The part of it that is for so much. */
    private static BigDecimal fee(Part fill, BigDecimal size) {
        return fill.fee.amount().multiply(size).divide(fill.size, MathContext.DECIMAL64);
    }
}
