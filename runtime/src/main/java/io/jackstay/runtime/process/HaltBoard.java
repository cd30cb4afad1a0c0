package io.jackstay.runtime.process;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.risk.ImposedHalt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What all bots are halted by, and the bots that are told. Thread safe: the loop of the rules says what they halt, who watches that loop
 * says so when it does not turn.
 *
 * <p>Two threads may tell at the same time, and the later version may come first: a bot takes the highest.
 */
final class HaltBoard {
    private final AtomicReference<State> state = new AtomicReference<>(new State(0, List.of(), List.of()));
    private final List<Seat> seats = new CopyOnWriteArrayList<>();

    private record State(long version, List<ImposedHalt> ofRules, List<ImposedHalt> ofWatch) {
        State {
            ofRules = List.copyOf(ofRules);
            ofWatch = List.copyOf(ofWatch);
        }

        List<ImposedHalt> all() {
            List<ImposedHalt> all = new ArrayList<>(ofRules);
            all.addAll(ofWatch);
            return List.copyOf(all);
        }

        State rules(List<ImposedHalt> now) {
            return now.equals(ofRules) ? this : new State(version + 1, now, ofWatch);
        }

        State watch(List<ImposedHalt> now) {
            return now.equals(ofWatch) ? this : new State(version + 1, ofRules, now);
        }
    }

    List<ImposedHalt> halts() {
        return state().all();
    }

    private State state() {
        return requireNonNull(state.get(), "state is null");
    }

    /**
     * The bot hears of the halts that there are, and of others from here on: it is listed before they are read. An earlier life of it hears
     * no more.
     */
    void join(Seat seat, ProcessMember member) {
        seat.taken(requireNonNull(member, "member is null"));
        seats.removeIf(other -> other.bot().equals(seat.bot()));
        seats.add(seat);
        State now = state();
        if (!now.all().isEmpty()) {
            seat.impose(now.version(), now.all());
        }
    }

    void leave(Seat seat) {
        seats.remove(seat);
        seat.left();
    }

    /** All that the rules halt now. */
    void rules(List<ImposedHalt> now) {
        State before = requireNonNull(state.getAndUpdate(known -> known.rules(now)), "state is null");
        tellIfNew(before);
    }

    /** All that is halted because nobody asks the rules. */
    void watch(List<ImposedHalt> now) {
        State before = requireNonNull(state.getAndUpdate(known -> known.watch(now)), "state is null");
        tellIfNew(before);
    }

    /** Each bot is asked to cancel its orders. */
    void cancelAll(String why) {
        seats.forEach(seat -> seat.close(false, why));
    }

    private void tellIfNew(State before) {
        State now = state();
        if (now.version() > before.version()) {
            seats.forEach(seat -> seat.impose(now.version(), now.all()));
        }
    }
}
