package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.account.BotAccount;
import io.jackstay.runtime.tape.Reading;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Halts a bot that has waited too long for the disk, until the disk has caught up. Not thread safe: owned by the bot loop.
 *
 * <p>What a bot waits for is its own journal and those of its logins, which hold back fills and order updates.
 */
final class JournalWatch {
    static final String RULE = "journal-stall";

    private final BotParts parts;
    private final long limitNanos;

    JournalWatch(BotParts parts) {
        this.parts = requireNonNull(parts, "parts is null");
        this.limitNanos = parts.journal().stallLimit().toNanos();
    }

    /** Before each turn. */
    void look() {
        long waiting = waitingNanos();
        BotJournal journal = parts.journal();
        if (!journal.isStalled() && waiting > limitNanos) {
            journal.stall();
            parts.time().handlingNow("the journal's stall");
            parts.gate()
                    .stop(
                            RULE,
                            "the disk has not answered for %s s, the limit is %s s; nothing new is sent, cancels are"
                                    .formatted(seconds(waiting), seconds(limitNanos)));
        } else if (journal.isStalled() && waiting <= limitNanos / 2) {
            journal.unstall();
            parts.time().handlingNow("the end of the journal's stall");
            parts.gate().resume(RULE, "the journal has caught up");
        }
    }

    private long waitingNanos() {
        long longest = parts.tape().read(Reading.WAITING, parts.journal().oldestWaitingNanos());
        for (BotAccount account : parts.spec().accounts().values()) {
            longest = Math.max(longest, parts.tape().read(Reading.WAITING, account.journalWaitingNanos()));
        }
        return longest;
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
