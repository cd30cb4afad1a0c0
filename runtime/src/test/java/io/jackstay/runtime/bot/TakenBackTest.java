package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.FillCause;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.TroubledDisk;
import io.jackstay.runtime.loop.VirtualClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fill that comes after its position was taken over: the bot's money is that of the fill, at once and in the next process. */
final class TakenBackTest {
    private static final Stamp EARLY = Markets.at(START_NANOS + 1);

    private final VirtualClock clock = new VirtualClock(START_NANOS);
    private TroubledDisk disk = new TroubledDisk(1, clock);
    private Bench bench = new Bench(disk, clock);
    private final List<String> positions = new ArrayList<>();

    private void start() {
        Calls strategy = new Calls();
        strategy.then = (context, call) ->
                positions.add(context.market(BTC).position().size().toString());
        bench.resume(bench.bot(1, strategy));
        bench.pass(Duration.ofSeconds(2));
    }

    private void fill(String id, Side side, String size, String price, Stamp stamp, FillCause cause) {
        OrderFill fill = OrderFill.of(
                        id,
                        OrderRef.foreign(BTC, id),
                        side,
                        Markets.price(BTC, price),
                        Markets.size(BTC, size),
                        new Money("USDC", new BigDecimal(cause == FillCause.RECONCILE ? "0" : "0.013")),
                        stamp)
                .cause(cause);
        bench.venue(() -> bench.venue().events().fill(fill));
    }

    private void takenOver() {
        fill("drift/x/1", Side.BUY, "1", "100", Markets.at(START_NANOS + 9), FillCause.RECONCILE);
    }

    private void later() {
        fill("a", Side.BUY, "0.5", "110.3", Markets.at(clock.epochNanos()), FillCause.NORMAL);
        fill("b", Side.SELL, "0.3", "107.7", Markets.at(clock.epochNanos()), FillCause.NORMAL);
    }

    private void late() {
        fill("late", Side.BUY, "1", "101.1", EARLY, FillCause.NORMAL);
        bench.quote(1000, 1001);
        bench.pass(Duration.ofSeconds(2));
    }

    @Test
    void theMoneyIsThatOfTheFillsWithoutTheTakeOver() {
        start();
        takenOver();
        later();
        positions.clear();
        late();
        BotStatus corrected = bench.status();
        assertThat(positions).isNotEmpty().containsOnly("1.2");

        disk = disk.killed();
        bench = new Bench(disk, clock);
        start();
        BotStatus restarted = bench.status();
        disk = new TroubledDisk(1, clock);
        bench = new Bench(disk, clock);
        start();
        later();
        late();

        assertThat(corrected.pnl()).isEqualTo(bench.status().pnl());
        assertThat(corrected.equity()).isEqualTo(bench.status().equity());
        assertThat(corrected.counts().fills()).isEqualTo(3);
        assertThat(restarted.pnl()).isEqualTo(corrected.pnl());
        assertThat(restarted.equity()).isEqualTo(corrected.equity());
        assertThat(restarted.counts().fills()).isEqualTo(3);
    }

    @Test
    void aFillThatIsOnlyAPartOfItLeavesTheRest() {
        start();
        takenOver();
        positions.clear();
        fill("late", Side.SELL, "0.25", "99", EARLY, FillCause.NORMAL);
        bench.quote(1000, 1001);
        bench.pass(Duration.ofSeconds(2));

        assertThat(positions).isNotEmpty().containsOnly("1");
        disk = disk.killed();
        bench = new Bench(disk, clock);
        positions.clear();
        start();
        bench.quote(1000, 1001);
        assertThat(positions).isNotEmpty().containsOnly("1");
    }
}
