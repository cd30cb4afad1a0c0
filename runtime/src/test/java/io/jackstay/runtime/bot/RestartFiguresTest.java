package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static io.jackstay.runtime.fixture.Markets.at;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.fill.Mirror;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.journal.TroubledDisk;
import io.jackstay.runtime.loop.VirtualClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a bot has earned, paid, reached and remembered is the same in the process after a kill, to the last digit. */
final class RestartFiguresTest {
    private final VirtualClock clock = new VirtualClock(START_NANOS);
    private TroubledDisk disk = new TroubledDisk(1, clock);
    private Bench bench = new Bench(disk, clock);
    private final List<String> seen = new ArrayList<>();

    /** Sees, in words, all that limits are measured by. */
    private ProbeRule watching() {
        ProbeRule rule = new ProbeRule();
        rule.onTime = (view, actions) -> {
            seen.clear();
            seen.add("peak " + view.peakEquity());
            seen.add("equity " + view.equity());
            seen.add("today " + view.today());
            seen.add("all time " + view.allTime());
            seen.add("memory " + view.memory().entries(""));
        };
        rule.onFill = (view, actions) ->
                view.memory().put("fills", "" + view.recentFills().size());
        return rule;
    }

    private Bot start(Calls strategy) {
        Bot bot = bench.resume(bench.bot(1, strategy, watching()));
        bench.pass(Duration.ofSeconds(2));
        return bot;
    }

    private static Money usdc(String amount) {
        return new Money("USDC", new BigDecimal(amount));
    }

    private void fill(String id, OrderRef order, String filled, String price, String fee) {
        fill(id, order, Side.BUY, filled, price, fee);
    }

    private void fill(String id, OrderRef order, Side side, String filled, String price, String fee) {
        bench.venue(() -> bench.venue()
                .events()
                .fill(OrderFill.of(
                        id, order, side, price(BTC, price), size(BTC, filled), usdc(fee), at(clock.epochNanos()))));
    }

    private void mark(String price) {
        bench.venue(() -> bench.venue().events().mark(MarkPrice.of(price(BTC, price), at(clock.epochNanos()))));
        bench.pass(Duration.ofSeconds(2));
    }

    private OrderRef trade() {
        Calls strategy = new Calls();
        strategy.then = (context, call) -> {
            if (call.startsWith("tick") && context.orders().open().isEmpty()) {
                context.memory().put("centre", "100.1");
                context.orders().place(limit(Side.BUY, "3", "100").labelled("first"));
            }
        };
        start(strategy);
        bench.quote(1000, 1001);
        OrderRef order = bench.venue().resting().get(0).ref();
        fill("a", order, "1", "100", "0.05");
        fill("b", order, "0.333", "99.7", "-0.0123");
        bench.venue(() -> bench.venue()
                .events()
                .cashFlow(CashFlow.of("c", BTC, CashFlow.Kind.FUNDING, usdc("-0.7"), at(clock.epochNanos()))));
        mark("140");
        mark("90.3");
        return order;
    }

    @Test
    void afterAKillAllFiguresAreTheSame() {
        trade();
        List<String> before = List.copyOf(seen);
        BotStatus last = bench.status();
        assertThat(before.get(4)).isEqualTo("memory {fills=2}");
        assertThat(last.maxDrawdown().amount()).isPositive();
        disk = disk.killed();
        bench = new Bench(disk, clock);
        List<String> remembered = new ArrayList<>();
        Calls strategy = new Calls();
        strategy.then = (context, call) -> {
            if (call.startsWith("start")) {
                remembered.add(context.memory().get("centre").orElse("nothing"));
            }
        };

        start(strategy);

        assertThat(seen).isEqualTo(before);
        assertThat(remembered).containsExactly("100.1");
        assertThat(strategy.calls).startsWith("start RESTART");
        assertThat(bench.status().pnl()).isEqualTo(last.pnl());
        assertThat(bench.status().equity()).isEqualTo(last.equity());
        assertThat(bench.status().maxDrawdown()).isEqualTo(last.maxDrawdown());
        assertThat(bench.status().counts().fills()).isEqualTo(2);
    }

