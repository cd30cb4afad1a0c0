package io.jackstay.testkit.simulate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.testkit.simulate.venue.Listing;
import io.jackstay.testkit.simulate.venue.OrderView;
import io.jackstay.testkit.simulate.venue.VenueFill;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A checker that never complains proves nothing: each of these is a book or a word that is wrong. */
final class CheckerTest {
    private static final String BOT = "bot1";
    private static final String SYMBOL = "BTC-USDC-PERP";
    private static final long FIRST = (1L << 40) + 1;
    private static final BigDecimal FEE = new BigDecimal("0.25");

    private final Checker checker =
            new Checker(List.of(new BotTerms(BOT, 1, "one", SYMBOL, false, 200, 50, 2), other()), List.of());

    private static BotTerms other() {
        return new BotTerms("bot2", 2, "one", "ETH-USDC-PERP", false, 200, 50, 2);
    }

    private static OrderView order(long cloid, boolean buy, long lots, OrderView.State state) {
        return new OrderView(
                "one", SYMBOL, "o" + cloid, cloid, buy, 600_000, lots, 0, state, false, false, false, "", 1, 1);
    }

    private static VenueFill fill(String id, long cloid, boolean buy, long lots) {
        return new VenueFill(id, "one", SYMBOL, cloid, "o" + cloid, buy, 600_000, lots, FEE, "USDC", true, 1);
    }

    private void opens(long cloid, boolean buy, long lots) {
        OrderView order = order(cloid, buy, lots, OrderView.State.OPEN);
        checker.arrived(order);
        checker.stepped(BOT, cloid, "OPEN", false, BigDecimal.ZERO);
        checker.changed(order);
    }

    private static BotWords words(long lots, String fees, int openOrders) {
        SortedMap<String, BigDecimal> paid = new TreeMap<>();
        paid.put("USDC", new BigDecimal(fees));
        return new BotWords(BOT, Listing.size(lots), BigDecimal.ZERO, paid, new TreeMap<>(), openOrders);
    }

    private List<String> broken() {
        return checker.violations().stream().map(Violation::invariant).toList();
    }

    @Test
    void aBotThatSaysWhatTheVenueHasIsRight() {
        opens(FIRST, true, 10);
        checker.filled(fill("f1", FIRST, true, 4));
        checker.told(BOT, "f1", true);

        assertThat(checker.differences(words(4, "0.25", 1))).isEmpty();
        assertThat(checker.violations()).isEmpty();
        assertThat(checker.orders()).isEqualTo(1);
        assertThat(checker.fills()).isEqualTo(1);
    }

    @Test
    void aFillThatTheBotNeverHeardOfMakesItsPositionWrong() {
        opens(FIRST, true, 10);
        checker.filled(fill("f1", FIRST, true, 4));
        checker.told(BOT, "f1", true);
        checker.filled(fill("f2", FIRST, true, 3));

        assertThat(checker.differences(words(4, "0.25", 1)))
                .singleElement()
                .asString()
                .contains("bot1 says 0.004", "the venue has 0.007");
    }

    @Test
    void aFillThatCancelsOutIsMissedInTheFees() {
        opens(FIRST, true, 10);
        opens(FIRST + 1, false, 10);
        checker.filled(fill("f1", FIRST, true, 4));
        checker.filled(fill("f2", FIRST + 1, false, 4));

        assertThat(checker.differences(words(0, "0", 2)))
                .singleElement()
                .asString()
                .contains("fees of 0 USDC", "0.50");
    }

    @Test
    void anOrderThatTheBotDoesNotKnowOfIsFound() {
        opens(FIRST, true, 10);

        assertThat(checker.differences(words(0, "0", 0)))
                .containsExactly(new Violation("I5", "bot1 knows of 0 open orders, the venue has 1"));
    }

    @Test
    void aFillThatIsToldTwiceOrBeforeItIsDurableIsFound() {
        checker.told(BOT, "f1", true);
        checker.told(BOT, "f1", true);
        checker.told(BOT, "f2", false);

        assertThat(broken()).containsExactly("I2", "I3");
    }

    @Test
    void afterItBeganAnewABotMayBeToldAgain() {
        checker.told(BOT, "f1", true);
        checker.began(BOT);
        checker.told(BOT, "f1", true);

        assertThat(broken()).isEmpty();
    }

    @Test
    void anOrderSentTwiceAndOneOfNoBotAreFound() {
        checker.arrived(order(FIRST, true, 1, OrderView.State.OPEN));
        checker.arrived(order(FIRST, true, 1, OrderView.State.OPEN));
        checker.arrived(order((9L << 40) + 1, true, 1, OrderView.State.OPEN));

        assertThat(broken()).containsExactly("I6", "I5");
    }

    @Test
    void oneLotTooMuchIsFound() {
        opens(FIRST, true, 50);
        assertThat(broken()).isEmpty();
        checker.filled(fill("f1", FIRST, true, 151));
        opens(FIRST + 1, true, 51);

        assertThat(broken()).containsExactly("I7", "I7");
        assertThat(checker.violations().toString()).contains("an order of 51 lots", "long 151 lots");
    }

