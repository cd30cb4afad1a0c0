package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.market.Capability;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.journal.CrashPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Asks the venues until they say that none of our orders rests, and cancels those that do; all of them at once, so that a silent one
 * holds up none. Not thread safe: one use.
 */
final class Shutdown {
    private static final System.Logger LOG = System.getLogger(Shutdown.class.getName());
    private static final int ROUNDS = 5;
    /** What a bot that did not end in order had sent at last may show in the second list alone. */
    private static final int LOOKS_AFTER_A_FAILURE = 2;

    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Driver driver;
    private final List<Asked> venues = new ArrayList<>();
    private final Kept kept;

    /** @param kept what is to rest on, and must */
    Shutdown(Driver driver, Collection<AccountLoop> accounts, Kept kept) {
        this.driver = requireNonNull(driver, "driver is null");
        this.kept = requireNonNull(kept, "kept is null");
        accounts.forEach(account -> venues.add(new Asked(account)));
    }

    Ending confirm(String why, List<BotStatus> bots) {
        venues.forEach(venue -> venue.account.close("the session ends"));
        List<Asked> open = venues.stream()
                .filter(venue -> venue.account.traits().has(Capability.TRADING))
                .toList();
        int looks = bots.stream().anyMatch(BotStatus::failed) ? LOOKS_AFTER_A_FAILURE : 1;
        for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
            if (round > 0) {
                driver.await(() -> false, PAUSE);
            }
            open.forEach(Asked::ask);
            CrashPoint.K8.reach();
            awaitAll(open);
            open = open.stream().filter(venue -> venue.looksGood() < looks).toList();
        }
        List<Asked> inDoubt = open;
        venues.stream().filter(venue -> !inDoubt.contains(venue)).forEach(venue -> venue.account.disarmDeadMan());
        List<String> doubts = open.stream().map(this::doubt).toList();
        doubts.forEach(doubt -> LOG.log(System.Logger.Level.ERROR, doubt));
        int resting = venues.stream().mapToInt(venue -> venue.shown).sum();
        String words = doubts.isEmpty() ? why : why + "; " + String.join("; ", doubts);
        return new Ending(bots, doubts.isEmpty(), resting, words);
    }

    private void awaitAll(List<Asked> some) {
        driver.await(() -> some.stream().allMatch(venue -> venue.answer.isThere()), ANSWER_PATIENCE);
    }

    private String doubt(Asked venue) {
        return kept.orders().isEmpty()
                ? "%s has not confirmed that no order of ours rests".formatted(venue.account.venue())
                : "%s has not confirmed that the orders that are kept rest, and no other of ours"
                        .formatted(venue.account.venue());
    }

    /** Ends the logins. */
    void end() {
        List<Answer<Void>> answers = new ArrayList<>();
        for (Asked venue : venues) {
            Answer<Void> answer = new Answer<>();
            answers.add(answer);
            venue.account.stop(answer::set);
        }
        driver.await(() -> answers.stream().allMatch(Answer::isThere), ANSWER_PATIENCE);
    }

    /** One venue, and what it said last. Owned by the driving thread. */
    private final class Asked {
        private final AccountLoop account;
        private Answer<AccountSnapshot> answer = new Answer<>();
        private int shown;
        private int good;

        private Asked(AccountLoop account) {
            this.account = account;
        }

        private void ask() {
            Answer<AccountSnapshot> asked = new Answer<>();
            answer = asked;
            account.snapshot(asked::set);
        }

        /** How often in a row it has shown what is to rest there. */
        private int looksGood() {
            good = isAsItShouldBe() ? good + 1 : 0;
            return good;
        }

        /** Compares what it shows of ours with what is to rest there, and cancels what is too much. */
        private boolean isAsItShouldBe() {
            if (!(answer.get() instanceof Result.Ok<AccountSnapshot> ok)) {
                return false;
            }
            List<OrderRef> wanted = kept.orders().stream()
                    .filter(order -> order.market().venue().equals(account.venue()))
                    .toList();
            List<OrderReport> ours = account.ours(ok.value());
            List<OrderReport> tooMany = ours.stream()
                    .filter(report -> !isAmong(wanted, report) && !isAmong(kept.ofOthers(), report))
                    .filter(report -> !isAmong(untouched(ok.value()), report))
                    .toList();
            shown = ours.size();
            ListCancel.cancel(account, tooMany);
            return tooMany.isEmpty()
                    && wanted.stream()
                            .allMatch(order -> ours.stream().anyMatch(report -> order.sameOrder(report.order())));
        }

        private List<OrderRef> untouched(AccountSnapshot snapshot) {
            List<OrderRef> orders = new ArrayList<>();
            kept.untouched().forEach(bot -> account.ofBot(snapshot, bot).forEach(report -> orders.add(report.order())));
            return orders;
        }

        private static boolean isAmong(List<OrderRef> orders, OrderReport report) {
            return orders.stream().anyMatch(order -> order.sameOrder(report.order()));
        }
    }
}
