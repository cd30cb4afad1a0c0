package io.jackstay.runtime.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BookSideTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void holdsWhatASortedMapHolds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (Side side : Side.values()) {
            BookSide book = new BookSide(side);
            Comparator<Long> bestFirst = side == Side.BUY ? Comparator.reverseOrder() : Comparator.naturalOrder();
            SortedMap<Long, Long> expected = new TreeMap<>(bestFirst);
            for (int i = 0; i < 5_000; i++) {
                long price = random.nextLong(1, 200);
                long size = random.nextInt(3) == 0 ? 0 : random.nextLong(1, 100);
                book.set(price, size);
                if (size == 0) {
                    expected.remove(price);
                } else {
                    expected.put(price, size);
                }
            }
            SortedMap<Long, Long> found = new TreeMap<>(bestFirst);
            long before = side == Side.BUY ? Long.MAX_VALUE : Long.MIN_VALUE;
            for (int i = 0; i < book.count(); i++) {
                assertThat(book.price(i) < before)
                        .as("seed %d, level %d", seed, i)
                        .isEqualTo(side == Side.BUY);
                before = book.price(i);
                found.put(book.price(i), book.size(i));
            }
            assertThat(found).as("seed %d", seed).isEqualTo(expected);
        }
    }
}
