package io.jackstay.runtime.session;

import io.jackstay.runtime.account.Fitness;
import java.util.Collection;

/** Whether the bots of a login let its dead-man switch be refreshed. Pure functions, called by the thread that drives the session. */
final class FitnessCheck {
    private FitnessCheck() {}

    /**
     * A bot that hangs does not stand against its neighbours once its orders are known to be gone. Where none lives, what a stop has left
     * at the venue on purpose is looked after until the login ends.
     */
    static Fitness of(Collection<RunningBot> bots) {
        boolean alive = false;
        boolean left = false;
        String stuck = "";
        for (RunningBot bot : bots) {
            if (bot.isLost()) {
                stuck = bot.name();
                if (!bot.isCancelledPast()) {
                    return Fitness.unfit(
                            "bot %s hangs, and its orders are not confirmed as cancelled".formatted(stuck));
                }
            } else if (bot.bot().isPresent() && !bot.isStopped()) {
                alive = true;
            } else {
                left |= !bot.kept().isEmpty();
            }
        }
        if (alive || left) {
            return Fitness.FIT;
        }
        return stuck.isEmpty()
                ? Fitness.IDLE
                : Fitness.unfit("no bot of the login lives, and %s hangs".formatted(stuck));
    }
}
