package io.jackstay.runtime.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.config.alert.AlertLevel;
import io.jackstay.runtime.config.alert.AlertsBlock;
import io.jackstay.runtime.config.alert.OutboundBlock;
import io.jackstay.runtime.config.alert.QuietHours;
import io.jackstay.runtime.control.JsonLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves by one channel and when, on time that the test moves. */
class NoticeQueueTest {
    private static final Duration GROUP = Duration.ofSeconds(5);
    private static final Duration REPEAT = Duration.ofMinutes(5);
    private static final long BEGIN = nanos("2026-03-01T12:00:00Z");

    private final List<RaisedAlert> alerts = new ArrayList<>();
    private ChannelState state = new ChannelState(BEGIN);
    private AlertsBlock settings = settings(Optional.empty());
    private int mostPerMinute = 60;
    private NoticeQueue queue = queue();
    private long now = BEGIN + 1;

    private static long nanos(String time) {
        Instant instant = Instant.parse(time);
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    private static AlertsBlock settings(Optional<QuietHours> quiet) {
        return new AlertsBlock(
                Collections.unmodifiableSortedMap(new TreeMap<>()),
                quiet,
                GROUP,
                REPEAT,
                Duration.ofHours(1),
                true,
                OutboundBlock.DEFAULT);
    }

    private NoticeQueue queue() {
        return new NoticeQueue(settings, AlertLevel.WARNING, mostPerMinute, state);
    }

    private void raise(String who, AlertCode code, long count) {
        alerts.removeIf(raised -> raised.who().equals(who) && raised.alert().code() == code);
        alerts.add(new RaisedAlert(who, new Alert(code, "", "words of " + who, BEGIN + 1, now, count)));
        queue.look(alerts, now);
    }

    private void pass(Duration time) {
        now += time.toNanos();
        queue.look(alerts, now);
    }

    private Optional<Letter> due() {
        return queue.due(now);
    }

    private Letter sent() {
        Letter letter = due().orElseThrow();
        queue.settle(letter, 1, Outcome.Taken.whole(), now);
        return letter;
    }

    private void settle(Outcome outcome) {
        queue.settle(due().orElseThrow(), 1, outcome, now);
    }

    private static List<String> whom(Letter letter) {
        return letter.notices().stream().map(Notice::who).toList();
    }

    @Test
    void whatIsCriticalLeavesAtOnce() {
        raise("a", AlertCode.BOT_HALTED, 1);

        assertThat(whom(sent())).containsExactly("a");
        assertThat(due()).isEmpty();
    }

    @Test
    void whatIsNotCriticalWaitsForCompany() {
        raise("a", AlertCode.JOURNAL_STALL, 1);
        assertThat(due()).isEmpty();
        pass(Duration.ofSeconds(3));
        raise("b", AlertCode.JOURNAL_STALL, 1);
        assertThat(due()).isEmpty();
        assertThat(queue.dueNanos(now)).isEqualTo(now + Duration.ofSeconds(2).toNanos());

        pass(Duration.ofSeconds(2));

        assertThat(whom(sent())).containsExactly("a", "b");
    }

    @Test
    void criticalOnesAfterTheFirstGoTogether() {
        raise("a", AlertCode.BOT_HALTED, 1);
        sent();
        for (int i = 0; i < 7; i++) {
            raise("b" + i, AlertCode.BOT_HALTED, 1);
        }
        pass(Duration.ofSeconds(1));
        assertThat(due()).isEmpty();

        pass(GROUP);

        assertThat(sent().notices()).hasSize(7);
    }

    @Test
    void whatWasRaisedBeforeTheChannelWasThereIsNotTold() {
        now = BEGIN - 1;
        raise("a", AlertCode.BOT_HALTED, 1);
        now = BEGIN + GROUP.toNanos();

        assertThat(due()).isEmpty();
        raise("a", AlertCode.BOT_HALTED, 2);
        assertThat(whom(sent())).containsExactly("a");
    }

    @Test
    void oneThatComesAgainAndAgainIsToldOnceAPeriodWithItsCount() {
        raise("a", AlertCode.POSITION_DRIFT, 1);
        sent();
        for (int i = 2; i <= 40; i++) {
            pass(Duration.ofSeconds(5));
            raise("a", AlertCode.POSITION_DRIFT, i);
            assertThat(due()).as("at count %d", i).isEmpty();
        }

        pass(REPEAT);

        Letter letter = sent();
        assertThat(letter.notices()).extracting(Notice::times).containsExactly(39L);
        pass(REPEAT);
        assertThat(due()).isEmpty();
    }

    @Test
    void whatIsLessUrgentThanTheChannelDoesNotLeave() {
        queue.add(new Notice(AlertLevel.INFO, "process", "STARTED", "", "2 bots", now, 1), now);
        pass(GROUP);

        assertThat(due()).isEmpty();
    }

    @Test
    void quietHoursHoldAllButWhatIsCritical() {
        settings = settings(Optional.of(
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), "Europe/Berlin", AlertLevel.CRITICAL)));
        state = new ChannelState(BEGIN);
        queue = queue();
        now = nanos("2026-03-01T21:30:00Z");
        raise("quiet", AlertCode.JOURNAL_STALL, 1);
        pass(GROUP);
        assertThat(due()).isEmpty();
        raise("loud", AlertCode.BOT_FAILED, 1);

