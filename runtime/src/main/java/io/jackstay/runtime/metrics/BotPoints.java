package io.jackstay.runtime.metrics;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.Money;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.session.SessionFigures;
import java.util.List;

/** The values of one bot. Stateless. */
final class BotPoints {
    /** Those that rules of Prometheus watch are there from the first scrape on, so that the first one of all is seen as a rise. */
    private static final List<AlertCode> WATCHED = List.of(AlertCode.ORDER_UNKNOWN, AlertCode.ORDER_STRAY);

    private BotPoints() {}

    static void add(Points points, SessionFigures.OfBot figures) {
        BotStatus bot = figures.status();
        String name = bot.name();
        points.put(MetricTable.BOT_UP, bot.state() == BotState.RUNNING, name);
        points.put(MetricTable.BOT_FAILED, bot.failed(), name);
        points.put(MetricTable.BOT_TURNED, figures.turned(), name);
        points.put(MetricTable.BOT_BLOCKED, figures.blocked(), name);
        points.put(MetricTable.WAITING, figures.waiting(), name);
        alerts(points, "bot", name, WATCHED, bot.alerts());
        if (!bot.isMade()) {
            return;
        }
        points.put(MetricTable.BOT_HALTED, bot.detail().halts().containsValue(true), name);
        bot.detail().halts().forEach((rule, halts) -> points.put(MetricTable.RISK_HALT, halts, name, rule));
        for (BotStatus.Market market : bot.markets()) {
            points.put(
                    MetricTable.POSITION, market.position(), name, market.id().toString());
            points.put(
                    MetricTable.OPEN_ORDERS,
                    market.openOrders(),
                    name,
                    market.id().toString());
        }
        counts(points, bot);
        money(points, bot);
        for (RiskRule.Limit limit : bot.limits()) {
            points.put(MetricTable.LIMIT, limit.used(), name, limit.name());
        }
    }

    private static void counts(Points points, BotStatus bot) {
        BotStatus.Counts counts = bot.counts();
        String name = bot.name();
        points.put(MetricTable.STUCK, bot.detail().stuck(), name);
        points.put(MetricTable.SUBMITTED, counts.orders(), name);
        points.put(MetricTable.REJECTED, counts.rejected(), name);
        points.put(MetricTable.CANCELLED, bot.detail().cancelled(), name);
        points.put(MetricTable.FILLS, counts.fills(), name);
        points.put(MetricTable.ACK, bot.detail().answers(), name);
        points.put(MetricTable.DROPPED, counts.dropped(), name);
        points.put(MetricTable.STRIKES, counts.strikes(), name);
        points.put(MetricTable.MISSED, counts.missedTrades(), name);
    }

    private static void money(Points points, BotStatus bot) {
        String name = bot.name();
        put(points, MetricTable.EQUITY, name, bot.equity());
        put(points, MetricTable.DRAWDOWN, name, bot.maxDrawdown());
        result(
                points,
                MetricTable.SESSION_REALIZED,
                MetricTable.SESSION_NET,
                name,
                bot.detail().session());
        result(
                points,
                MetricTable.DAY_REALIZED,
                MetricTable.DAY_NET,
                name,
                bot.detail().today());
        result(points, MetricTable.ALL_REALIZED, MetricTable.ALL_NET, name, bot.pnl());
        put(points, MetricTable.UNREALIZED, name, bot.pnl().unrealized());
        bot.pnl().fees().forEach(fee -> put(points, MetricTable.FEES, name, fee));
        bot.pnl().funding().forEach(paid -> put(points, MetricTable.FUNDING, name, paid));
    }

    private static void result(Points points, Metric realized, Metric net, String bot, Pnl pnl) {
        put(points, realized, bot, pnl.realized());
        put(points, net, bot, pnl.net());
    }

    private static void put(Points points, Metric metric, String bot, Money money) {
        points.put(metric, money.amount(), bot, money.asset());
    }

    /**
     * Alerts of one code about several subjects are one value: subjects have no end.
     *
     * @param watched codes whose value is there though nothing was raised
     */
    static void alerts(Points points, String scope, String name, List<AlertCode> watched, List<Alert> alerts) {
        watched.forEach(code -> points.put(MetricTable.ALERTS, 0, scope, name, code.name()));
        alerts.forEach(alert -> points.add(
                MetricTable.ALERTS, alert.count(), scope, name, alert.code().name()));
    }
}
