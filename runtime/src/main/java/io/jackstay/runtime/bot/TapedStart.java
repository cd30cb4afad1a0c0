package io.jackstay.runtime.bot;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.strategy.Start;
import io.jackstay.runtime.state.Carried;
import java.util.List;

/** The start of a bot as it is recorded: without what the head of the tape has already. Immutable. */
record TapedStart(
        List<OrderReport> ours,
        List<AccountSnapshot> snapshots,
        Start start,
        List<Carried> carried,
        List<OrderFill> fills,
        List<CashFlow> flows,
        List<RememberedOrder> neverSent,
        List<OrderReport> ended,
        boolean remembers,
        Stamp stamp) {
    static TapedStart of(BotEvent.Ready ready) {
        BotPast past = ready.past();
        return new TapedStart(
                ready.ours(),
                ready.snapshots(),
                past.start(),
                past.carried(),
                past.fills(),
                past.flows(),
                past.neverSent(),
                past.ended(),
                past.labels() != OrderLabels.NONE,
                ready.stamp());
    }

    /** @param image what the bot's journal remembered */
    BotEvent.Ready toEvent(BotImage image) {
        OrderLabels labels = remembers ? image.labels() : OrderLabels.NONE;
        BotPast past = new BotPast(start, carried, fills, flows, neverSent, ended, labels, image);
        return new BotEvent.Ready(ours, snapshots, past, stamp);
    }
}