        assertThat(whom(sent())).containsExactly("loud");
        now = nanos("2026-03-02T05:59:00Z");
        assertThat(due()).isEmpty();
        now = nanos("2026-03-02T06:00:00Z");
        assertThat(whom(sent())).containsExactly("quiet");
    }

    @Test
    void theDelayThatTheOtherSideAsksForIsKeptForAll() {
        raise("a", AlertCode.BOT_HALTED, 1);
        settle(new Outcome.Later(Duration.ofSeconds(14), "slow down"));
        raise("b", AlertCode.BOT_FAILED, 1);
        pass(Duration.ofMillis(13_999));
        assertThat(due()).isEmpty();

        pass(Duration.ofMillis(1));

        assertThat(whom(sent())).containsExactly("a");
        pass(GROUP);
        assertThat(whom(sent())).containsExactly("b");
        assertThat(state.trouble).isEmpty();
    }

    @Test
    void triesThatFailComeFartherApartAndTheThirdIsTrouble() {
        raise("a", AlertCode.BOT_HALTED, 1);
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            settle(new Outcome.Again("no connection"));
            assertThat(state.trouble.isEmpty()).as("after try %d", i + 1).isEqualTo(i < 2);
            long due = queue.dueNanos(now);
            pauses.add(Duration.ofNanos(due - now).toSeconds());
            now = due;
        }

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
        sent();
        assertThat(state.trouble).isEmpty();
    }

    @Test
    void whatIsCriticalIsTriedForEverAndTheRestAsLongAsItIsKept() {
        raise("critical", AlertCode.BOT_HALTED, 1);
        settle(new Outcome.Broken("wrong token"));
        assertThat(state.trouble).isEqualTo("wrong token");
        raise("warning", AlertCode.JOURNAL_STALL, 1);
        pass(Duration.ofHours(30));

        assertThat(whom(sent())).containsExactly("critical");
        pass(GROUP);
        assertThat(due()).isEmpty();
        assertThat(state.deliveries())
                .extracting(ChannelState.Delivery::why)
                .containsExactly("given up: it waited longer than keep", "");
    }

    @Test
    void noMoreLeavesInAMinuteThanIsAllowed() {
        mostPerMinute = 3;
        queue = queue();
        int letters = 0;
        for (int second = 0; second < 120; second++) {
            raise("bot-" + second, AlertCode.BOT_HALTED, 1);
            if (due().isPresent()) {
                sent();
                letters++;
            }
            pass(Duration.ofSeconds(1));
        }

        assertThat(letters).isBetween(5, 6);
    }

    @Test
    void aFloodLeavesOutWhatIsLeastUrgentAndNothingCritical() {
        for (int i = 0; i < 2 * NoticeQueue.MOST_WAITING; i++) {
            raise("warning-" + i, AlertCode.JOURNAL_STALL, 1);
        }
        for (int i = 0; i < 40; i++) {
            raise("critical-" + i, AlertCode.BOT_HALTED, 1);
        }

        assertThat(state.waiting()).hasSize(NoticeQueue.MOST_WAITING);
        assertThat(state.leftOut).isEqualTo(NoticeQueue.MOST_WAITING + 40);
        assertThat(state.waiting().stream().filter(one -> one.notice().level() == AlertLevel.CRITICAL))
                .hasSize(40);
    }

    @Test
    void partsThatWereTakenAreNotSentAgain() {
        raise("a", AlertCode.BOT_HALTED, 1);
        queue.settle(due().orElseThrow(), 2, Outcome.Taken.whole(), now);
        now = queue.dueNanos(now);
        queue.settle(due().orElseThrow(), 2, new Outcome.Again("lost"), now);
        now = queue.dueNanos(now);

        assertThat(due().orElseThrow().partsSent()).isEqualTo(1);
        queue.settle(due().orElseThrow(), 2, Outcome.Taken.whole(), now);
        assertThat(state.letter()).isEmpty();
    }

    @Test
    void aClockThatWasSetBackHoldsNothingUp() {
        raise("a", AlertCode.BOT_HALTED, 1);
        settle(new Outcome.Later(Duration.ofHours(1), "slow down"));
        now -= Duration.ofDays(1).toNanos();

        assertThat(whom(sent())).containsExactly("a");
    }

    /** A restart at any moment: what was stored then goes on, and nothing is told twice or never. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void restartsNeitherLoseNorDoubleANotice(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> told = new ArrayList<>();
        int raised = 0;
        for (int step = 0; step < 400; step++) {
            if (random.nextInt(10) == 0 && raised < 60) {
                raise("bot-" + raised, random.nextBoolean() ? AlertCode.BOT_HALTED : AlertCode.JOURNAL_STALL, 1);
                raised++;
            }
            Optional<Letter> letter = due();
            if (random.nextInt(3) == 0) {
                state = ChannelState.of(JsonLine.read(JsonLine.of(state.object())));
                queue = queue();
                queue.look(alerts, now);
            } else if (letter.isPresent()) {
                boolean taken = random.nextInt(4) != 0;
                queue.settle(letter.get(), 1, taken ? Outcome.Taken.whole() : new Outcome.Again("lost"), now);
                if (taken) {
                    told.addAll(whom(letter.get()));
                }
            }
            pass(Duration.ofMillis(random.nextInt(4_000)));
        }
        while (state.pending() > 0) {
            now = Math.max(now, queue.dueNanos(now));
            told.addAll(whom(sent()));
        }

        assertThat(told).as("seed %d", seed).hasSize(raised).doesNotHaveDuplicates();
    }
}
