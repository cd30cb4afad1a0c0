package io.jackstay.runtime.bot;

import io.jackstay.api.market.Candle;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Trade;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.runtime.execution.ExecutionGateway;
import io.jackstay.runtime.execution.OrderQueue;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.market.MarketLane;
import io.jackstay.runtime.market.MarketState;
import io.jackstay.runtime.market.QuietBand;
import io.jackstay.runtime.state.Valuation;
import io.jackstay.runtime.tape.Reading;
import io.jackstay.runtime.tape.Tape;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The turns of one bot. Not thread safe: whoever turns it owns it.
 *
 * <p>A turn takes, in this order: calls put off from earlier turns, what must be delivered, public prints, the latest market
 * data, due timers. What all of it decided leaves when the turn ends.
 */
final class BotLoop {
    private static final long FULL_PAUSE_NANOS = Duration.ofMillis(1).toNanos();
    private static final int BATCH_LIMIT = 256;
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();
    /** While somebody asks for it. */
    private static final long PUBLISH_NANOS = Duration.ofMillis(100).toNanos();
    /** While nobody does: so old may be what the first who asks is told. Less than a look apart, so that each look may make it. */
    private static final long PUBLISH_UNASKED_NANOS = Duration.ofMillis(900).toNanos();

    private final BotParts parts;
    private final BotHandler handler;
    private final JournalWatch watch;
    private final BotInbox inbox;
    private final Clock clock;
    private final Clock turnClock;
    private final Tape tape;
    private final boolean live;
    private final Strategy strategy;
    private final BotTime time;
    private final BotContext context;
    private final ExecutionGateway gateway;
    private final LoopGuard guard;
    private final BotTimers timers;
    private final List<MarketLane> lanes;
    private final List<Valuation> valuations;
    private final List<OrderQueue> queues;
    private final List<BotMarketView> views;
    private final Deque<Runnable> putOff;
    private long nextLookNanos = Long.MIN_VALUE;
    private long publishedNanos;
    private boolean ended;
    /** Whether the last turn was none, for want of room in the journal; the room may be there a moment later, and nobody calls then. */
    private boolean heldUp;

    private volatile BotStatus published;
    private volatile Optional<BotDetail> detail = Optional.empty();
    private volatile boolean asked = true;
    private volatile boolean detailAsked;
    private volatile boolean stopped;
    private volatile boolean finished;
    private volatile List<OrderRef> kept = List.of();

    BotLoop(BotSpec spec, BotSurroundings surroundings, BotInbox inbox) {
        this.inbox = inbox;
        this.clock = surroundings.clock();
        this.live = surroundings.live();
        this.tape = surroundings.tape();
        this.putOff = new ArrayDeque<>();
        this.parts = new BotParts(spec, surroundings, inbox, putOff);
        this.turnClock = parts.time().clock();
        this.handler = new BotHandler(parts);
        this.watch = new JournalWatch(parts);
        parts.onTimer(handler::onTimer);
        parts.onUnsent(handler::onUpdate);
        this.strategy = parts.strategy();
        this.time = parts.time();
        this.context = parts.context();
        this.gateway = parts.gateway();
        this.guard = parts.guard();
        this.timers = parts.timers();
        this.lanes = parts.markets().lanes();
        this.valuations = lanes.stream()
                .map(lane -> parts.state().valuation(lane.market()))
                .toList();
        this.queues = lanes.stream()
                .map(lane -> parts.tracker().queues().of(lane.market()))
                .toList();
        this.views =
                lanes.stream().map(lane -> parts.markets().view(lane.market())).toList();
        this.published = handler.status();
    }

    List<MarketLane> lanes() {
        return lanes;
    }

    BotStatus status() {
        asked = true;
        return live ? published : handler.status();
    }

    /** Any thread: what is there for who looks closely; empty until somebody has asked before. */
    Optional<BotDetail> detail() {
        detailAsked = true;
        return detail;
    }

    /** Any thread. */
    boolean isStopped() {
        return stopped;
    }

    /** Any thread: whether the strategy wanted the end. */
    boolean hasFinished() {
        return stopped && finished;
    }

    /** Any thread: the turn that is under way, 0 between turns. */
    int turnUnderWay() {
        return guard.turn();
    }

    /** Any thread: the event that is handled, or was at last. */
    String event() {
        return time.cause();
    }

    /** Any thread: the orders that the bot has left at its venues; empty until it has stopped. */
    List<OrderRef> kept() {
        return kept;
    }

    int doWork() {
        guard.enter();
        tape.begin();
        boolean acted = true;
        try {
            if (parts.journal().isWritten()) {
                watch.look();
                heldUp = tape.read(Reading.ROOM, parts.journal().hasRoom() ? 1 : 0) == 0;
                if (heldUp) {
                    acted = false;
                    return 0;
                }
            }
            int done = handler.hasStopped() ? deliverLate() : turn();
            acted = done > 0 || ended;
            return done;
        } catch (RuntimeException e) {
            handler.broke(e);
            publish();
            return 1;
        } finally {
            ended = false;
            tape.end(acted);
            guard.leave();
        }
    }

    /** What comes after the end still counts for position and PnL. */
    private int deliverLate() {
        int done = deliver();
        if (done > 0) {
            handler.tellWider();
            parts.journal().endTurn();
            publish();
        }
        return done;
    }

