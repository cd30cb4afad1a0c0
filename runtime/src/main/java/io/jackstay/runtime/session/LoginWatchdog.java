package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.account.AccountLoop;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the loop of one login from outside: one that does not come to a task within its time is blocked by its connector. Not thread
 * safe: owned by the thread that drives the session.
 *
 * <p>It leaves a task for the loop four times a period and sees when that has been done, so a loop that turns pays for no more than these.
 * While the loop is blocked nothing new leaves through it, and what waited for it meanwhile leaves no more when it goes on, but cancels.
 */
final class LoginWatchdog {
    private static final System.Logger LOG = System.getLogger(LoginWatchdog.class.getName());
    private static final int TASKS_IN_A_PERIOD = 4;
    private static final String OF_A_PLUGIN = "plugin-";

    private final Driver driver;
    private final AccountLoop account;
    private final Supplier<String> plugin;
    private @Nullable Task task;
    private long nextNanos = Long.MIN_VALUE;
    private @Nullable String words;

    /** Left for the loop. */
    private static final class Task {
        private final long sinceNanos;
        private final long sinceEpochNanos;
        private volatile boolean done;

        private Task(long sinceNanos, long sinceEpochNanos) {
            this.sinceNanos = sinceNanos;
            this.sinceEpochNanos = sinceEpochNanos;
        }
    }

    /** @param plugin what the connector is called, with its jar; asked for when it is stuck */
    LoginWatchdog(Driver driver, AccountLoop account, Supplier<String> plugin) {
        this.driver = requireNonNull(driver, "driver is null");
        this.account = requireNonNull(account, "account is null");
        this.plugin = requireNonNull(plugin, "plugin is null");
    }

    /** A few times in each period. Without effect where no thread of its own turns the loop. */
    void look(Duration period) {
        long now = driver.clock().nanoTime();
        Task left = task;
        if (left == null) {
            if (now >= nextNanos && !driver.stackOf(account).isEmpty()) {
                nextNanos = now + period.toNanos() / TASKS_IN_A_PERIOD;
                leave(now);
            }
        } else if (left.done) {
            task = null;
            freed();
        } else if (words == null && now - left.sinceNanos >= period.toNanos()) {
            giveUp(left);
        }
    }

    /** What holds it up is not its connector. */
    void lookAway() {
        task = null;
    }

    /** Since when and where the loop is blocked, while it is. */
    Optional<String> blocked() {
        return Optional.ofNullable(words);
    }

    private void leave(long now) {
        Task left = new Task(now, driver.clock().epochNanos());
        task = left;
        account.execute(() -> left.done = true);
    }

    private void giveUp(Task left) {
        List<StackTraceElement> stack = driver.stackOf(account);
        Instant since = Instant.ofEpochSecond(0, left.sinceEpochNanos).truncatedTo(ChronoUnit.SECONDS);
        String why = "the loop of %s is blocked since %s by %s".formatted(account.venue(), since, place(stack));
        words = why;
        account.hold(why);
        LOG.log(
                System.Logger.Level.ERROR,
                () ->
                        "login is stuck venue=%s plugin=\"%s\" thread=%s reason=\"%s\"; nothing leaves but cancels, and they wait too; stack: %s"
                                .formatted(account.venue(), plugin.get(), account.name(), why, words(stack)));
    }

    /** The method of the plugin that does not come back. */
    private String place(List<StackTraceElement> stack) {
        return stack.stream()
                .filter(frame -> frame.getClassLoaderName() != null
                        && frame.getClassLoaderName().startsWith(OF_A_PLUGIN))
                .findFirst()
                .map(frame -> "%s in %s".formatted(plugin.get(), frame.getMethodName()))
                .orElseGet(plugin);
    }

    private static String words(List<StackTraceElement> stack) {
        return stack.stream().map(StackTraceElement::toString).collect(Collectors.joining(" < "));
    }

    private void freed() {
        if (words != null) {
            words = null;
            account.release();
            LOG.log(System.Logger.Level.WARNING, () -> "login goes on venue=%s".formatted(account.venue()));
        }
    }
}
