package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.state.Carried;
import io.jackstay.runtime.state.StateManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a login has found to be otherwise in the money of a bot. Not thread safe: owned by the bot loop.
 *
 * <p>A correction that goes together with a fill waits for it, so that nobody sees the position without both.
 */
final class Corrections {
    private final StateManager state;
    private BotEvent.@Nullable MoneyCorrected waiting;

    Corrections(StateManager state) {
        this.state = requireNonNull(state, "state is null");
    }

    void take(BotEvent.MoneyCorrected corrected) {
        if (corrected.fill().isEmpty()) {
            state.correct(corrected.soFar());
        } else {
            waiting = corrected;
        }
    }

    /** A fill is about to be applied. */
    void before(OrderFill fill) {
        BotEvent.MoneyCorrected held = waiting;
        if (held != null && held.fill().equals(fill.id())) {
            Carried soFar = held.soFar();
            waiting = null;
            state.correct(soFar);
        }
    }

    /**
     * Those of the events that arrived before the start which are not part of the bot's past already. A correction is part of it when
     * any money that came with it or after it is.
     */
    List<BotEvent> notKnown(List<BotEvent> early, BotPast past) {
        Set<String> known = new HashSet<>();
        past.fills().forEach(fill -> known.add("fill " + fill.id()));
        past.flows().forEach(flow -> known.add("flow " + flow.id()));
        int lastKnown = -1;
        for (int i = 0; i < early.size(); i++) {
            lastKnown = known.contains(id(early.get(i))) ? i : lastKnown;
        }
        List<BotEvent> fresh = new ArrayList<>();
        for (int i = 0; i < early.size(); i++) {
            BotEvent event = early.get(i);
            boolean old = event instanceof BotEvent.MoneyCorrected ? i < lastKnown : known.contains(id(event));
            if (!old) {
                fresh.add(event);
            }
        }
        return fresh;
    }

    private static String id(BotEvent event) {
        if (event instanceof BotEvent.FillArrived arrived) {
            return "fill " + arrived.fill().id();
        }
        return event instanceof BotEvent.FlowArrived arrived
                ? "flow " + arrived.flow().id()
                : "";
    }
}
