package io.jackstay.runtime.web;

import io.jackstay.api.market.BookView;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.web.view.Node;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What closing a position would about cost. Thread safe: pure functions.
 *
 * <p>Slippage is what is paid beyond the mark on the book as it stands: 0.01 BTC sold at 59,990 where the mark is 60,000 costs 0.10. The fee is
 * that of the bot's own latest taker fill of the market, for venues differ and so do accounts; what is not known is said.
 */
final class FlattenCost {
    private static final int DIGITS = 4;

    private FlattenCost() {}

    /** One sentence about the position of this market, which is not flat; {@code side} is that of the order that closes it. */
    static String words(BotDetail.Market market, Side side, List<BotDetail.Filled> fills) {
        List<String> words = new ArrayList<>();
        BigDecimal size = market.position().abs();
        Optional<BigDecimal> notional =
                market.mark().map(mark -> mark.multiply(size).multiply(market.multiplier()));
        Optional<BigDecimal> rate = takerRate(market, fills);
        words.add(
                rate.isPresent() && notional.isPresent()
                        ? "about %s %s fee, at %s %% as its last taker fill"
                                .formatted(
                                        amount(notional.get().multiply(rate.get())),
                                        market.quote(),
                                        Node.decimal(
                                                rate.get().movePointRight(2).round(new MathContext(DIGITS))))
                        : "the fee is not known: it has no taker fill yet");
        words.add(slippage(market, side, size));
        return String.join("; ", words);
    }

    private static String slippage(BotDetail.Market market, Side side, BigDecimal size) {
        if (market.mark().isEmpty()) {
            return "there is no price to tell the slippage from";
        }
        List<BookView.Level> levels =
                market.book().map(book -> book.levels(side.opposite())).orElse(List.of());
        Optional<BigDecimal> touch = side == Side.SELL ? market.bid() : market.ask();
        BigDecimal left = size;
        BigDecimal paid = BigDecimal.ZERO;
        for (BookView.Level level : levels) {
            BigDecimal taken = left.min(level.size().toBigDecimal());
            paid = paid.add(beyond(level.price().toBigDecimal(), market.mark().get(), side)
                    .multiply(taken));
            left = left.subtract(taken);
        }
        if (levels.isEmpty() && touch.isPresent()) {
            paid = beyond(touch.get(), market.mark().get(), side).multiply(size);
            return "about %s %s slippage, if all of it fills at the touch"
                    .formatted(amount(paid.multiply(market.multiplier())), market.quote());
        }
        String cost = "about %s %s slippage on the book of now"
                .formatted(amount(paid.multiply(market.multiplier())), market.quote());
        return left.signum() == 0
                ? cost
                : "%s, which shows %s of it".formatted(cost, Node.decimal(size.subtract(left)));
    }

    /** Positive where it costs. */
    private static BigDecimal beyond(BigDecimal price, BigDecimal mark, Side side) {
        return side == Side.SELL ? mark.subtract(price) : price.subtract(mark);
    }

    /** Fee by notional of the latest taker fill of the market whose fee is in its quote asset. */
    private static Optional<BigDecimal> takerRate(BotDetail.Market market, List<BotDetail.Filled> fills) {
        for (int i = fills.size() - 1; i >= 0; i--) {
            OrderFill fill = fills.get(i).fill();
            BigDecimal notional = fill.price()
                    .toBigDecimal()
                    .multiply(fill.size().toBigDecimal())
                    .multiply(market.multiplier());
            if (fill.market().equals(market.id())
                    && fill.role() == LiquidityRole.TAKER
                    && fill.fee().asset().equals(market.quote())
                    && notional.signum() > 0) {
                return Optional.of(fill.fee().amount().divide(notional, MathContext.DECIMAL64));
            }
        }
        return Optional.empty();
    }

    private static String amount(BigDecimal amount) {
        int scale = Math.max(2, DIGITS - amount.precision() + amount.scale());
        return Node.decimal(amount.setScale(Math.min(scale, 8), RoundingMode.HALF_UP));
    }
}
