package io.jackstay.runtime.process;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.Money;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.record.RiskRecord;
import io.jackstay.runtime.risk.BotFigures;
import io.jackstay.runtime.risk.RiskImage;
import io.jackstay.runtime.risk.ScopeRules;
import io.jackstay.runtime.state.SeenEquity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The book of the process and what of it is written down, so that a later process goes on with it: the day and the highest equity at once,
 * where bots and limits stand every ten seconds. Not thread safe: owned by the loop of the rules.
 */
final class Written {
    private static final long OFTEN_ENOUGH_NANOS = Duration.ofSeconds(10).toNanos();

    private final ProcessSight sight;
    private final ProcessJournal journal;
    private final SortedMap<String, ProcessBook.Stake> stakes = new TreeMap<>();
    private final SortedMap<String, RiskRecord.BotSeen> unwritten = new TreeMap<>();
    private @Nullable ProcessBook book;
    private volatile List<RiskRule.Limit> limits = List.of();
    private long nextNanos = Long.MIN_VALUE;

    Written(ProcessSight sight, ProcessJournal journal) {
        this.sight = requireNonNull(sight, "sight is null");
        this.journal = requireNonNull(journal, "journal is null");
    }

    void staked(String bot, ProcessBook.Stake stake) {
        stakes.put(bot, stake);
        if (book != null) {
            book.staked(bot, stake);
        }
    }

    void gone(String bot) {
        stakes.remove(bot);
        if (book != null) {
            book.unstaked(bot);
        }
    }

    /** Any thread: how far each rule was from its limit when that was looked at last. */
    List<RiskRule.Limit> limits() {
        return limits;
    }

    boolean hasBook() {
        return book != null;
    }

    /** False when the bot counts in another asset than those before it. */
    boolean count(String bot, BotFigures now) {
        ProcessBook counting = book == null ? open(now.startEquity()) : book;
        if (!counting.isOurs(now.startEquity())) {
            return false;
        }
        boolean first = !counting.knows(bot);
        RiskRecord.BotSeen seen = counting.seen(bot, now.startEquity(), now.total());
        if (first) {
            journal.force(seen);
        } else {
            unwritten.put(bot, seen);
        }
        return true;
    }

    /** The first bot that tells gives the asset. */
    private ProcessBook open(Money first) {
        ProcessBook made = new ProcessBook(first.asset());
        made.restore(journal.image().bots());
        stakes.forEach(made::staked);
        made.beginSession();
        book = made;
        sight.book(made);
        return made;
    }

    /** The figures of before go on; a day that has begun in the meantime begins with what the last process had come to. */
    void begin(long epochDay) {
        ProcessBook counting = sight.book();
        RiskImage past = journal.image();
        past.seen().map(SeenEquity::peak).filter(counting::isOurs).ifPresent(counting::restorePeak);
        Optional<Pnl> before = past.day()
                .filter(day -> day.epochDay() == epochDay)
                .map(RiskRecord.DayBegan::before)
                .filter(pnl -> counting.isOurs(pnl.realized()));
        if (before.isPresent()) {
            counting.restoreDay(before.get());
        } else {
            rollDay(epochDay);
        }
    }

    void rollDay(long epochDay) {
        journal.write(new RiskRecord.DayBegan(epochDay, sight.book().rollDay()));
    }

    /** The highest equity is not forgotten. */
    void observe() {
        ProcessBook counting = sight.book();
        if (counting.observe()) {
            journal.write(new RiskRecord.EquitySeen(
                    new SeenEquity(counting.peak(), Money.zero(counting.asset()), List.of())));
        }
    }

    void look(ScopeRules rules) {
        if (sight.nowNanos() < nextNanos) {
            return;
        }
        nextNanos = sight.nowNanos() + OFTEN_ENOUGH_NANOS;
        unwritten.forEach((bot, seen) -> journal.write(seen));
        unwritten.clear();
        List<RiskRule.Limit> now = rules.limits();
        if (!now.equals(limits)) {
            limits = now;
            journal.write(new RiskRecord.LimitsSeen(now));
        }
    }
}
