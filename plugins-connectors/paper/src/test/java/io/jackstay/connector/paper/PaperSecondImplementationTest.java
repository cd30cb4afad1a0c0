package io.jackstay.connector.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.api.plugin.Percent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random streams of quotes, prints and commands, given to the connector and to a second, naive implementation of what it adds to the
 * exchange: both tell the same at the same nanosecond.
 *
 * <p>Compared are: fixed and drawn latency of orders, cancels and answers, the order of messages on each way, races of cancels and amends
 * with fills, deadlines, refusals by chance and by schedule, funding at its boundaries and the mark that is paid by. The rules of matching
 * and money have a second implementation of their own in {@code lib/sim}.
 */
class PaperSecondImplementationTest {
    private static final Percent SOME = Percent.parse("7%");
    private static final BigDecimal RATE = new BigDecimal("0.0003");
    private static final long[] FIGURES = {3_000_001, 9_000_002, 30_000_003, 90_000_004, 150_000_005};

    private final HandFeed feed = new HandFeed();
    private final List<String> told = new ArrayList<>();
    private final List<OrderRef> placed = new ArrayList<>();
    private long middle = 600_000;

    private static DelayConfig drawn(long seed) {
        return new DelayConfig.Distribution(
                seed,
                Duration.ofNanos(FIGURES[0]),
                Duration.ofNanos(FIGURES[1]),
                Duration.ofNanos(FIGURES[2]),
                Duration.ofNanos(FIGURES[3]),
                Duration.ofNanos(FIGURES[4]));
    }

    private static NaivePaper.NaiveDelay naive(long seed, boolean drawn, long fixed) {
        return new NaivePaper.NaiveDelay(
                seed, drawn ? List.of(FIGURES[0], FIGURES[1], FIGURES[2], FIGURES[3], FIGURES[4]) : List.of(fixed));
    }

    private static Optional<DelayConfig> way(long seed, boolean drawn, long fixed) {
        return Optional.of(drawn ? drawn(seed) : new DelayConfig.Fixed(Duration.ofNanos(fixed)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void bothTellTheSame(long seed) {
        boolean drawnOrders = (seed & 1) == 0;
        boolean drawnCancels = (seed & 2) == 0;
        boolean drawnAnswers = (seed & 4) == 0;
        RejectsConfig rejects = new RejectsConfig(
                seed,
                SOME,
                seed % 3 == 0 ? Percent.parse("0%") : SOME,
                SOME,
                RejectReason.RATE_LIMITED,
                List.of(
                        new RejectsConfig.Window(
                                Duration.ofSeconds(3), Duration.ofSeconds(4), RejectsConfig.Kind.CANCELS),
                        new RejectsConfig.Window(
                                Duration.ofSeconds(8), Duration.ofSeconds(9), RejectsConfig.Kind.ALL)));
        Session session = Session.on(feed, settings -> settings.latency(
                        way(seed + 1, drawnAnswers, 11_000_001),
                        way(seed + 2, drawnOrders, 23_000_003),
                        way(seed + 3, drawnCancels, 17_000_007))
                .rejects(rejects)
                .funding(new FundingConfig(Duration.ofMillis(1_700), Optional.of(Percent.parse("0.03%")))));
        long began = session.context.epochNanos();
        NaivePaper naive = new NaivePaper(
                session.info,
                List.of(
                        naive(seed + 2, drawnOrders, 23_000_003),
                        naive(seed + 3, drawnCancels, 17_000_007),
                        naive(seed + 1, drawnAnswers, 11_000_001)),
                rejects,
                1_700_000_000L,
                RATE,
                began);
        SplittableRandom random = new SplittableRandom(seed);
        session.events().orders.clear();
        session.events().onMoney = () -> told.add((session.context.epochNanos() - began) + "");
        top(100, naive);
        for (int step = 0; step < 1_500; step++) {
            long wait = random.nextLong(1, 15_000_000);
            session.advance(Duration.ofNanos(wait));
            naive.advanceTo(session.context.epochNanos());
            both(random, session, naive);
        }
        session.advance(Duration.ofSeconds(2));
        naive.advanceTo(session.context.epochNanos());

        List<String> lines = session.events().orders;
        List<String> timed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            timed.add(told.get(i) + " " + lines.get(i));
        }
        int same = 0;
        while (same < Math.min(timed.size(), naive.log.size())
                && timed.get(same).equals(naive.log.get(same))) {
            same++;
        }
        assertThat(timed.subList(same, timed.size()))
                .as("seed %d", seed)
                .isEqualTo(naive.log.subList(same, naive.log.size()));
        for (String what :
                List.of("fill", "CANCEL .* UNKNOWN_ORDER", "EXPIRED_DEADLINE", "RATE_LIMITED", "cash flow")) {
            assertThat(timed).as(what).anyMatch(line -> line.matches(".*" + what + ".*"));
        }
        assertThat(session.context.memory.entries).isNotEmpty();
        assertThat(naive.member().account().fills().last()).isGreaterThan(20);
    }

    private void both(SplittableRandom random, Session session, NaivePaper naive) {
        switch (random.nextInt(10)) {
            case 0, 1 -> {
                middle += random.nextInt(-3, 4);
                top(random.nextLong(10, 400), naive);
            }
            case 2, 3 -> {
                Side taker = random.nextBoolean() ? Side.BUY : Side.SELL;
                long price = middle + random.nextInt(-2, 3);
                long size = random.nextLong(1, 500);
                feed.trade(taker, size, price);
                naive.trade(taker, size, price);
            }
            case 4, 5, 6 -> submit(random, session, naive);
            case 7, 8 ->
                any(random).ifPresent(order -> {
                    session.cancel(order);
                    naive.cancel(order);
                });
            default ->
                any(random).ifPresent(order -> {
                    String price = price(random);
                    String size = size(random);
                    session.amend(order, price, size);
                    naive.amend(order, price, size);
                });
        }
    }

    private void top(long size, NaivePaper naive) {
        feed.top(middle, size, middle + 1, size);
        naive.top(middle, size, middle + 1, size);
    }

    private void submit(SplittableRandom random, Session session, NaivePaper naive) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        TimeInForce timeInForce = random.nextInt(4) == 0 ? TimeInForce.IOC : TimeInForce.GTC;
        LimitOrderRequest request =
                session.limit(side, size(random), price(random)).with(timeInForce);
        long deadline = random.nextInt(6) == 0 ? session.context.epochNanos() + 12_000_000 : Session.NO_DEADLINE;
        OrderRef order = session.place(request, deadline);
        placed.add(order);
        naive.submit(order, request, deadline);
    }

    private String price(SplittableRandom random) {
        return BigDecimal.valueOf(middle + random.nextInt(-4, 5), 1).toPlainString();
    }

    private static String size(SplittableRandom random) {
        return BigDecimal.valueOf(random.nextInt(1, 300), 3).toPlainString();
    }

    private Optional<OrderRef> any(SplittableRandom random) {
        return placed.isEmpty()
                ? Optional.empty()
                : Optional.of(placed.get(placed.size() - 1 - random.nextInt(Math.min(placed.size(), 8))));
    }
}
