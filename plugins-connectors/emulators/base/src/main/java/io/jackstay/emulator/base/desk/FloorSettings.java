package io.jackstay.emulator.base.desk;

import io.jackstay.emulator.base.ActionBudget;
import io.jackstay.emulator.base.Agenda;
import java.time.Duration;

/**
 * What holds for all accounts of a venue. Immutable.
 *
 * @param actions how many actions an account has at first
 * @param moreCancels how many more for cancels
 * @param trickle each so often one is let through all the same
 * @param openOrders how many may be open
 * @param usualLeverage of an account that has chosen none
 * @param tokenFees whether who buys a token pays its fee in that token
 * @param statusLag how long an order that was taken is not found by its status
 * @param firstOrder number of the first order
 * @param firstTrade number of the first trade
 */
public record FloorSettings(
        long actions,
        long moreCancels,
        Duration trickle,
        int openOrders,
        int usualLeverage,
        boolean tokenFees,
        Duration statusLag,
        long firstOrder,
        long firstTrade) {
    ActionBudget budget(Agenda agenda) {
        return new ActionBudget(actions, moreCancels, trickle, agenda);
    }
}
