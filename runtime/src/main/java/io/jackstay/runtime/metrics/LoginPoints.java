package io.jackstay.runtime.metrics;

import static io.jackstay.runtime.telemetry.StreamReading.AGE;
import static io.jackstay.runtime.telemetry.StreamReading.CLOCK_AHEAD;
import static io.jackstay.runtime.telemetry.StreamReading.LOSSES;
import static io.jackstay.runtime.telemetry.StreamReading.RECONCILED;
import static io.jackstay.runtime.telemetry.StreamReading.ROUND_TRIP;

import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.session.SessionFigures;
import java.util.List;
import java.util.SortedMap;

/** The values of one login: those of its streams are told from the names that the transports give their meters. Stateless. */
final class LoginPoints {
    private static final double MILLIS = 1e3;
    private static final List<AlertCode> WATCHED = List.of(
            AlertCode.ORDER_UNKNOWN,
            AlertCode.CANCEL_STUCK,
            AlertCode.ORDER_STRAY,
            AlertCode.POSITION_DRIFT,
            AlertCode.BALANCE_DRIFT);

    private LoginPoints() {}

    static void add(Points points, SessionFigures.OfLogin login) {
        String name = login.name();
        points.put(MetricTable.LOGIN_UP, login.up(), name);
        points.put(MetricTable.LOGIN_TURNED, login.turned(), name);
        points.put(MetricTable.LOGIN_BLOCKED, login.blocked(), name);
        points.put(MetricTable.LOGIN_TRADABLE, login.tradable(), name);
        points.put(MetricTable.LOGIN_BOTS, login.bots(), name);
        points.put(MetricTable.LATE_ANSWERS, login.droppedAnswers(), name);
        login.counters().forEach((meter, count) -> counter(points, name, meter, count, login.gauges()));
        login.times().forEach((path, times) -> points.put(MetricTable.ROUND_TRIP, times, name, path));
        login.gauges().forEach((meter, value) -> gauge(points, name, meter, value));
        BotPoints.alerts(points, "login", name, WATCHED, login.alerts());
    }

    /** A stream that is open has an age. */
    private static void counter(
            Points points, String login, String meter, long count, SortedMap<String, Double> gauges) {
        if (meter.endsWith(LOSSES)) {
            String stream = meter.substring(0, meter.length() - LOSSES.length());
            points.put(MetricTable.STREAM_LOSSES, count, login, stream);
            points.put(MetricTable.STREAM_UP, gauges.containsKey(stream + AGE), login, stream);
        } else if (meter.startsWith(RECONCILED)) {
            points.put(MetricTable.RECONCILED, count, login, meter.substring(RECONCILED.length()));
        } else {
            points.put(MetricTable.CONNECTOR_COUNT, count, login, meter);
        }
    }

    /** Percentiles of round trips are the page's: who scrapes has all of them. */
    private static void gauge(Points points, String login, String meter, double value) {
        if (meter.endsWith(AGE)) {
            String stream = meter.substring(0, meter.length() - AGE.length());
            points.put(MetricTable.STREAM_AGE, value / MILLIS, login, stream);
        } else if (meter.equals(CLOCK_AHEAD)) {
            points.put(MetricTable.CLOCK_AHEAD, value / MILLIS, login);
        } else if (meter.lastIndexOf(ROUND_TRIP) <= 0) {
            points.put(MetricTable.CONNECTOR_VALUE, value, login, meter);
        }
    }
}
