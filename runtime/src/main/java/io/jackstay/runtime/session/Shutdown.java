package io.jackstay.runtime.session;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.BotStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Asks the venues until they say that none of our orders rests, and cancels those that do. Not thread safe: one use. */
final class Shutdown {
    private static final System.Logger LOG = System.getLogger(Shutdown.class.getName());
    private static final int ROUNDS = 5;
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Driver driver;
    private final SortedMap<Venue, AccountLoop> accounts;
    private final Kept kept;

    Shutdown(Driver driver, SortedMap<Venue, AccountLoop> accounts) {
        this(driver, accounts, Kept.NONE);
    }

    /** @param kept what is to rest on, and must */
    Shutdown(Driver driver, SortedMap<Venue, AccountLoop> accounts, Kept kept) {
        this.driver = driver;
        this.kept = kept;
        this.accounts = accounts;
    }

    Ending confirm(String why, List<BotStatus> bots) {
        int resting = 0;
        List<String> doubts = new ArrayList<>();
        accounts.values().forEach(account -> account.close("the session ends"));
        for (AccountLoop account : accounts.values()) {
            resting += confirm(account, doubts);
        }
        String words = doubts.isEmpty() ? why : why + "; " + String.join("; ", doubts);
        return new Ending(bots, doubts.isEmpty(), resting, words);
    }

    /** Returns how many orders of ours still rest, and adds to the doubts when that is not known to be none. */
    private int confirm(AccountLoop account, List<String> doubts) {
        if (!account.traits().has(Capability.TRADING)) {
            return 0;
        }
        int resting = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Result<AccountSnapshot> answer = ask(account);
            if (answer instanceof Result.Ok<AccountSnapshot> ok) {
                Comparison found = compare(account, ok.value());
                if (found.isAsItShouldBe()) {
                    return found.shown();
                }
                resting = found.shown();
                cancel(account, found.tooMany());
            }
            driver.await(() -> false, PAUSE);
        }
        String doubt = kept.orders().isEmpty()
                ? "%s has not confirmed that no order of ours rests".formatted(account.venue())
                : "%s has not confirmed that the orders that are kept rest, and no other of ours"
                        .formatted(account.venue());
        LOG.log(System.Logger.Level.ERROR, doubt);
        doubts.add(doubt);
        return resting;
    }

    /** What a venue shows of our orders beside what it should. */
    private record Comparison(int shown, List<OrderReport> tooMany, int missing) {
        boolean isAsItShouldBe() {
            return tooMany.isEmpty() && missing == 0;
        }
    }

    private Comparison compare(AccountLoop account, AccountSnapshot snapshot) {
        List<OrderRef> wanted = kept.orders().stream()
                .filter(order -> order.market().venue().equals(account.venue()))
                .toList();
        List<OrderReport> ours = account.ours(snapshot);
        List<OrderReport> tooMany = ours.stream()
                .filter(report -> wanted.stream().noneMatch(order -> order.sameOrder(report.order())))
                .toList();
        int missing = wanted.size() - (ours.size() - tooMany.size());
        return new Comparison(ours.size(), tooMany, missing);
    }

    private Result<AccountSnapshot> ask(AccountLoop account) {
        Answer<AccountSnapshot> answer = new Answer<>();
        account.snapshot(answer::set);
        driver.await(answer::isThere, ANSWER_PATIENCE);
        return answer.get();
    }

    private static void cancel(AccountLoop account, List<OrderReport> ours) {
        if (ours.isEmpty()) {
            return;
        }
        List<OrderBatch.Cancel> cancels = new ArrayList<>();
        ours.forEach(report -> cancels.add(new OrderBatch.Cancel(report.order())));
        account.send(OrderBatch.of(cancels, List.of(), List.of()));
    }

    void end() {
        for (AccountLoop account : accounts.values()) {
            Answer<Void> answer = new Answer<>();
            account.stop(answer::set);
            driver.await(answer::isThere, ANSWER_PATIENCE);
        }
    }
}
