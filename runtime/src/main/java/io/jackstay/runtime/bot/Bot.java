package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.runtime.account.BotAccount;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.market.MarketLane;
import io.jackstay.runtime.market.QuietBand;
import io.jackstay.runtime.risk.ImposedHalt;
import io.jackstay.runtime.tape.Tape;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One bot, as the supervisor holds it: a unit of work to be turned, and a few calls from outside. Thread safe, except what
 * {@link Work} says.
 */
public final class Bot implements Work {
    private final BotSpec spec;
    private final Clock clock;
    private final BotInbox inbox;
    private final BotJournal journal;
    private final Tape tape;
    private final BotLoop loop;
    private volatile @Nullable String lost;

    public Bot(BotSpec spec, BotSurroundings surroundings) {
        this.spec = requireNonNull(spec, "spec is null");
        this.clock = surroundings.clock();
        this.inbox = new BotInbox(spec);
        this.journal = surroundings.journal();
        this.tape = surroundings.tape();
        this.loop = new BotLoop(spec, surroundings, inbox);
    }

    public BotSpec spec() {
        return spec;
    }

    /** Joins the logins of its venues: from here on their events reach the inbox. */
    public void attach() {
        spec.accounts().forEach((venue, account) -> attach(venue, account));
    }

    private void attach(Venue venue, BotAccount account) {
        List<MarketLane> lanes = lanesOf(venue);
        List<MarketId> claims = lanes.stream().map(MarketLane::market).toList();
        account.attach(inbox, claims, lanes);
    }

    private List<MarketLane> lanesOf(Venue venue) {
        return loop.lanes().stream()
                .filter(lane -> lane.market().venue().equals(venue))
                .toList();
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

    /** All that rules over the process have halted now; the latest version counts, in whatever order they come. */
    public void impose(long version, List<ImposedHalt> halts) {
        inbox.offer(new BotEvent.HaltsImposed(version, List.copyOf(halts), stamp()));
    }

    /** Asks the bot to cancel all of its orders, and to close its positions too where that is said. */
    public void close(boolean flatten, String why) {
        inbox.offer(new BotEvent.ClosingAsked(Optional.empty(), flatten, why, stamp()));
    }

    /**
     * A person asks for something.
     *
     * @param patience how long the venues are waited for
     * @param then told once what came of it, by any thread; never when the bot takes no turn any more
     */
    public void ask(HandRequest request, Duration patience, Consumer<HandAnswer> then) {
        long number = inbox.hands().expect(then);
        long deadline = clock.nanoTime() + patience.toNanos();
        inbox.offer(new BotEvent.HandAsked(
                number,
                request.command(),
                request.subject(),
                request.by(),
                request.why(),
                request.reference(),
                deadline,
                stamp()));
    }

    /** A person has its configuration read again; as {@link #ask}. Not for a bot that is recorded: its tape could not be played. */
    public void change(BotChange change, String by, Consumer<HandAnswer> then) {
        long number = inbox.hands().expect(then);
        inbox.offer(new BotEvent.ChangeAsked(number, change, by, stamp()));
    }

    /** Asks the bot to end as one that failed. */
    public void fail(String why) {
        inbox.offer(new BotEvent.FailAsked(why, stamp()));
    }

    /** The orders that the bot has left at its venues; empty until it has stopped. */
    public List<OrderRef> kept() {
        return loop.kept();
    }

    /** What the bot published last; on virtual time, what is so now. */
    public BotStatus status() {
        String words = lost;
        return words == null ? loop.status() : loop.status().lost(words);
    }

    /** What it published last for who looks closely, which from here on it does again; empty until it has. */
    public Optional<BotDetail> detail() {
        return loop.detail();
    }

    /** How many events that must be delivered wait for a turn. */
    public int eventsWaiting() {
        return inbox.waiting();
    }

    /** The turn that is under way, 0 between turns; two that follow each other differ. */
    public int turnUnderWay() {
        return loop.turnUnderWay();
    }

    /** What the bot handles now, or handled at last. */
    public String event() {
        return loop.event();
    }

    /** Says in the status that the bot can't speak for itself any more. */
    public void lost(String words) {
        lost = requireNonNull(words, "words are null");
    }

    /** The bot speaks for itself again. */
    public void found() {
        lost = null;
    }

    /** Whether nobody counts on the bot any more. */
    public boolean isLost() {
        return lost != null;
    }

    /** Leaves the logins of its venues. */
    public void detach() {
        spec.accounts().forEach((venue, account) -> account.detach(inbox, lanesOf(venue)));
    }

    /** True once the bot has ended because its strategy wanted to. */
    public boolean hasFinished() {
        return loop.hasFinished();
    }

    /** True once the bot has ended; {@link #status} is its last then. */
    public boolean isStopped() {
        return loop.isStopped();
    }

    /** Gives the journal back, when the bot is turned no more. */
    public void closeJournal() {
        journal.close();
        tape.close();
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

    /**
     * For who turns it, between two turns: narrows the band to where no change of the market's best prices changes anything for this bot;
     * false when there is no such place.
     */
    public boolean isQuiet(MarketId market, QuietBand band) {
        return loop.isQuiet(market, band);
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
