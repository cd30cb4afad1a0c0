package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.state.Carried;

/**
 * Takes a take-over back when the fill comes that it stood for: the position stays, and the money of who had the take-over becomes what it
 * would be if so much of it had never been taken over. Confined to the account loop.
 */
final class LateFills {
    private static final System.Logger LOG = System.getLogger(LateFills.class.getName());

    private final AccountImage image;
    private final BotPorts ports;
    private final Outbox outbox;
    private final Onlookers onlookers;

    LateFills(AccountImage image, BotPorts ports, Outbox outbox, Onlookers onlookers) {
        this.image = requireNonNull(image, "image is null");
        this.ports = requireNonNull(ports, "ports are null");
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.onlookers = requireNonNull(onlookers, "onlookers are null");
    }

    /**
     * A new fill is about to be recorded.
     *
     * @param taker number of the bot that is told of it, 0 for none
     */
    void before(OrderFill fill, int taker, MarketInfo info, Stamp stamp) {
        if (image.isOfBefore(fill)) {
            return;
        }
        image.takeOvers().explainedBy(fill).ifPresent(reduced -> image.takeOvers()
                .find(reduced)
                .ifPresent(takeOver -> takeBack(fill, taker, info, stamp, reduced, takeOver)));
    }

    private void takeBack(
            OrderFill fill,
            int taker,
            MarketInfo info,
            Stamp stamp,
            AccountRecord.TakeOverReduced reduced,
            OrderFill takeOver) {
        LOG.log(System.Logger.Level.INFO, () -> "a fill has come that was taken over fill=%s market=%s takeOver=%s"
                .formatted(fill.id(), fill.market(), takeOver.id()));
        outbox.record(reduced);
        onlookers.filled(TakeOvers.of(takeOver, reduced.change().negate()));
        if (reduced.bot() != 0) {
            Carried soFar = image.money(reduced.bot()).of(info);
            String with = taker == reduced.bot() ? fill.id() : "";
            ports.claimants(fill.market()).stream()
                    .filter(port -> port.number() == reduced.bot())
                    .forEach(port -> outbox.deliverMoney(() -> port.corrected(soFar, with, stamp)));
        }
    }
}
