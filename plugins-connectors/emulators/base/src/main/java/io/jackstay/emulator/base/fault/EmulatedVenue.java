package io.jackstay.emulator.base.fault;

import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.Answer;
import io.jackstay.emulator.base.Emulator;
import io.jackstay.emulator.base.EmulatorProvider;
import io.jackstay.emulator.base.EmulatorSetup;
import io.jackstay.emulator.base.Exchange;
import io.jackstay.emulator.base.Frames;
import io.jackstay.emulator.base.Request;
import io.jackstay.emulator.base.Wire;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An emulated venue behind a line that misbehaves as planned: what a driver drives. Not thread safe: confined to the driving thread.
 *
 * <p>The driver moves {@link #agenda} to the present before each call, and calls {@link Agenda#advance} when something of it is due.
 */
public final class EmulatedVenue {
    private static final String HTML = "text/html";

    private final Agenda agenda;
    private final Emulator emulator;
    private final Faults faults;

    /** A venue that has been opened, behind a line. */
    public EmulatedVenue(Agenda agenda, Emulator emulator, FaultPlan plan) {
        this.agenda = agenda;
        this.emulator = emulator;
        this.faults = new Faults(plan, agenda);
    }

    /** Opens a venue. */
    public static EmulatedVenue open(EmulatorProvider provider, EmulatorSetup setup, FaultPlan plan) {
        return new EmulatedVenue(setup.agenda(), provider.open(setup), plan);
    }

    /** From now on nothing more goes wrong; what did so far takes its course. */
    public void calm() {
        faults.calm();
    }

    /** Tells each thing that goes wrong from now on, when it does. */
    public void onFault(Consumer<FaultRule> listener) {
        faults.onFault(listener);
    }

    /** Its time and what is due. */
    public Agenda agenda() {
        return agenda;
    }

    /** Path of its WebSocket. */
    public String webSocketPath() {
        return emulator.webSocketPath();
    }

    /** The accounts that it has. */
    public List<String> accounts() {
        return emulator.accounts();
    }

    /** A request has come. */
    public void request(Request request, Exchange exchange) {
        Optional<FaultRule> fault = faults.next(FaultKind.Stage.REQUEST, request.path(), request.body());
        if (fault.isEmpty()) {
            process(request, exchange);
            return;
        }
        FaultRule rule = fault.get();
        switch (rule.kind()) {
            case DROP_BEFORE_RECEIPT -> exchange.drop();
            case STATUS -> exchange.answer(gateway(rule));
            case DELAY_REQUEST -> agenda.in(rule.lasting(), () -> process(request, exchange));
            default -> {} // not processed: read and forgotten
        }
    }

    private void process(Request request, Exchange exchange) {
        emulator.request(request, answer -> answer(request, answer, exchange));
    }

    private void answer(Request request, Answer answer, Exchange exchange) {
        Optional<FaultRule> fault = faults.next(FaultKind.Stage.ANSWER, request.path(), request.body());
        if (fault.isEmpty()) {
            exchange.answer(answer);
            return;
        }
        FaultRule rule = fault.get();
        switch (rule.kind()) {
            case NOT_DELIVERED -> exchange.cut(answer);
            case STATUS_AFTER -> exchange.answer(gateway(rule));
            case DELAY -> agenda.in(rule.lasting(), () -> exchange.answer(answer));
            case MALFORMED -> exchange.answer(answer.body(Texts.half(answer.body())));
            case OVERSIZED -> exchange.answer(answer.body(Texts.filled(answer.body(), rule.size())));
            default -> {} // not answered
        }
    }

    private static Answer gateway(FaultRule rule) {
        return rule.body().startsWith("<")
                ? new Answer(rule.status(), HTML, rule.body())
                : Answer.json(rule.status(), rule.body());
    }

    /** A WebSocket is to be opened; empty when there is none for this peer at this path. */
    public Optional<Frames> connect(String path, String peer, Wire wire) {
        FaultyConnection connection = new FaultyConnection(faults, agenda, path, wire);
        return emulator.connect(path, peer, connection).map(frames -> connection.receiving(frames));
    }
}
