package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.loop.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one bot from outside: a turn that does not end within its time is one that blocks. Not thread safe: owned by the thread
 * that drives the session.
 *
 * <p>What it does then: the logins let nothing new of the bot out, its orders are cancelled by list, and its status says so. When the
 * turn ends at last the bot is told that it has failed.
 */
final class Watchdog {
    private final Bot bot;
    private final SortedMap<Venue, AccountLoop> accounts;
    private final Clock clock;
    private final Duration period;
    private final LookedTime time;
    private int turn;
    private long sinceEpochNanos;
    private String words = "";
    private boolean ended;
    private @Nullable ListCancel cancel;

    Watchdog(Bot bot, SortedMap<Venue, AccountLoop> accounts, Clock clock, Duration period) {
        this.bot = requireNonNull(bot, "bot is null");
        this.accounts = requireNonNull(accounts, "accounts are null");
        this.clock = requireNonNull(clock, "clock is null");
        this.period = requireNonNull(period, "period is null");
        this.time = new LookedTime(clock);
    }

    /** A few times in each period. */
    void look() {
        if (ended) {
            requireNonNull(cancel, "cancel is null").advance();
            return;
        }
        int underWay = bot.turnUnderWay();
        if (underWay == 0 || underWay != turn) {
            if (cancel != null) {
                freed();
            }
            turn = underWay;
            time.begin();
            sinceEpochNanos = clock.epochNanos();
        } else if (cancel != null) {
            cancel.advance();
        } else if (time.isOver(period)) {
            Instant since = Instant.ofEpochSecond(0, sinceEpochNanos).truncatedTo(ChronoUnit.SECONDS);
            giveUp("blocked in %s since %s".formatted(bot.event(), since));
        }
    }

    /** Nobody turns the bot any more: it is given up for good. */
    void loopEnded(String why) {
        ended = true;
        giveUp(why);
    }

    /** From here on the bot is not trusted with anything. */
    private void giveUp(String why) {
        words = why;
        bot.lost(why);
        String text = "its orders are cancelled past it: " + why;
        accounts.values().forEach(account -> {
            account.alert(AlertCode.BOT_STUCK, bot.spec().name(), text);
            account.bar(bot.spec().number(), why);
        });
        ListCancel begun = new ListCancel(bot.spec().number(), new TreeSet<>(accounts.keySet()), accounts::get, clock);
        begun.advance();
        cancel = begun;
    }

    /** Whether the venues have confirmed that no order of the bot rests, since it was given up. */
    boolean isConfirmed() {
        ListCancel begun = cancel;
        return begun != null && begun.isConfirmed();
    }

    private void freed() {
        cancel = null;
        bot.found();
        bot.fail("it had been " + words);
    }
}
