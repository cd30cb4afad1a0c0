package io.jackstay.runtime.tape;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.runtime.account.AccountPicture;
import io.jackstay.runtime.execution.DecisionLines;
import io.jackstay.runtime.execution.ExecutionGateway;
import io.jackstay.runtime.loop.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives a bot what it read in the recorded turn, and takes down what it decides. Not thread safe: owned by the thread that replays.
 *
 * <p>A reading that the recorded turn did not make is answered as the last one was, and remembered as the point where the two part.
 */
public final class TapePlayer implements Tape {
    private final String bot;
    private final Map<Venue, AccountPicture> pictures = new HashMap<>();
    private final long[] last = new long[Reading.COUNT];
    private final List<TapedTurn.Decision> decided = new ArrayList<>();
    private TapedTurn turn = new TapedTurn();
    private Optional<String> parted = Optional.empty();

    public TapePlayer(String bot) {
        this.bot = requireNonNull(bot, "bot is null");
    }

    /** What is read from here on was read in this turn. */
    public void play(TapedTurn next) {
        turn = requireNonNull(next, "next is null");
        next.pictures().forEach((venue, picture) -> pictures.put(new Venue(venue), picture));
        decided.clear();
        parted = Optional.empty();
    }

    /** What the bot has decided since the turn was given. */
    public List<TapedTurn.Decision> decided() {
        return List.copyOf(decided);
    }

    /** How the turn went another way than the recorded one, besides its decisions. */
    public Optional<String> parted() {
        if (parted.isPresent()) {
            return parted;
        }
        for (Reading what : Reading.values()) {
            if (!turn.readings(what).isEmpty()) {
                return Optional.of("the recorded turn read %s once more".formatted(what));
            }
        }
        return Optional.empty();
    }

    @Override
    public Clock over(Clock clock) {
        return new TapedClock(clock, this);
    }

    @Override
    public long read(Reading what, long live) {
        Long recorded = turn.readings(what).poll();
        if (recorded != null) {
            last[what.ordinal()] = recorded;
        } else if (parted.isEmpty()) {
            parted = Optional.of("the replayed turn reads %s once more".formatted(what));
        }
        return last[what.ordinal()];
    }

    @Override
    public AccountPicture read(Venue venue, AccountPicture live) {
        return pictures.getOrDefault(venue, AccountPicture.NOTHING);
    }

    @Override
    public ExecutionGateway.DecisionLog over(ExecutionGateway.DecisionLog log, Supplier<String> cause) {
        return new DecisionLines(bot, line -> decided.add(new TapedTurn.Decision(cause.get(), line)));
    }
}
