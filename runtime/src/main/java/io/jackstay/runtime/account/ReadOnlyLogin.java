package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.Venue;
import io.jackstay.runtime.alert.AlertBook;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.look.AccountSide;
import io.jackstay.runtime.look.ToldEvents;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.net.LoginTransports;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import io.jackstay.runtime.telemetry.SessionMeters;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The loop of a login that a person only looks at. Confined to that loop, except what says so.
 *
 * <p>It asks and listens, has no way to send an order, and writes nothing down: what the connector puts into its memory is forgotten.
 */
public final class ReadOnlyLogin implements Work {
    private final Venue venue;
    private final LoopTurns turns;
    private final TimerQueue timers;
    private final Outbox nothing;
    private final ConnectorFaults faults;
    private final ToldEvents told;
    private final LoginTransports transports;
    private final AccountContext context;
    private final Questions questions;
    private final LoopOwner owner;
    private volatile Optional<String> failure = Optional.empty();

    /**
     * @param past what the login's journal has of the connector's memory
     * @param create makes the connector; called here, once
     */
    public ReadOnlyLogin(
            Venue venue,
            Clock clock,
            SortedMap<String, String> past,
            FeedSource feeds,
            LoginReach reach,
            PluginGuard guard,
            Function<ConnectorContext, Connector> create) {
        this.venue = requireNonNull(venue, "venue is null");
        requireNonNull(clock, "clock is null");
        this.owner = new LoopOwner(venue);
        Clock seen = reach.clock(clock);
        this.turns = new LoopTurns(seen);
        this.timers = turns.timers();
        this.told = new ToldEvents(owner::require);
        Optional<Journal> none = Optional.empty();
        this.nothing = new Outbox(none, AccountImage.read(none), new NoTrouble());
        this.faults = new ConnectorFaults(
                new AccountAlerts(venue, clock, new AlertBook(), nothing), why -> failure = Optional.of(why));
        SessionMeters meters = new SessionMeters();
        this.transports = reach.transports(turns.side(venue.name(), guard, meters, owner::require, faults::contain));
        this.context = new AccountContext(
                venue,
                told,
                seen,
                new LoopTimerQueue(clock, timers, guard::task, owner::require),
                feeds,
                turns::execute,
                guard,
                ConnectorMemory.copied(past, owner::require),
                meters,
                transports,
                true);
        Connector connector = create.apply(context);
        this.questions =
                new Questions(connector, nothing, timers, clock, faults, new LateAnswers(venue, owner::require));
    }

    /** Nothing is written, so nothing can go wrong with it. */
    private static final class NoTrouble implements Outbox.Trouble {
        @Override
        public void dead(String why) {}

        @Override
        public void dropped(long count) {}
    }

    /** Any thread: a call to the connector that asks something; the reply comes on the loop, once, in a bounded time. */
    public <T> void ask(String what, Reply<T> reply, BiConsumer<Connector, Reply<T>> call) {
        turns.execute(() -> questions.ask(what, reply, call));
    }

    /** Any thread: what the streams have told so far; the call comes on the loop. */
    public void told(Consumer<AccountSide> taker) {
        turns.execute(() -> taker.accept(told.side()));
    }

    /** Any thread: how far the venue's clock is ahead, as far as its connector has told; the call comes on the loop. */
    public void venueAheadMillis(Consumer<OptionalLong> taker) {
        turns.execute(() -> taker.accept(context.venueAheadMillis()));
    }

    /** Any thread: grows with each message about the account. */
    public long heard() {
        return told.heard();
    }

    /** Any thread: why the private stream is not up; empty when it is. */
    public String stream() {
        return told.stream();
    }

    /** Any thread: why the login can't go on, when it can't. */
    public Optional<String> failure() {
        return failure;
    }

    /** Any thread: ends connections; the call comes on the loop when that is done. */
    public void close(Runnable then) {
        turns.execute(() -> {
            transports.close();
            then.run();
        });
    }

    @Override
    public String name() {
        return "look-" + venue.name();
    }

    @Override
    public int doWork() {
        owner.take();
        long mark = timers.mark();
        int done = turns.runTasks(faults, nothing);
        done += transports.doWork(true);
        return done + turns.runTimers(faults, mark);
    }

    @Override
    public boolean hasWork() {
        return turns.isDue() || transports.hasWork();
    }

    @Override
    public long nextDeadlineNanos() {
        return Math.min(timers.nextDeadlineNanos(), transports.nextDeadlineNanos());
    }

    @Override
    public void wakeBy(Wakeup wakeup) {
        turns.signal().connect(wakeup);
    }

    @Override
    public Waiting waiting() {
        return transports.waiting();
    }
}