    @Test
    void anOrderTooManyIsFound() {
        opens(FIRST, true, 1);
        opens(FIRST + 1, true, 1);
        assertThat(broken()).isEmpty();
        opens(FIRST + 2, false, 1);

        assertThat(broken()).containsExactly("I7");
    }

    /** Seed 2406: at a stop the order that closes leaves while the cancels are on their way. */
    @Test
    void theOrderThatClosesAPositionMayBeOneTooManyAndCountsForThoseAfterIt() {
        opens(FIRST, true, 1);
        opens(FIRST + 1, true, 1);
        OrderView closing = new OrderView(
                "one",
                SYMBOL,
                "closing",
                FIRST + 2,
                false,
                600_000,
                1,
                0,
                OrderView.State.OPEN,
                true,
                false,
                true,
                "",
                1,
                1);
        checker.changed(closing);
        assertThat(broken()).isEmpty();
        checker.changed(order(FIRST + 1, true, 1, OrderView.State.CANCELLED));
        opens(FIRST + 3, true, 1);

        assertThat(broken()).containsExactly("I7");
    }

    @Test
    void aLimitOfTheLoginThatItsBotsPassTogetherIsFound() {
        Checker together = new Checker(
                List.of(
                        new BotTerms(BOT, 1, "one", SYMBOL, true, 200, 200, 9),
                        new BotTerms("bot2", 2, "one", SYMBOL, true, 200, 200, 9)),
                List.of(new LoginTerms("one", 250, 3)));
        long second = (2L << 40) + 1;
        together.stepped(BOT, FIRST, "OPEN", false, BigDecimal.ZERO);
        together.stepped("bot2", second, "OPEN", false, BigDecimal.ZERO);
        together.changed(order(FIRST, true, 150, OrderView.State.OPEN));
        together.changed(order(second, true, 100, OrderView.State.OPEN));
        assertThat(together.violations()).isEmpty();

        together.changed(order(second + 1, true, 1, OrderView.State.OPEN));
        assertThat(together.violations()).singleElement().asString().contains("all bots together");
        together.changed(order(second + 2, false, 1, OrderView.State.OPEN));
        assertThat(together.violations()).hasSize(2);
    }

    /** Whoever is first in the configuration may have another number in client order ids, after a crash in its first start. */
    @Test
    void whatALoginHoldsDoesNotDependOnTheNumbersOfItsBots() {
        Checker limited = new Checker(
                List.of(
                        new BotTerms("elsewhere", 1, "two", SYMBOL, false, 200, 200, 9),
                        new BotTerms(BOT, 2, "one", SYMBOL, false, 300, 300, 9)),
                List.of(new LoginTerms("one", 250, 9)));
        long last = (2L << 40) + 1;
        limited.stepped(BOT, FIRST, "OPEN", false, BigDecimal.ZERO);
        limited.stepped("elsewhere", last, "OPEN", false, BigDecimal.ZERO);
        limited.filled(new VenueFill("f1", "two", SYMBOL, last, "o1", true, 600_000, 101, FEE, "USDC", true, 1));
        limited.filled(fill("f2", FIRST, true, 90));

        limited.changed(order(FIRST + 1, true, 160, OrderView.State.OPEN));
        assertThat(limited.violations()).isEmpty();
        limited.changed(order(FIRST + 2, true, 1, OrderView.State.OPEN));

        assertThat(limited.violations()).singleElement().asString().contains("hold 90 lots", "161 open");
    }

    @Test
    void whatMustNotComeToTheVenueAndWhatIsDoneBlindlyAreFound() {
        checker.wrong("nonce 7 of one came to the venue twice");
        checker.blind("an order leaves for one:" + SYMBOL, 11_000_000_000L);

        assertThat(checker.violations())
                .containsExactly(
                        new Violation("I6", "nonce 7 of one came to the venue twice"),
                        new Violation("I12", "an order leaves for one:" + SYMBOL + " 11000 ms after a gap"));
    }

    @Test
    void anAlertOfABalanceThatNobodyChangedIsFound() {
        checker.changed("one", "USDC");
        assertThat(checker.balanceDiffers("one", "USDC", "it differs")).isTrue();
        assertThat(checker.balanceDiffers("one", "USDC", "it differs")).isFalse();
        assertThat(broken()).isEmpty();
        assertThat(checker.balanceDiffers("one", "VNT", "it differs")).isFalse();

        assertThat(broken()).containsExactly("I11");
    }

    @Test
    void anOrderThatGoesBackIsFound() {
        checker.stepped(BOT, FIRST, "OPEN", false, new BigDecimal("0.002"));
        checker.stepped(BOT, FIRST, "CANCELLED", true, new BigDecimal("0.001"));
        checker.stepped(BOT, FIRST, "OPEN", false, new BigDecimal("0.001"));

        assertThat(broken()).containsExactly("I10", "I10");
    }

    @Test
    void anEndThatIsConfirmedWhileAnOrderRestsIsFound() {
        opens(FIRST, true, 10);
        checker.ended(false);
        assertThat(broken()).isEmpty();
        checker.ended(true);

        assertThat(broken()).containsExactly("I8");
    }
}
