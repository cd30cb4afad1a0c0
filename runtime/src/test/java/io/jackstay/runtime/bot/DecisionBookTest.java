package io.jackstay.runtime.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.record.Decision;
import io.jackstay.runtime.record.Decision.Cause;
import io.jackstay.runtime.record.Decision.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** However much a bot decides, little is written of it, and what is written last is how it was. */
final class DecisionBookTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final LimitOrderRequest LIMIT_ORDER = Markets.limit(Side.BUY, "1", "100");
    private static final Reason LIMIT = new Reason(Cause.RISK, "an order was refused", "0.5", "0.6");

    private final MemoryJournalStore store =
            new MemoryJournalStore(new VirtualClock(Markets.START_NANOS), JournalSettings.defaults());
    private final Journal journal = store.open(StreamName.bot("a"), OpenMode.OWN, Runnable::run);
    private final BotImage image = new BotImage();
    private final BotJournal written = new BotJournal(Optional.of(journal), image, Duration.ofSeconds(1));
    private final DecisionBook book = new DecisionBook(written);
    private long nowNanos = Markets.START_NANOS;

    private List<Decision> records() {
        written.endTurn();
        store.writer().doWork();
        List<Decision> records = new ArrayList<>();
        Journal followed = store.open(StreamName.bot("a"), OpenMode.FOLLOW, Runnable::run);
        followed.replay(0, stored -> {
            if (BotRecord.read(stored) instanceof BotRecord.Decided decided) {
                records.add(decided.decision());
            }
        });
        followed.close();
        return records;
    }

    private void refuse(String by) {
        book.refused(by, LIMIT, LIMIT_ORDER, "tick", nowNanos);
    }

    private void look(Reason... reasons) {
        book.look("RUNNING", "so it is", List.of(reasons), List::of, nowNanos);
    }

    @Test
    void aThousandRefusalsASecondAreOneRecordInTenSecondsWithTheirCount() {
        for (int i = 0; i < 60_000; i++) {
            refuse("position-limit");
            nowNanos += SECOND / 1_000;
        }

        assertThat(records()).hasSizeBetween(6, 7).first().satisfies(first -> assertThat(
                        ((Decision.Refused) first).count())
                .isEqualTo(1));
        nowNanos += 10 * SECOND;
        look();
        assertThat(image.decisions().refused()).singleElement().satisfies(refused -> {
            assertThat(refused.count()).isEqualTo(60_000);
            assertThat(refused.firstNanos()).isEqualTo(Markets.START_NANOS);
        });
    }

    @Test
    void rulesThatCallThemselvesByEverNewNamesCountAsOne() {
        for (int i = 0; i < 10_000; i++) {
            refuse("rule " + i);
        }

        assertThat(records()).hasSize(DecisionBook.MOST_SUBJECTS + 1);
        nowNanos += 10 * SECOND;
        look();
        assertThat(image.decisions().refused())
                .hasSize(DecisionBook.MOST_SUBJECTS + 1)
                .last()
                .satisfies(others -> {
                    assertThat(others.by()).isEqualTo("others");
                    assertThat(others.count()).isEqualTo(10_000 - DecisionBook.MOST_SUBJECTS);
                });
    }

    @Test
    void whatAStrategySaysIsWrittenAtOnceAndItsFiguresInTenSeconds() {
        for (int i = 0; i < 30_000; i++) {
            book.explained(Explanation.waiting("entry", "narrow").limit("2 bps", i + " bps"), nowNanos);
            nowNanos += SECOND / 1_000;
        }

        assertThat(records()).hasSize(3);
        nowNanos += 10 * SECOND;
        look();
        assertThat(image.decisions().explained()).singleElement().satisfies(said -> assertThat(
                        said.what().limit().orElseThrow().actual())
                .isEqualTo("29999 bps"));
    }

    @Test
    void whatIsSaidAgainIsNotWrittenAgain() {
        for (int i = 0; i < 100; i++) {
            book.explained(Explanation.ok("grid", "all rungs rest"), nowNanos);
            look();
            nowNanos += SECOND;
        }

        assertThat(records()).hasSize(2);
    }

    @Test
    void anotherKindOfReasonIsWrittenWithinASecondAndItsFiguresInTen() {
        look();
        for (int i = 0; i < 30; i++) {
            nowNanos += SECOND;
            look(new Reason(Cause.FEED, "an old quote", "5 s", i + " s"));
        }

        assertThat(records()).hasSize(4).satisfies(all -> assertThat(all.get(1).nanos())
                .isEqualTo(Markets.START_NANOS + SECOND));
    }

    @Test
    void whatAPluginSaysIsCutAndMadeUnicodeAndNeverBreaksTheJournal() {
        String half = "half \ud83d of a pair";
        String endless = "x".repeat(100_000);
        book.refused(half, new Reason(Cause.RISK, endless, half, endless), LIMIT_ORDER, half, nowNanos);
        book.explained(Explanation.blocked(half, endless).limit(endless, half), nowNanos);
        RiskRule.Limit limit = new RiskRule.Limit(half, endless, "1", new BigDecimal("1e2000"));
        RiskRule.Limit tiny = new RiskRule.Limit("tiny", "1", "0", new BigDecimal("1e-2000"));
        book.look("RUNNING", endless, List.of(Reason.of(Cause.STRATEGY, half)), () -> List.of(limit, tiny), nowNanos);

        assertThat(records()).hasSize(3).isEqualTo(image.decisions().all());
        assertThat(image.decisions().stood().orElseThrow().sentence()).hasSize(DecisionText.LONGEST);
        assertThat(image.decisions().stood().orElseThrow().limits().get(0).name())
                .isEqualTo("half ? of a pair");
        assertThat(image.decisions().stood().orElseThrow().limits().get(1).used())
                .isZero();
    }

    @Test
    void afterAChangeOfTheRulesWhatGoesOnIsWrittenAgain() {
        book.began(List.of("old"), nowNanos);
        refuse("old");
        book.explained(Explanation.ok("grid", "all rungs rest"), nowNanos);
        look(LIMIT);
        List<Decision> before = records();

        book.began(List.of("new"), nowNanos);
        assertThat(image.decisions().refused()).isEmpty();
        nowNanos += SECOND;
        look(LIMIT);

        assertThat(image.decisions().rules().orElseThrow().rules()).containsExactly("new");
        assertThat(image.decisions().refused()).hasSize(1);
        assertThat(image.decisions().explained()).hasSize(1);
        assertThat(records()).hasSize(2 * before.size());
    }

    @Test
    void readTwiceTheRecordsComeToTheSame() {
        book.began(List.of("position-limit"), nowNanos);
        refuse("position-limit");
        book.explained(Explanation.ok("grid", "all rungs rest"), nowNanos);
        look(LIMIT);
        BotImage twice = new BotImage();
        records().forEach(each -> twice.add(new BotRecord.Decided(each)));
        records().forEach(each -> twice.add(new BotRecord.Decided(each)));

        assertThat(twice.toSnapshot()).isEqualTo(image.toSnapshot());
        assertThat(BotImageTest.restored(image, 4).toSnapshot()).isEqualTo(image.toSnapshot());
        assertThat(twice.isEmpty()).as("nothing has begun").isTrue();
    }

    @Test
    void aBotWithoutAJournalWritesNothing() {
        BotJournal none = BotJournal.none();
        new DecisionBook(none).refused("a", LIMIT, LIMIT_ORDER, "tick", nowNanos);
        none.endTurn();

        assertThat(records()).isEmpty();
    }
}
