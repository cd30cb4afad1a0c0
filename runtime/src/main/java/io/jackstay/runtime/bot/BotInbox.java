package io.jackstay.runtime.bot;

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
import io.jackstay.runtime.loop.Signal;
import io.jackstay.runtime.state.Carried;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What must be delivered to one bot, in order. Thread safe: account loops and the supervisor write, the bot loop reads.
 *
 * <p>Nothing is dropped. Past {@link #ROOM} waiting events the account loops stop taking from their connectors until the bot
 * has caught up.
 */
final class BotInbox implements BotPort {
    private static final int ROOM = 8_192;

    private final String name;
    private final int number;
    private final boolean shared;
    private final Queue<BotEvent> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Signal signal = new Signal();
    private final HandAnswers hands = new HandAnswers();

    BotInbox(BotSpec spec) {
        this.name = spec.name();
        this.number = spec.number();
        this.shared = spec.shared();
    }

    Signal signal() {
        return signal;
    }

    /** Who waits for what was asked by hand. */
    HandAnswers hands() {
        return hands;
    }

    void offer(BotEvent event) {
        waiting.incrementAndGet();
        events.add(event);
        signal.wake();
    }

    /** Bot loop. */
    @Nullable
    BotEvent poll() {
        BotEvent event = events.poll();
        if (event != null) {
            waiting.decrementAndGet();
        }
        return event;
    }

    boolean isEmpty() {
        return waiting.get() == 0;
    }

    /** How many events wait. */
    int waiting() {
        return waiting.get();
    }

    @Override
    public boolean isShared() {
        return shared;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public boolean hasRoom() {
        return waiting.get() < ROOM;
    }

    @Override
    public void outcome(OrderRef order, ConnectorEvents.Command command, Outcome outcome, Stamp stamp) {
        offer(new BotEvent.OutcomeArrived(order, command, outcome, stamp));
    }

    @Override
    public void order(OrderReport report, Stamp stamp) {
        offer(new BotEvent.ReportArrived(report, stamp));
    }

    @Override
    public void absent(OrderRef order, String why, Stamp stamp) {
        offer(new BotEvent.AbsenceProven(order, why, stamp));
    }

    @Override
    public void fill(OrderFill fill, boolean own, Stamp stamp) {
        offer(new BotEvent.FillArrived(fill, own, stamp));
    }

    @Override
    public void cashFlow(CashFlow flow, Stamp stamp) {
        offer(new BotEvent.FlowArrived(flow, stamp));
    }

    @Override
    public void corrected(Carried soFar, String fill, Stamp stamp) {
        offer(new BotEvent.MoneyCorrected(soFar, fill, stamp));
    }

    @Override
    public void marketChanged(MarketInfo now, Stamp stamp) {
        offer(new BotEvent.MarketChanged(now, stamp));
    }

    @Override
    public void venue(Venue venue, boolean tradable, String why, Stamp stamp) {
        offer(new BotEvent.VenueChanged(venue, tradable, why, stamp));
    }

    @Override
    public void drift(String why, Stamp stamp) {
        offer(new BotEvent.DriftFound(why, stamp));
    }

    @Override
    public void flatten(Venue venue, String why, Stamp stamp) {
        offer(new BotEvent.ClosingAsked(Optional.of(venue), true, why, stamp));
    }

    @Override
    public void fatal(Venue venue, String what, Stamp stamp) {
        offer(new BotEvent.VenueFatal(venue, what, stamp));
    }
}
