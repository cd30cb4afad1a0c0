package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.account.AccountLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the loop of one login from outside: one that does not come to a task within its time is blocked by its connector. Not thread
 * safe: owned by the thread that drives the session.
 *
 * <p>While the loop is blocked nothing new leaves through it, and what waited for it meanwhile leaves no more when it goes on, but cancels.
 */
final class LoginWatchdog {
    private static final System.Logger LOG = System.getLogger(LoginWatchdog.class.getName());

    private final AccountLoop account;
    private final Supplier<String> plugin;
    private final LoopWatch watch;
    private @Nullable String words;

    /** @param plugin what the connector is called, with its jar; asked for when it is stuck */
    LoginWatchdog(Driver driver, AccountLoop account, Supplier<String> plugin) {
        this.account = requireNonNull(account, "account is null");
        this.plugin = requireNonNull(plugin, "plugin is null");
        this.watch = new LoopWatch(driver, account, account::execute);
    }

    /** A few times in each period. */
    void look(Duration period) {
        LoopWatch.Sign sign = watch.look(period);
        if (sign == LoopWatch.Sign.TURNS) {
            freed();
        } else if (sign == LoopWatch.Sign.BLOCKED && words == null) {
            giveUp();
        }
    }

    /** What holds it up is not its connector. */
    void lookAway() {
        watch.lookAway();
    }

    /** Since when and where the loop is blocked, while it is. */
    Optional<String> blocked() {
        return Optional.ofNullable(words);
    }

    private void giveUp() {
        String by = watch.culprit()
                .map(frame -> "%s in %s".formatted(plugin.get(), frame.getMethodName()))
                .orElseGet(plugin);
        String why = "the loop of %s is blocked since %s by %s".formatted(account.venue(), watch.since(), by);
        words = why;
        account.hold(why);
        LOG.log(
                System.Logger.Level.ERROR,
                () ->
                        "login is stuck venue=%s plugin=\"%s\" thread=%s reason=\"%s\"; nothing leaves but cancels, and they wait too; stack: %s"
                                .formatted(account.venue(), plugin.get(), account.name(), why, watch.words()));
    }

    private void freed() {
        if (words != null) {
            words = null;
            account.release();
            LOG.log(System.Logger.Level.WARNING, () -> "login goes on venue=%s".formatted(account.venue()));
        }
    }
}
