package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.FillCause;
import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.record.AccountRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What no order of ours explains: whose it is, and who is told. Confined to the account loop. */
final class Unexplained {
    private static final System.Logger LOG = System.getLogger(Unexplained.class.getName());

    private final Clock clock;
    private final BotPorts ports;
    private final AccountImage image;
    private final Outbox outbox;
    private final AccountAlerts alerts;

    Unexplained(Clock clock, BotPorts ports, AccountImage image, Outbox outbox, AccountAlerts alerts) {
        this.clock = requireNonNull(clock, "clock is null");
        this.ports = requireNonNull(ports, "ports are null");
        this.image = requireNonNull(image, "image is null");
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.alerts = requireNonNull(alerts, "alerts are null");
    }

    /** The first look of all: what is there already is not ours to explain. */
    void begin(AccountSnapshot snapshot) {
        List<AccountRecord.PositionsKnown.Known> positions = new ArrayList<>();
        for (Position position : snapshot.positions()) {
            if (!position.isFlat()) {
                BigDecimal size = position.size().toBigDecimal();
                positions.add(new AccountRecord.PositionsKnown.Known(position.market(), size));
                LOG.log(System.Logger.Level.INFO, () -> "the login had a position before us market=%s size=%s"
                        .formatted(position.market(), size.toPlainString()));
            }
        }
        outbox.record(new AccountRecord.PositionsKnown(positions));
    }

    /** A bot takes part: what no order explains in its markets is its own from here on, unless others may share them. */
    void claims(BotPort port, Collection<MarketId> markets) {
        int bot = port.isShared() ? 0 : port.number();
        for (MarketId market : markets) {
            if (image.claimOf(market) != bot) {
                outbox.record(new AccountRecord.MarketClaimed(market, bot));
            }
        }
    }

    /** The venue shows another position than all known fills make. */
    void drift(MarketId market, String text, boolean halts) {
        alerts.raise(AlertCode.POSITION_DRIFT, market.toString(), text);
        if (halts) {
            long now = clock.epochNanos();
            Stamp stamp = new Stamp(now, now);
            ports.claimants(market).forEach(port -> outbox.deliver(() -> port.drift(text, stamp)));
        }
    }

    /**
     * The venue shows another balance than all known fills and cash flows make.
     *
     * @param halted the markets whose bots are halted for it
     */
    void balance(String asset, String text, Collection<MarketId> halted) {
        alerts.raise(AlertCode.BALANCE_DRIFT, asset, text);
        long now = clock.epochNanos();
        Stamp stamp = new Stamp(now, now);
        Set<BotPort> concerned = new LinkedHashSet<>();
        halted.forEach(market -> concerned.addAll(ports.claimants(market)));
        concerned.forEach(port -> outbox.deliver(() -> port.drift(text, stamp)));
    }

    /** A fill that no order of ours made, and the bot that it counts for, 0 for none. */
    void foreign(OrderFill fill, int bot) {
        if (fill.cause() == FillCause.RECONCILE) {
            return;
        }
        String whose =
                bot == 0 ? "no bot has its market alone, so it counts for none" : "it counts for bot number " + bot;
        alerts.raise(
                AlertCode.FILL_FOREIGN,
                fill.market().toString(),
                "%s %s at %s by no order of ours (%s, order %s): %s"
                        .formatted(fill.side(), fill.size(), fill.price(), fill.cause(), fill.order(), whose));
    }
}
