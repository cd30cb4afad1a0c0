package io.jackstay.runtime.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AlertBookTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final AlertBook book = new AlertBook();

    @Test
    void oneThatComesAgainIsOneWithACount() {
        book.raise(AlertCode.FILL_FOREIGN, "sim:BTC", "first", 10);
        book.raise(AlertCode.FILL_FOREIGN, "sim:ETH", "other", 11);
        book.raise(AlertCode.FILL_FOREIGN, "sim:BTC", "second", 12);

        assertThat(book.all())
                .containsExactly(
                        new Alert(AlertCode.FILL_FOREIGN, "sim:ETH", "other", 11, 11, 1),
                        new Alert(AlertCode.FILL_FOREIGN, "sim:BTC", "second", 10, 12, 2));
    }

    @Test
    void oneThatIsRaisedAllTheTimeIsWrittenRarely() {
        int lines = 0;
        for (int i = 0; i < 100; i++) {
            if (book.raise(AlertCode.CONNECTOR_FAILED, "execute", "thrown", i).worthALine()) {
                lines++;
            }
        }

        assertThat(lines).as("the first, the tenth, the hundredth").isEqualTo(3);
        assertThat(book.raise(AlertCode.CONNECTOR_FAILED, "execute", "thrown", MINUTE - 1)
                        .worthALine())
                .isFalse();
        assertThat(book.raise(AlertCode.CONNECTOR_FAILED, "execute", "thrown", 99 + MINUTE)
                        .worthALine())
                .isTrue();
    }

    @Test
    void theOneRaisedLongestAgoIsForgottenFirst() {
        for (int i = 0; i < 200; i++) {
            book.raise(AlertCode.ORDER_UNKNOWN, "order " + i, "", i);
        }
        book.raise(AlertCode.ORDER_UNKNOWN, "order 0", "", 300);
        book.raise(AlertCode.ORDER_UNKNOWN, "order 200", "", 301);

        assertThat(book.all())
                .hasSize(200)
                .extracting(Alert::subject)
                .contains("order 0", "order 200")
                .doesNotContain("order 1");
    }

    @Test
    void theLatestComesFirst() {
        Alert early = Alert.first(AlertCode.JOURNAL_STALL, "", "", 1);
        Alert late = Alert.first(AlertCode.ORDER_UNKNOWN, "", "", 2);

        assertThat(Alert.LATEST_FIRST.compare(late, early)).isNegative();
        assertThatThrownBy(() -> new Alert(AlertCode.ORDER_UNKNOWN, "", "", 1, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
