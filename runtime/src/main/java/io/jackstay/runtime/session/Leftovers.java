package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderReport;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.account.PastMoney;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.bot.RememberedOrder;
import io.jackstay.runtime.execution.OrderTracker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders that a bot's journal has as open and that their venues do not show among the open ones: ended while nobody listened, or never
 * sent. Not thread safe: owned by the thread that drives the session.
 *
 * <p>Each is asked for by our id. What the venue does not know, or does not say, is asked again once its deadline and the settle time are
 * past; then the verdict comes from the answer and from the fills that are in the journal. What has none by then counts as live.
 */
final class Leftovers {
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final VenueQuestions questions;
    private final Map<Venue, AccountLoop> accounts;
    private final Driver driver;
    private final FillsOfOrders fills;
    private final List<OrderReport> live = new ArrayList<>();
    private final List<OrderReport> ended = new ArrayList<>();
    private final List<RememberedOrder> neverSent = new ArrayList<>();
    private final List<RememberedOrder> open = new ArrayList<>();

    Leftovers(VenueQuestions questions, Map<Venue, AccountLoop> accounts, Driver driver, List<PastMoney> money) {
        this.questions = requireNonNull(questions, "questions is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.driver = requireNonNull(driver, "driver is null");
        this.fills = new FillsOfOrders(money);
    }

    /** Asks for all of them that are not among the open ones. */
    void look(List<RememberedOrder> unended, List<OrderReport> shown) {
        for (RememberedOrder order : unended) {
            boolean isShown = shown.stream().anyMatch(report -> report.order().sameOrder(order.ref()));
            if (!isShown && accounts.containsKey(venue(order)) && !isKnown(ask(order))) {
                open.add(order);
            }
        }
        open.forEach(this::settle);
    }

    /**
     * Asks for those that the venues showed as open a moment ago and do not show now, and that the journal does not have: a power loss may
     * take from a journal what was not forced, and one list may lack an order. What has not ended counts as live; while the bot runs,
     * lists that lack it are looked into.
     */
    void lookAgain(List<OrderReport> before, List<OrderReport> shown, List<RememberedOrder> unended) {
        for (OrderReport report : before) {
            boolean isShown = shown.stream().anyMatch(now -> now.order().sameOrder(report.order()));
            boolean isRemembered =
                    unended.stream().anyMatch(order -> order.ref().sameOrder(report.order()));
            if (!isShown && !isRemembered) {
                Instant seen = Instant.ofEpochSecond(0, report.stamp().receivedNanos());
                Optional<OrderReport> found = questions
                        .order(account(report.order().market().venue()), report.order(), seen)
                        .filter(OrderLookup.Found.class::isInstance)
                        .map(answer -> ((OrderLookup.Found) answer).report());
                found.or(() -> Optional.of(report))
                        .filter(last -> !last.state().isFinal())
                        .ifPresent(live::add);
            }
        }
    }

    private static Venue venue(RememberedOrder order) {
        return order.ref().market().venue();
    }

    private AccountLoop account(RememberedOrder order) {
        return account(venue(order));
    }

    private AccountLoop account(Venue venue) {
        return requireNonNull(accounts.get(venue), "account is null");
    }

    private Optional<OrderLookup> ask(RememberedOrder order) {
        Instant placed = Instant.ofEpochSecond(0, order.placed().nanos());
        return questions.order(account(order), order.ref(), placed);
    }

    /** True when that is the venue's word on it. */
    private boolean isKnown(Optional<OrderLookup> answer) {
        if (answer.isPresent() && answer.get() instanceof OrderLookup.Found found) {
            (found.report().state().isFinal() ? ended : live).add(found.report());
            return true;
        }
        return false;
    }

    /** The venue may change its mind until the order can't arrive any more and the settle time is over. */
    private void settle(RememberedOrder order) {
        boolean askable = questions.canBeAsked(account(order));
        boolean waited = driver.await(() -> isSettled(order), patience(order).plus(PAUSE));
        Optional<OrderLookup> answer = ask(order);
        for (int i = 1; i < TRIES && askable && answer.isEmpty(); i++) {
            driver.await(() -> false, PAUSE);
            answer = ask(order);
        }
        if (isKnown(answer)) {
            return;
        }
        if (fills.areAllOf(order)) {
            ended.add(fills.filled(order));
        } else if (waited && (answer.isPresent() || !askable)) {
            conclude(order);
        } else {
            doubt(order);
        }
    }

    /** It may rest, so it counts as live; the venue is asked while the bot runs. */
    private void doubt(RememberedOrder order) {
        live.add(fills.unknown(order));
        account(order)
                .doubt(order.ref(), Instant.ofEpochSecond(0, order.placed().nanos()), fills.wasAtVenue(order));
        account(order)
                .alert(
                        AlertCode.ORDER_UNKNOWN,
                        order.ref().toString(),
                        "the venue does not say what became of the order of an earlier process; it counts as live and is asked for");
    }

    private void conclude(RememberedOrder order) {
        if (fills.wasAtVenue(order)) {
            ended.add(fills.gone(order));
        } else {
            neverSent.add(order);
        }
    }

    private Duration patience(RememberedOrder order) {
        Duration settle = account(order).traits().settleTime();
        return settle.isZero() ? settle : OrderTracker.DEADLINE.plus(settle);
    }

    private boolean isSettled(RememberedOrder order) {
        return driver.clock().epochNanos() - order.placed().nanos()
                >= patience(order).toNanos();
    }

    /** Those that were not among the open ones, and that a venue says are open, or says nothing of. */
    List<OrderReport> live() {
        return live;
    }

    /** The last words on those that have ended: the venues', or what the fills prove. */
    List<OrderReport> ended() {
        return ended;
    }

    /** Those that their venues do not know, or do not show where they can't be asked, and of which nothing was ever seen there. */
    List<RememberedOrder> neverSent() {
        return neverSent;
    }
}
