package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Bench.BTC_INFO;
import static io.jackstay.runtime.fixture.Markets.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.record.AccountRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A fill that counts already does not count again, however many there are between it and its repetition. */
final class KnownFillsTest {
    private static final Cloid.Layout LAYOUT = Cloid.Layout.forBits(62);
    private static final long MILLI = 1_000_000;

    private final VirtualClock clock = new VirtualClock(Markets.START_NANOS);

    private static OrderFill fill(int bot, int number, long nanos) {
        OrderRef order = OrderRef.of(BTC, LAYOUT.cloid(0, bot, number));
        return Markets.fill("f" + bot + "-" + number, order, Side.BUY, "1", "100", nanos);
    }

    @Test
    void whatTheJournalHasOfManyBotsIsKnown() {
        AccountImage image = new AccountImage();
        image.add(new AccountRecord.VenueSeen(Markets.START_NANOS));
        int bots = 14;
        int last = 3_990;
        for (int number = 1; number <= last; number++) {
            for (int bot = 1; bot <= bots; bot++) {
                long nanos = Markets.START_NANOS + number * MILLI;
                image.add(new AccountRecord.FillTaken(bot, fill(bot, number, nanos)));
            }
        }
        BotPorts ports = new BotPorts(LAYOUT, 0);
        Port port = new Port(1);
        ports.attach(port, List.of(BTC));
        AccountEvents events = new AccountEvents(Markets.SIM, clock, ports, Optional.empty(), image);
        events.listed(List.of(BTC_INFO));

        events.fill(fill(1, last, Markets.START_NANOS + last * MILLI));
        assertThat(port.events).isEmpty();
        events.fill(fill(1, last + 1, Markets.START_NANOS + last * MILLI));
        assertThat(port.events).hasSize(1);
    }
}
