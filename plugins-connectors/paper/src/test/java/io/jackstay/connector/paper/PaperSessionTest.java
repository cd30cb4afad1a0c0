package io.jackstay.connector.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderFill;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Half a minute on the generated market with a small grid. */
class PaperSessionTest {
    private static final String SESSION_DIGEST = "14e02335ab32deadeb0db3240529f5a4c5621ba4a8d3ebb4e04839dee5d0b194";
    private static final BigDecimal SPACING = new BigDecimal("60");
    private static final int LEVELS = 10;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void defaultMarketFillsAGridOfATenthOfAPercentSeveralTimes(long seed) {
        Session session = grid(seed);

        assertThat(session.events().fills).as("seed %d", seed).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void sameSeedGivesTheSameEvents() {
        FakeEvents first = grid(7).events();
        FakeEvents second = grid(7).events();

        assertThat(first.orders).isEqualTo(second.orders);
        assertThat(first.data).isEqualTo(second.data).hasSizeGreaterThan(5_000);
        assertThat(grid(8).events().data).isNotEqualTo(first.data);
    }

    /** Changes only when the generator, the matching rules or the events change: on purpose, then, and with a new digest. */
    @Test
    void digestOfTheSeededSessionIsTheCommittedOne() throws NoSuchAlgorithmException {
        FakeEvents events = grid(7).events();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String line : events.orders) {
            digest.update((line + "\n").getBytes(UTF_8));
        }
        for (String line : events.data) {
            digest.update((line + "\n").getBytes(UTF_8));
        }

        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(SESSION_DIGEST);
    }

    @Test
    void snapshotAfterTheSessionEqualsTheLedger() {
        Session session = grid(7);

        BigDecimal position = BigDecimal.ZERO;
        for (OrderFill fill : session.events().fills) {
            position = position.add(fill.size()
                    .toBigDecimal()
                    .multiply(BigDecimal.valueOf(fill.side().sign())));
        }
        assertThat(session.snapshot().positions().get(0).size().toBigDecimal()).isEqualByComparingTo(position);
    }

    /** Ten orders on each side; each fill is answered by an order one step away on the other side. */
    private static Session grid(long seed) {
        Session session = Session.walking(seed).wanting(Feed.TOP, Feed.BOOK, Feed.TRADES, Feed.MARK);
        session.advance(Duration.ZERO);
        for (int level = 1; level <= LEVELS; level++) {
            BigDecimal distance = SPACING.multiply(BigDecimal.valueOf(level));
            place(session, Side.BUY, new BigDecimal("60000").subtract(distance));
            place(session, Side.SELL, new BigDecimal("60000").add(distance));
        }
        int answered = 0;
        for (int step = 0; step < 3_000; step++) {
            session.advance(Duration.ofMillis(10));
            List<OrderFill> fills = session.events().fills;
            for (; answered < fills.size(); answered++) {
                OrderFill fill = fills.get(answered);
                BigDecimal move = fill.side() == Side.BUY ? SPACING : SPACING.negate();
                place(
                        session,
                        fill.side().opposite(),
                        fill.price().toBigDecimal().add(move));
            }
        }
        return session;
    }

    private static void place(Session session, Side side, BigDecimal price) {
        session.place(session.limit(side, "0.01", price.toPlainString()));
    }
}