    /** Whether a turn now would find anything to do. */
    boolean hasWork() {
        if (heldUp || !inbox.isEmpty()) {
            return true;
        }
        if (handler.hasStopped()) {
            return false;
        }
        return !putOff.isEmpty()
                || clock.nanoTime() >= nextLookNanos
                || handler.stopDeadlineNanos() <= clock.nanoTime()
                || handler.isStarted() && (hasNews() || timers.nextDeadlineNanos() <= clock.nanoTime());
    }

    /** As {@link Bot#isQuiet}. A journal and a bot that has ended want each event. */
    boolean isQuiet(MarketId market, QuietBand band) {
        if (parts.journal().isWritten() || !handler.isQuiet(band) || hasWaiting()) {
            return false;
        }
        for (int i = 0; i < lanes.size(); i++) {
            MarketLane lane = lanes.get(i);
            if (lane.market().equals(market)) {
                return views.get(i).narrow(band)
                        && valuations.get(i).narrow(band, parts.gate().watchesEquity());
            }
        }
        return true;
    }

    private boolean hasWaiting() {
        return !inbox.isEmpty() || !putOff.isEmpty() || hasNews();
    }

    private boolean hasNews() {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).hasNews()) {
                return true;
            }
        }
        return false;
    }

    private int turn() {
        long mark = timers.mark();
        int done = runPutOff() + deliver();
        if (handler.isStarted()) {
            done += prints() + ticks() + timers.runDue(BATCH_LIMIT, mark);
        }
        if (done > 0 || isLookDue() || handler.stopDeadlineNanos() <= turnClock.nanoTime()) {
            endTurn();
        }
        return done;
    }

    long nextDeadlineNanos() {
        if (heldUp || !parts.journal().hasRoom()) {
            return clock.nanoTime() + FULL_PAUSE_NANOS;
        }
        if (handler.hasStopped()) {
            return Work.NO_DEADLINE;
        }
        long deadline = putOff.isEmpty() ? timers.nextDeadlineNanos() : clock.nanoTime();
        deadline = Math.min(deadline, handler.stopDeadlineNanos());
        return live ? Math.min(deadline, nextLookNanos) : deadline;
    }

    private int runPutOff() {
        int count = Math.min(putOff.size(), BATCH_LIMIT);
        for (int i = 0; i < count; i++) {
            time.handlingNow("a callback on an order");
            parts.boundary().call("a callback on an order", putOff.remove());
        }
        return count;
    }

    private int deliver() {
        int done = 0;
        while (done < BATCH_LIMIT) {
            BotEvent event = inbox.poll();
            if (event == null) {
                break;
            }
            tape.took(event.onTape());
            handler.onEvent(event);
            done++;
        }
        return done;
    }

    private int prints() {
        int done = 0;
        for (int i = 0; i < lanes.size(); i++) {
            MarketLane lane = lanes.get(i);
            done += lane.hasPrints() ? trades(i, lane) + candles(i, lane) : 0;
        }
        return done;
    }

    private int trades(int market, MarketLane lane) {
        int done = 0;
        Optional<Trade> trade;
        while (done < BATCH_LIMIT && (trade = lane.pollTrade()).isPresent()) {
            tape.took(market, trade.get());
            queues.get(market).printed(trade.get());
            handler.onTrade(trade.get());
            done++;
        }
        return done;
    }

    private int candles(int market, MarketLane lane) {
        int done = 0;
        Optional<Candle> candle;
        while (done < BATCH_LIMIT && (candle = lane.pollCandle(turnClock.epochNanos())).isPresent()) {
            tape.took(market, candle.get());
            handler.onCandle(candle.get());
            done++;
        }
        return done;
    }

    /** The path of every market event: no call that can be left out, nothing made. */
    private int ticks() {
        int done = 0;
        for (int i = 0; i < lanes.size(); i++) {
            MarketLane lane = lanes.get(i);
            if (!lane.advance()) {
                continue;
            }
            MarketState now = lane.requireState();
            tape.took(i, now);
            handler.valued(valuations.get(i), lane, now);
            queues.get(i).shows(now);
            time.calling();
            try {
                strategy.onTick(context, lane.market());
            } catch (RuntimeException e) {
                parts.boundary().failed("tick of " + lane.market(), e);
            }
            done++;
        }
        return done;
    }

    private boolean isLookDue() {
        return turnClock.nanoTime() >= nextLookNanos;
    }

    private void endTurn() {
        ended = true;
        long now = turnClock.nanoTime();
        if (now >= nextLookNanos) {
            nextLookNanos = now - Math.floorMod(now, LOOK_NANOS) + LOOK_NANOS;
            handler.look();
        }
        handler.endIfDone(now);
        gateway.flush(time.nowNanos());
        parts.journal().endTurn();
        if (handler.hasStopped() || live && isPublishDue(now)) {
            publishedNanos = now;
            publish();
        }
    }

    private boolean isPublishDue(long now) {
        boolean soon = asked || handler.state() != published.state();
        return now - publishedNanos >= (soon ? PUBLISH_NANOS : PUBLISH_UNASKED_NANOS);
    }

    /** The status before the flag: who sees that the bot has stopped sees its last words. */
    private void publish() {
        asked = false;
        published = handler.status();
        if (detailAsked) {
            detailAsked = false;
            detail = Optional.of(handler.detail());
        }
        kept = handler.kept();
        finished = parts.finish().why().isPresent();
        stopped = handler.hasStopped();
    }
}
