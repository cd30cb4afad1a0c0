package io.jackstay.runtime.account;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Outcome;
import io.jackstay.runtime.state.Carried;
import java.util.ArrayList;
import java.util.List;

/** Writes down what would reach a bot. Not thread safe: owned by a test. */
final class Port implements BotPort {
    private final int number;
    final List<String> events = new ArrayList<>();
    private final boolean shared;
    boolean room = true;

    Port(int number) {
        this(number, false);
    }

    Port(int number, boolean shared) {
        this.number = number;
        this.shared = shared;
    }

    @Override
    public boolean isShared() {
        return shared;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public boolean hasRoom() {
        return room;
    }

    @Override
    public void outcome(OrderRef order, Command command, Outcome outcome, Stamp stamp) {
        events.add(command + " " + outcome.getClass().getSimpleName());
    }

    @Override
    public void order(OrderReport report, Stamp stamp) {
        events.add("report " + report.state());
    }

    @Override
    public void absent(OrderRef order, String why, Stamp stamp) {
        events.add("absent " + why);
    }

    @Override
    public void fill(OrderFill fill, boolean own, Stamp stamp) {
        events.add("fill " + fill.id() + (own ? " own" : " foreign"));
    }

    @Override
    public void cashFlow(CashFlow flow, Stamp stamp) {
        events.add("flow " + flow.id());
    }

    @Override
    public void corrected(Carried soFar, String fill, Stamp stamp) {
        events.add("corrected to " + soFar.position().size() + " with " + fill);
    }

    @Override
    public void marketChanged(MarketInfo now, Stamp stamp) {
        events.add("market " + now.revision());
    }

    @Override
    public void venue(Venue venue, boolean tradable, String why, Stamp stamp) {
        events.add("venue " + tradable);
    }

    @Override
    public void drift(String why, Stamp stamp) {
        events.add("drift " + why);
    }

    @Override
    public void flatten(Venue venue, String why, Stamp stamp) {
        events.add("flatten " + why);
    }

    @Override
    public void fatal(Venue venue, String what, Stamp stamp) {
        events.add("fatal " + what);
    }
}