    @Test
    void aRestartOnTheNextDayBeginsTheDayAnewAndKeepsTheRest() {
        trade();
        List<String> before = List.copyOf(seen);
        disk = disk.killed();
        clock.advanceTo(clock.nanoTime() + Duration.ofDays(1).toNanos());
        bench = new Bench(disk, clock);

        start(new Calls());

        assertThat(seen.get(0)).isEqualTo(before.get(0));
        assertThat(seen.get(2)).isNotEqualTo(before.get(2));
        assertThat(seen.get(3)).isEqualTo(before.get(3));
    }

    /** Who looks at it sees no bot that never traded. */
    @Test
    void whatItShowsOfItsFillsGoesOnWhereTheLastProcessEnded() {
        OrderRef order = trade();
        disk = disk.killed();
        clock.advanceTo(clock.nanoTime() + Duration.ofMinutes(5).toNanos());
        bench = new Bench(disk, clock);
        bench.live = true;
        Bot bot = start(new Calls());

        List<BotDetail.Filled> before = shown(bot);
        assertThat(before).extracting(each -> each.fill().id()).containsExactly("a", "b");
        assertThat(before).extracting(BotDetail.Filled::label).containsOnly("first");
        assertThat(before.get(1).fill().stamp().receivedNanos())
                .isBetween(
                        START_NANOS, clock.epochNanos() - Duration.ofMinutes(5).toNanos());

        fill("c", order, "0.5", "99", "0");
        bench.pass(Duration.ofSeconds(2));
        assertThat(shown(bot)).extracting(each -> each.fill().id()).containsExactly("a", "b", "c");
    }

    @Test
    void aFillSaysWhichOneItAnswersBeforeARestartAndBehindIt() {
        bench.live = true;
        Calls strategy = new Calls();
        strategy.then = (context, call) -> {
            if (call.startsWith("tick") && context.memory().get("bought").isEmpty()) {
                context.memory().put("bought", "yes");
                context.orders().place(limit(Side.BUY, "3", "100"));
            } else if (call.startsWith("filled")) {
                context.orders().place(limit(Side.SELL, "3", "101"));
            }
        };
        Bot bot = start(strategy);
        bench.quote(1000, 1001);
        fill("a", bench.venue().resting().get(0).ref(), Side.BUY, "3", "100", "0.1");
        bench.pass(Duration.ofSeconds(2));
        fill("b", bench.venue().resting().get(1).ref(), Side.SELL, "3", "101", "0.2");
        List<BotDetail.Filled> before = shown(bot);
        disk = disk.killed();
        bench = new Bench(disk, clock);
        bench.live = true;

        Mirror pair = new Mirror("a", Optional.of(usdc("2.7")));
        assertThat(before).extracting(BotDetail.Filled::mirror).containsExactly(Optional.empty(), Optional.of(pair));
        assertThat(shown(start(new Calls()))).isEqualTo(before);
    }

    private List<BotDetail.Filled> shown(Bot bot) {
        bot.detail();
        bench.pass(Duration.ofSeconds(2));
        return bot.detail().orElseThrow().fills();
    }

    @Test
    void ofManyFillsOfBeforeTheLatestAreShown() {
        Calls strategy = new Calls();
        strategy.then = (context, call) -> {
            if (call.startsWith("tick") && context.orders().open().isEmpty()) {
                context.orders().place(limit(Side.BUY, "300", "100"));
            }
        };
        start(strategy);
        bench.quote(1000, 1001);
        OrderRef order = bench.venue().resting().get(0).ref();
        for (int i = 1; i <= BotDetail.KEPT_FILLS + 7; i++) {
            fill("f" + i, order, "1", "100", "0.05");
        }
        bench.pass(Duration.ofSeconds(2));
        disk = disk.killed();
        bench = new Bench(disk, clock);
        bench.live = true;

        Bot bot = start(new Calls());
        List<BotDetail.Filled> shown = shown(bot);
        assertThat(shown).hasSize(BotDetail.KEPT_FILLS);
        assertThat(shown.get(0).fill().id()).isEqualTo("f8");
        assertThat(shown.get(99).fill().id()).isEqualTo("f107");
        assertThat(bot.detail().orElseThrow().fillsOfHour())
                .as("all of the hour")
                .contains(107L);
        clock.advanceTo(clock.nanoTime() + Duration.ofHours(1).toNanos());
        shown(bot);
        assertThat(bot.detail().orElseThrow().fillsOfHour()).as("an hour later").contains(0L);
    }
}
