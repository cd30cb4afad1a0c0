package io.jackstay.runtime.net.fault;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.net.Agenda;
import io.jackstay.runtime.net.wire.Endpoint;
import io.jackstay.runtime.net.wire.FrameLine;
import io.jackstay.runtime.net.wire.Handshake;
import io.jackstay.runtime.net.wire.RequestLine;
import io.jackstay.runtime.net.wire.Wire;

/** A wire with faults. Confined to the account loop. */
public final class FaultyWire implements Wire {
    private final Wire wire;
    private final FaultPlan plan;
    private final Agenda agenda;
    private boolean reading = true;

    public FaultyWire(Wire wire, FaultPlan plan, Clock clock) {
        this.wire = requireNonNull(wire, "wire is null");
        this.plan = requireNonNull(plan, "plan is null");
        this.agenda = new Agenda(clock);
    }

    @Override
    public RequestLine open(Endpoint to, RequestLine.Ear ear) {
        FaultyRequestLine line = new FaultyRequestLine(plan, agenda, ear);
        line.over(wire.open(to, line));
        return line;
    }

    @Override
    public FrameLine open(Handshake with, FrameLine.Ear ear) {
        FaultyFrameLine line = new FaultyFrameLine(with.target(), plan, agenda, ear);
        line.over(wire.open(with, line));
        return line;
    }

    @Override
    public void reading(boolean wanted) {
        reading = wanted;
        wire.reading(wanted);
    }

    @Override
    public int doWork() {
        return (reading ? agenda.run() : 0) + wire.doWork();
    }

    @Override
    public boolean hasWork() {
        return reading && agenda.isDue() || wire.hasWork();
    }

    @Override
    public long nextDeadlineNanos() {
        return reading ? Math.min(agenda.nextNanos(), wire.nextDeadlineNanos()) : wire.nextDeadlineNanos();
    }

    @Override
    public Work.Waiting waiting() {
        return wire.waiting();
    }

    @Override
    public void close() {
        agenda.clear();
        wire.close();
    }
}
