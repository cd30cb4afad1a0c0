package io.jackstay.connector.hyperliquid.action;

/**
 * All orders are to be cancelled at a time, or no longer are: {@code type, time?}. Immutable.
 *
 * @param timeMillis venue time, epoch milliseconds; 0 takes an earlier one back
 */
public record ScheduleCancel(long timeMillis) implements Action {
    public ScheduleCancel {
        if (timeMillis < 0) {
            throw new IllegalArgumentException("time must not be negative, got " + timeMillis);
        }
    }

    @Override
    public void write(ValueSink out) {
        out.map(timeMillis == 0 ? 1 : 2).key("type").text("scheduleCancel");
        if (timeMillis > 0) {
            out.key("time").number(timeMillis);
        }
        out.endMap();
    }
}
