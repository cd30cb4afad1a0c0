package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderReport;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.market.MarketLane;
import java.time.Duration;
import java.util.List;

/**
 * One bot, as the supervisor holds it: a unit of work to be turned, and a few calls from outside. Thread safe, except what
 * {@link Work} says.
 */
public final class Bot implements Work {
    private final BotSpec spec;
    private final Clock clock;
    private final BotInbox inbox;
    private final BotJournal journal;
    private final BotLoop loop;

    public Bot(BotSpec spec, BotSurroundings surroundings) {
        this.spec = requireNonNull(spec, "spec is null");
        this.clock = surroundings.clock();
        this.inbox = new BotInbox(spec.number());
        this.journal = surroundings.journal();
        this.loop = new BotLoop(spec, surroundings, inbox);
    }

    public BotSpec spec() {
        return spec;
    }

    /** Joins the logins of its venues: from here on their events reach the inbox. */
    public void attach() {
        spec.accounts().forEach((venue, account) -> attach(venue, account));
    }

    private void attach(Venue venue, AccountLoop account) {
        List<MarketLane> lanes = loop.lanes().stream()
                .filter(lane -> lane.market().venue().equals(venue))
                .toList();
        List<MarketId> claims = lanes.stream().map(MarketLane::market).toList();
        account.attach(inbox, claims, lanes);
    }

    /** All that the bot needs is there; {@code ours} are its own orders that are open at its venues. */
    public void ready(List<OrderReport> ours, List<AccountSnapshot> snapshots) {
        ready(ours, snapshots, BotPast.none());
    }

    /** Closed candles of before the start, oldest first; to be given before the bot is told that it is ready. */
    public void candles(List<Candle> candles) {
        inbox.offer(new BotEvent.CandlesKnown(List.copyOf(candles), stamp()));
    }

    /** As above, for a bot of whose earlier life something is remembered. */
    public void ready(List<OrderReport> ours, List<AccountSnapshot> snapshots, BotPast past) {
        inbox.offer(new BotEvent.Ready(ours, snapshots, past, stamp()));
    }

    /** Asks the bot to cancel its orders and end; it ends unconfirmed when the venue has not said so in time. */
    public void stop(String why, Duration patience) {
        inbox.offer(new BotEvent.StopAsked(why, clock.nanoTime() + patience.toNanos(), stamp()));
    }

    /** What the bot published last; on virtual time, what is so now. */
    public BotStatus status() {
        return loop.status();
    }

    /** True once the bot has ended; {@link #status} is its last then. */
    public boolean isStopped() {
        return loop.isStopped();
    }

    /** Gives the journal back, when the bot is turned no more. */
    public void closeJournal() {
        journal.close();
    }

    @Override
    public String name() {
        return "bot-" + spec.name();
    }

    @Override
    public int doWork() {
        return loop.doWork();
    }

    @Override
    public boolean hasWork() {
        return loop.hasWork();
    }

    @Override
    public long nextDeadlineNanos() {
        return loop.nextDeadlineNanos();
    }

    @Override
    public void wakeBy(Wakeup wakeup) {
        inbox.signal().connect(wakeup);
    }

    private Stamp stamp() {
        long now = clock.epochNanos();
        return new Stamp(now, now);
    }
}
