package io.jackstay.runtime.net.fault;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import io.jackstay.runtime.net.Agenda;
import io.jackstay.runtime.net.wire.Answer;
import io.jackstay.runtime.net.wire.Loss;
import io.jackstay.runtime.net.wire.RequestLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request line with faults. Confined to the account loop. */
final class FaultyRequestLine implements RequestLine, RequestLine.Ear {
    private static final String WHY = "broken on purpose";

    private final FaultPlan plan;
    private final Agenda agenda;
    private final Ear ear;
    private @Nullable RequestLine line;
    private @Nullable FaultRule hit;
    private boolean over;

    FaultyRequestLine(FaultPlan plan, Agenda agenda, Ear ear) {
        this.plan = requireNonNull(plan, "plan is null");
        this.agenda = requireNonNull(agenda, "agenda is null");
        this.ear = requireNonNull(ear, "ear is null");
    }

    void over(RequestLine real) {
        line = real;
    }

    private RequestLine real() {
        return requireNonNull(line, "the line is not there yet");
    }

    @Override
    public void send(Http.Request request) {
        FaultRule rule = plan.next(false, request.target());
        hit = rule;
        if (rule == null) {
            real().send(request);
            return;
        }
        switch (rule.kind()) {
            case REFUSE -> breakUp(Loss.before(WHY));
            case LOSE_REQUEST -> breakUp(Loss.after(WHY, false));
            case STATUS -> {
                Answer answer = new Answer((int) rule.argument(), List.of(), new byte[0]);
                agenda.in(0, () -> ifOpen(() -> ear.onAnswer(answer, true)));
            }
            default -> real().send(request);
        }
    }

    private void breakUp(Loss loss) {
        agenda.in(
                0,
                () -> ifOpen(() -> {
                    close();
                    ear.onLost(loss);
                }));
    }

    private void ifOpen(Runnable action) {
        if (!over) {
            action.run();
        }
    }

    @Override
    public void close() {
        over = true;
        real().close();
    }

    @Override
    public void onOpen() {
        ear.onOpen();
    }

    @Override
    public void onAnswer(Answer answer, boolean reusable) {
        FaultRule rule = hit;
        hit = null;
        if (rule == null) {
            ear.onAnswer(answer, reusable);
            return;
        }
        switch (rule.kind()) {
            case DELAY -> agenda.in(rule.argument(), () -> ifOpen(() -> ear.onAnswer(answer, reusable)));
            case LOSE_ANSWER -> breakUp(Loss.after(WHY, false));
            case OVERSIZE -> breakUp(Loss.after("an answer that is too long, on purpose", true));
            case NO_ANSWER -> {}
            case GARBLE ->
                ear.onAnswer(new Answer(answer.status(), answer.headers(), Garbled.of(answer.body())), reusable);
            default -> ear.onAnswer(answer, reusable);
        }
    }

    @Override
    public void onLost(Loss loss) {
        ifOpen(() -> {
            over = true;
            ear.onLost(loss);
        });
    }
}
