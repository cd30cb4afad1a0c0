package io.jackstay.runtime.session;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.order.OrderReport;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.RememberedOrder;
import java.util.List;
import java.util.OptionalLong;

/** Wrong ways of a session. Each is called in the place of a method of its receiver. */
public final class PlantedInSession {
    private PlantedInSession() {}

    /** Whatever the venue shows at the end, nothing rests. */
    public static boolean isEmpty(List<?> tooMany) {
        return true;
    }

    /** What the venue does not know at once it never knew. */
    public static boolean isSettled(Leftovers leftovers, RememberedOrder order) {
        return true;
    }

    /** While no process runs nothing fills. */
    public static OptionalLong unsureSince(AccountLoop account) {
        return OptionalLong.empty();
    }

    /** The orders that the venue shows at the start are none of the bot's. */
    public static List<OrderReport> ofBot(AccountLoop account, AccountSnapshot snapshot, int bot) {
        return List.of();
    }
}
