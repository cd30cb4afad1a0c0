package io.jackstay.connector.paper;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Outcome;
import io.jackstay.runtime.account.BotPort;
import io.jackstay.runtime.state.Carried;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a bot was told of its orders, over all lives of the process. Not thread safe: owned by a test. */
final class WrittenPort implements BotPort {
    final List<OrderFill> fills = new ArrayList<>();
    final Map<OrderRef, OrderReport> reports = new LinkedHashMap<>();

    @Override
    public int number() {
        return 1;
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public boolean hasRoom() {
        return true;
    }

    @Override
    public void outcome(OrderRef order, ConnectorEvents.Command command, Outcome outcome, Stamp stamp) {}

    @Override
    public void order(OrderReport report, Stamp stamp) {
        reports.put(report.order(), report);
    }

    @Override
    public void absent(OrderRef order, String why, Stamp stamp) {}

    @Override
    public void fill(OrderFill fill, boolean own, Stamp stamp) {
        fills.add(fill);
    }

    @Override
    public void cashFlow(CashFlow flow, Stamp stamp) {}

    @Override
    public void corrected(Carried soFar, String fill, Stamp stamp) {}

    @Override
    public void marketChanged(MarketInfo now, Stamp stamp) {}

    @Override
    public void venue(Venue venue, boolean tradable, String why, Stamp stamp) {}

    @Override
    public void drift(String why, Stamp stamp) {
        throw new IllegalStateException(why);
    }

    @Override
    public void flatten(Venue venue, String why, Stamp stamp) {
        throw new IllegalStateException(why);
    }

    @Override
    public void fatal(Venue venue, String what, Stamp stamp) {
        throw new IllegalStateException(what);
    }
}
