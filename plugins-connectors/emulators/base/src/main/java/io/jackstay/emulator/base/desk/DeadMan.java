package io.jackstay.emulator.base.desk;

import java.time.Duration;

/** Cancels all orders of an account at a time, unless it is told another. Not thread safe: confined to the driving thread. */
public final class DeadMan {
    private static final long MILLI = 1_000_000L;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Trader trader;
    private final Floor floor;
    private long time;
    private long day;
    private int fired;

    DeadMan(Trader trader, Floor floor) {
        this.trader = trader;
        this.floor = floor;
    }

    /** Sets the time, epoch milliseconds; zero: never. */
    public void arm(long millis) {
        time = millis;
        if (millis > 0) {
            floor.agenda().at(millis * MILLI, () -> fire(millis));
        }
    }

    /** How often it came to that since midnight, UTC. */
    public int firedToday() {
        return day == floor.agenda().millis() / DAY ? fired : 0;
    }

    private void fire(long armed) {
        if (time == armed) {
            fired = firedToday() + 1;
            day = floor.agenda().millis() / DAY;
            time = 0;
            floor.transaction();
            Desk.cancelAll(trader, Status.SCHEDULED);
        }
    }
}
