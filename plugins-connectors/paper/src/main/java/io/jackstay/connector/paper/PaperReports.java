package io.jackstay.connector.paper;

import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.lib.sim.EndCause;
import io.jackstay.lib.sim.SimOrder;

/** What the paper exchange says of its orders. Immutable. */
final class PaperReports {
    private PaperReports() {}

    static OrderReport report(SimOrder order, long nanos) {
        OrderReport report = OrderReport.of(
                        order.ref(),
                        order.side(),
                        order.request().worstPrice(),
                        order.request().size(),
                        order.state(),
                        new Stamp(nanos, nanos))
                .filled(order.filledSize())
                .reduceOnly(order.request().reduceOnly())
                .timeInForce(order.timeInForce());
        return switch (order.end()) {
            case NONE -> report;
            case REQUESTED, IMMEDIATE, REPLACED, AMENDED ->
                report.why(order.end().words());
            case SELF_TRADE, SELF_TRADE_OLDER -> report.why(because(RejectReason.SELF_TRADE, order.end()));
            case MARGIN -> report.why(because(RejectReason.INSUFFICIENT_MARGIN, order.end()));
            case DELISTED -> report.why(because(RejectReason.MARKET_NOT_TRADING, order.end()));
            case REDUCE_ONLY -> report.why(because(RejectReason.REDUCE_ONLY, order.end()));
        };
    }

    private static Rejection because(RejectReason reason, EndCause cause) {
        return new Rejection(reason, cause.words());
    }
}
