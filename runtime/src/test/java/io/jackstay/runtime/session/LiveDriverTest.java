package io.jackstay.runtime.session;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.bot.BotSpec;
import io.jackstay.runtime.bot.BotSurroundings;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.execution.DecisionDigest;
import io.jackstay.runtime.fixture.Markets;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real threads: who turns what, as the configuration says. */
final class LiveDriverTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int TICKS = 50;

    private final Logins logins = new Logins(new LiveDriver(), Capability.TRADING);

    @BeforeEach
    void start() {
        logins.start();
    }

    @AfterEach
    void end() {
        logins.driver.close();
    }

    /** Remembers the threads that it was called on. */
    private static final class Watcher implements Strategy {
        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch ticked = new CountDownLatch(TICKS);
        private final SortedSet<String> threads = new ConcurrentSkipListSet<>();

        @Override
        public void onStart(Context context, Start start) {
            threads.add(Thread.currentThread().getName());
            started.countDown();
        }

        @Override
        public void onTick(Context context, MarketId market) {
            threads.add(Thread.currentThread().getName());
            ticked.countDown();
        }
    }

    private Bot bot(int number, Strategy strategy, Threading threading) {
        BotSpec spec = new BotSpec(
                "b" + number,
                number,
                0,
                strategy,
                Logins.guard(),
                Needs.none().market(BTC, Feed.TOP),
                List.of(),
                List.of(Logins.BTC_INFO),
                new Money("USDC", BigDecimal.TEN),
                logins.accounts(),
                false,
                false);
        Bot bot = new Bot(
                spec,
                new BotSurroundings(
                        logins.driver.clock(), true, new DecisionDigest().of("b"), line -> {}, LocalTime.MIDNIGHT));
        bot.attach();
        awaitTheLoop();
        logins.driver.turn(bot, threading);
        bot.ready(List.of(), List.of());
        return bot;
    }

    /** What was given to the login's loop so far is done: the bot knows that it may trade. */
    private void awaitTheLoop() {
        CountDownLatch done = new CountDownLatch(1);
        logins.account.execute(done::countDown);
        assertThat(logins.driver.await(() -> done.getCount() == 0, DEADLINE)).isTrue();
    }

    /** One quote after the other, each when the one before has been seen, so that none is conflated. */
    private void tick(Watcher watcher) {
        for (int i = 0; i < TICKS; i++) {
            long seen = watcher.ticked.getCount();
            int bid = 1_000 + i;
            logins.account.execute(() -> logins.venue().quote(Logins.BTC_INFO, bid, 2_000));
            assertThat(logins.driver.await(() -> watcher.ticked.getCount() < seen, DEADLINE))
                    .as("tick %d was seen, %d left", i, seen)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBotIsTurnedByTheThreadThatTheConfigurationNames(Threading threading) throws InterruptedException {
        Watcher watcher = new Watcher();
        Bot bot = bot(1, watcher, threading);
        assertThat(watcher.started.await(DEADLINE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        tick(watcher);

        String expected =
                switch (threading) {
                    case OWN -> "bot-b1";
                    case SHARED -> "bots-shared";
                    case VENUE -> "venue-sim";
                };
        assertThat(watcher.threads).containsExactly(expected);
        bot.stop("asked", DEADLINE);
        assertThat(logins.driver.await(bot::isStopped, DEADLINE)).isTrue();
        assertThat(bot.status().why()).isEqualTo("asked");
    }

    @ParameterizedTest
    @EnumSource
    void anOrderIsDecidedOnTheThreadOfItsBotAndLeavesOnThatOfItsVenue(Threading threading) {
        List<String> threads = new CopyOnWriteArrayList<>();
        logins.venue().onExecute = batch -> {
            threads.add(Thread.currentThread().getName());
            logins.venue().obey(batch);
        };
        bot(
                1,
                (context, start) -> {
                    threads.add(Thread.currentThread().getName());
                    context.orders().place(Markets.limit(Side.BUY, "1", "99"));
                },
                threading);

        assertThat(logins.driver.await(() -> threads.size() == 2, DEADLINE))
                .as("%s", threads)
                .isTrue();
        String bot =
                switch (threading) {
                    case OWN -> "bot-b1";
                    case SHARED -> "bots-shared";
                    case VENUE -> "venue-sim";
                };
        assertThat(threads).containsExactly(bot, "venue-sim");
    }

    @Test
    void aStrategyThatBlocksIsNotNoticedByABotOfAnotherThread() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        bot(
                1,
                (context, start) -> {
                    blocked.countDown();
                    awaitQuietly(release);
                },
                Threading.OWN);
        Watcher watcher = new Watcher();
        bot(2, watcher, Threading.OWN);
        assertThat(blocked.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        tick(watcher);
        release.countDown();

        assertThat(watcher.ticked.getCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"SHARED", "VENUE"})
    void whatWaitsForABotThatBlocksGetsAnotherThread(Threading threading) throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        Watcher watcher = new Watcher();
        bot(2, watcher, threading);
        assertThat(watcher.started.await(DEADLINE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        Bot blocking = bot(
                1,
                (context, start) -> {
                    blocked.countDown();
                    awaitQuietly(release);
                },
                threading);
        try {
            assertThat(blocked.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            logins.driver.moveAwayFrom(blocking);
            tick(watcher);

            assertThat(logins.driver.isTurned(blocking)).isTrue();
            assertThat(logins.driver.isTurned(logins.account)).isTrue();
            assertThat(blocking.turnUnderWay()).isNotZero();
        } finally {
            release.countDown();
        }
        blocking.stop("asked", DEADLINE);
        assertThat(logins.driver.await(blocking::isStopped, DEADLINE)).isTrue();
        logins.driver.drop(blocking);
        assertThat(logins.driver.isTurned(blocking)).isFalse();
    }

    @Test
    void aBotBetweenItsTurnsLosesNoNeighbour() throws InterruptedException {
        Watcher first = new Watcher();
        Watcher second = new Watcher();
        Bot idle = bot(1, first, Threading.SHARED);
        bot(2, second, Threading.SHARED);
        assertThat(second.started.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        for (int i = 0; i < 1_000; i++) {
            logins.driver.moveAwayFrom(idle);
        }
        tick(second);

        assertThat(second.threads).containsExactly("bots-shared");
        assertThat(logins.driver.isTurned(idle)).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
