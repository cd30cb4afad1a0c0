package io.jackstay.lib.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A market without cancels against a plain count of who is ahead of whom: whether the feed tells the print first or the quote first makes
 * no difference.
 */
class QueueLawTest {
    private static final int EVENTS = 400;
    private static final long PRICE = 100;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void fillsAreThoseOfAPlainCountHoweverAnEventIsTold(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Script script = new Script();
        PlainQueue plain = new PlainQueue();
        List<SimOrder> own = new ArrayList<>();
        top(script, plain.add(10));
        for (int event = 0; event < EVENTS; event++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> top(script, plain.add(random.nextLong(1, 20)));
                case 2 -> {
                    long size = random.nextLong(1, 10);
                    own.add(script.buy(size, PRICE));
                    plain.join(size);
                }
                default -> trade(script, random, plain);
            }
            for (int i = 0; i < own.size(); i++) {
                assertThat(own.get(i).remaining())
                        .as("seed %d event %d order %d", seed, event, i)
                        .isEqualTo(plain.remaining.get(i));
            }
        }
        assertThat(script.fills).hasSizeGreaterThan(20);
    }

    private static void top(Script script, long visible) {
        script.top(PRICE, visible, PRICE + 10, 5);
    }

    private static void trade(Script script, SplittableRandom random, PlainQueue plain) {
        if (plain.visible < 2) {
            return;
        }
        long size = random.nextLong(1, plain.visible);
        long left = plain.visible - size;
        if (random.nextBoolean()) {
            script.print(Side.SELL, size, PRICE);
            script.soon(() -> top(script, left));
        } else {
            top(script, left);
            script.soon(() -> script.print(Side.SELL, size, PRICE));
        }
        plain.trade(size);
    }

    /** What is ahead of each own order, counted by hand. */
    private static final class PlainQueue {
        private final List<Long> ahead = new ArrayList<>();
        private final List<Long> remaining = new ArrayList<>();
        private long visible;

        private long add(long size) {
            visible += size;
            return visible;
        }

        private void join(long size) {
            ahead.add(visible);
            remaining.add(size);
        }

        /** What own orders take is not taken from strangers before a later own order; but never are more ahead than are shown. */
        private void trade(long size) {
            long left = size;
            long eaten = 0;
            visible -= size;
            for (int i = 0; i < ahead.size(); i++) {
                long strangers = Math.min(left, Math.max(0, ahead.get(i) - eaten));
                eaten += remaining.get(i) > 0 ? strangers : 0;
                left -= remaining.get(i) > 0 ? strangers : 0;
                long filled = Math.min(left, remaining.get(i));
                remaining.set(i, remaining.get(i) - filled);
                left -= filled;
            }
            for (int i = 0; i < ahead.size(); i++) {
                ahead.set(i, Math.min(visible, Math.max(0, ahead.get(i) - eaten)));
            }
        }
    }
}
