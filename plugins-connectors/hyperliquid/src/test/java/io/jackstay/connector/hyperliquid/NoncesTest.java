package io.jackstay.connector.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How nonces that run ahead of the venue's time come back. */
class NoncesTest {
    private static final long START = HandTimers.START_MILLIS;
    private static final long TWO_DAYS = Duration.ofDays(2).toMillis();

    private final Started started = Started.rest();
    private final ScriptedVenue venue = started.venue;
    private final OrderRef order = OrderRef.of(Started.ETH, new Cloid(1));

    private static String tooHigh(long nonce) {
        return "Invalid nonce: nonce too high %d > %d".formatted(nonce, nonce - TWO_DAYS / 2);
    }

    private void answer(String words) {
        venue.exchange.clear();
        venue.exchange.add(words.isEmpty() ? ScriptedVenue.statuses("\"success\"") : ScriptedVenue.error(words));
    }

    private long cancel() {
        started.cancel(order);
        String body = venue.actions.get(venue.actions.size() - 1);
        return Long.parseLong(body.replaceFirst(".*\"nonce\":([0-9]+),.*", "$1"));
    }

    @Test
    void oneThatIsTooHighIsFollowedByTheVenuesTime() {
        venue.nonces.add(START + TWO_DAYS);
        answer(tooHigh(START + TWO_DAYS + 1));
        assertThat(cancel()).isEqualTo(START + TWO_DAYS + 1);
        answer("");

        assertThat(cancel()).isEqualTo(START + 1);
        assertThat(venue.events.outcomes.get(1)).isEqualTo(new Outcome.Accepted("", ""));
    }

    /** What was taken far ahead, but less than a day, is not given again. */
    @Test
    void numbersGoOnAboveEachThatWasTaken() {
        venue.nonces.add(START + 1_000_000);
        answer("");
        long taken = cancel();
        answer("Insufficient margin to place order.");
        long used = cancel();
        venue.nonces.add(START + TWO_DAYS);
        answer(tooHigh(START + TWO_DAYS + 1));
        cancel();
        answer("");

        assertThat(List.of(taken, used)).containsExactly(START + 1_000_001, START + 1_000_002);
        assertThat(cancel()).isEqualTo(START + 1_000_003);
    }

    /** The clock is the cause: it is known as wrong from the same answer on, and does not lead ahead again. */
    @Test
    void theClockThatRanAheadIsFoundOut() {
        venue.timers.advance(Duration.ofDays(2));
        answer(tooHigh(START + TWO_DAYS));
        cancel();
        answer("");

        assertThat(cancel()).isBetween(START, START + 10_000);
    }

    /** The refusal of what was under way meanwhile does not set back what has gone on since. */
    @Test
    void numbersAreSetBackOnceForAllThatWereRefused() {
        List<Reply<Http.Response>> late = new ArrayList<>();
        venue.nonces.add(START + TWO_DAYS);
        venue.exchange.add(late::add);
        venue.exchange.add(ScriptedVenue.error(tooHigh(START + TWO_DAYS + 2)));
        cancel();
        cancel();
        venue.exchange.clear();
        venue.exchange.add(late::add);
        long first = cancel();
        ScriptedVenue.error(tooHigh(START + TWO_DAYS + 1)).accept(late.get(0));
        venue.run();

        assertThat(List.of(first, cancel())).containsExactly(START + 1, START + 2);
    }

    private String last() {
        started.connector.act("refresh-nonce", Map.of(), started.answers::add);
        venue.run();
        Result.Ok<?> ok = (Result.Ok<?>) started.answers.get(started.answers.size() - 1);
        return String.valueOf(((Map<?, ?>) ok.value()).get("last"));
    }

    @Test
    void repairSetsBackWhatIsTooFarAheadAlone() {
        venue.nonces.add(START + TWO_DAYS);
        assertThat(last()).isEqualTo(Long.toString(START));

        venue.nonces.add(START + TWO_DAYS / 4);
        assertThat(last()).isEqualTo(Long.toString(START + TWO_DAYS / 4));
    }
}
