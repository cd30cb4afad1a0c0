package io.jackstay.runtime.web;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.at;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.BookView;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.bot.BotDetail;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What closing a position is said to cost, with numbers that can be worked out by hand. */
class FlattenCostTest {
    /** A market whose mark is 1000 and whose touch is 999 and 1001. */
    private static BotDetail.Market market(String position, Optional<BookView> book) {
        return new BotDetail.Market(
                BTC,
                "BTC",
                "USDC",
                Optional.of(new BigDecimal("999")),
                Optional.of(new BigDecimal("1001")),
                Optional.of(new BigDecimal("1000")),
                Optional.empty(),
                Optional.empty(),
                new BigDecimal(position),
                Optional.empty(),
                Pnl.none("USDC"),
                "FILLS",
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Optional.empty(),
                BigDecimal.ONE,
                book);
    }

    private static BookView.Level level(String price, String size) {
        return new BookView.Level(price(BTC, price), size(BTC, size));
    }

    private static Optional<BookView> bids(BookView.Level... bids) {
        return Optional.of(new BookView() {
            @Override
            public MarketId market() {
                return BTC;
            }

            @Override
            public List<Level> levels(Side side) {
                return side == Side.BUY ? List.of(bids) : List.of();
            }

            @Override
            public int depth() {
                return 20;
            }

            @Override
            public Stamp stamp() {
                return at(1);
            }
        });
    }

    /** Of 2000 USDC. */
    private static BotDetail.Filled fill(LiquidityRole role, String fee) {
        return new BotDetail.Filled(
                OrderFill.of(
                                "f1",
                                OrderRef.none(BTC),
                                Side.BUY,
                                price(BTC, "1000"),
                                size(BTC, "2"),
                                new Money("USDC", new BigDecimal(fee)),
                                at(1))
                        .role(role),
                "");
    }

    @Test
    void theBookIsWalkedAndTheFeeIsThatOfTheLatestTakerFill() {
        List<BotDetail.Filled> fills = List.of(
                fill(LiquidityRole.TAKER, "9"), fill(LiquidityRole.TAKER, "0.9"), fill(LiquidityRole.MAKER, "0.2"));

        // 1 x (1000 - 999) + 2 x (1000 - 998) = 5; 3 x 1000 x 0.9 / 2000 = 1.35
        assertThat(FlattenCost.words(market("3", bids(level("999", "1"), level("998", "5"))), Side.SELL, fills))
                .isEqualTo("about 1.35 USDC fee, at 0.045 % as its last taker fill;"
                        + " about 5 USDC slippage on the book of now");
    }

    @Test
    void whatIsNotKnownIsSaid() {
        assertThat(FlattenCost.words(
                        market("3", bids(level("999", "1"))), Side.SELL, List.of(fill(LiquidityRole.MAKER, "1"))))
                .isEqualTo("the fee is not known: it has no taker fill yet;"
                        + " about 1 USDC slippage on the book of now, which shows 1 of it");
        assertThat(FlattenCost.words(market("-3", Optional.empty()), Side.BUY, List.of()))
                .endsWith("; about 3 USDC slippage, if all of it fills at the touch");
    }
}
