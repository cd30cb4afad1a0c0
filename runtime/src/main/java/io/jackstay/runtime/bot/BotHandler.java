package io.jackstay.runtime.bot;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Trade;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Stop;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.journal.CrashPoint;
import io.jackstay.runtime.market.MarketLane;
import io.jackstay.runtime.market.MarketState;
import io.jackstay.runtime.market.QuietBand;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.risk.RiskGate;
import io.jackstay.runtime.state.Valuation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What each event does to one bot: to its state first, then to its strategy. Not thread safe: owned by the bot loop.
 */
final class BotHandler {
    private static final System.Logger LOG = System.getLogger("jackstay.bot");

    private static final OrderLabels.Known NOT_REMEMBERED = new OrderLabels.Known("", "adopted at start");

    private static final long NO_DAY = Long.MIN_VALUE;

    private final BotParts parts;
    private final RestingStrategy strategy;
    private final BotContext context;
    private final BotTime time;
    private final Life life;
    private final Discipline discipline;
    private final ByHand byHand;
    private final RiskGate gate;
    private final BotEffects effects;
    private final BotParts.Finish finish;
    private final Strays strays;
    private final WiderScopes wider;
    private final Corrections corrections;
    private final Lookout lookout;
    private final EquityBook equity;
    private final DetailMaker details;
    private final Consumer<Stop> stopping = this::onStop;
    private final List<BotEvent> early = new ArrayList<>();
    private long nextDayNanos = NO_DAY;
    private boolean rulesDue;
    private boolean marked;
    private long missedTrades;

    BotHandler(BotParts parts) {
        this.parts = parts;
        this.strategy = parts.strategy();
        this.context = parts.context();
        this.time = parts.time();
        this.life = new Life(parts);
        this.discipline = new Discipline(parts, life);
        this.byHand = new ByHand(parts, life, discipline, parts.hands());
        this.gate = parts.gate();
        this.effects = parts.effects();
        this.finish = parts.finish();
        this.strays = new Strays(parts);
        this.wider = new WiderScopes(parts);
        this.corrections = new Corrections(parts.state());
        this.lookout = new Lookout(parts, life, discipline);
        this.equity = new EquityBook(parts);
        this.details = new DetailMaker(parts);
    }

    boolean isStarted() {
        return life.state() == BotState.RUNNING || life.state() == BotState.STOPPING;
    }

    BotState state() {
        return life.state();
    }

    boolean hasStopped() {
        return life.state() == BotState.STOPPED;
    }

    long stopDeadlineNanos() {
        return Math.min(byHand.deadlineNanos(), Math.min(life.deadlineNanos(), discipline.deadlineNanos()));
    }

    BotStatus status() {
        return StatusMaker.make(parts, life, discipline.paused(), missedTrades);
    }

    /** For who looks closely. */
    BotDetail detail() {
        return details.make(life, discipline.paused());
    }

    /** The orders that the bot has left at its venues. */
    List<OrderRef> kept() {
        return life.kept();
    }

    void onEvent(BotEvent event) {
        if (life.state() == BotState.STARTING && event.isTrading()) {
            early.add(event);
        } else {
            take(event);
        }
    }

    private void take(BotEvent event) {
        if (event instanceof BotEvent.FillArrived arrived) {
            time.handling(
                    arrived.stamp().receivedNanos(), "fill " + arrived.fill().id());
            onFill(arrived.fill(), arrived.own(), arrived.stamp());
        } else if (event instanceof BotEvent.OutcomeArrived arrived) {
            time.handling(arrived.stamp().receivedNanos(), "outcome of " + arrived.order());
            onOutcome(arrived);
        } else if (event instanceof BotEvent.ReportArrived arrived) {
            time.handling(
                    arrived.stamp().receivedNanos(),
                    "report of " + arrived.report().order());
            parts.tracker()
                    .onReport(arrived.report(), arrived.stamp())
                    .ifPresentOrElse(this::onUpdate, () -> strays.reported(arrived.report()));
        } else if (event instanceof BotEvent.AbsenceProven proven) {
            time.handling(proven.stamp().receivedNanos(), "absence of " + proven.order());
            parts.tracker()
                    .onAbsent(proven.order(), proven.why(), proven.stamp())
                    .ifPresent(this::onUpdate);
        } else if (event instanceof BotEvent.Answered answered) {
            time.handling(answered.stamp().receivedNanos(), "answer");
            parts.answers().answered(answered);
        } else if (event instanceof BotEvent.HandAsked asked) {
            time.handling(asked.stamp().receivedNanos(), asked.command().word() + " by hand");
            byHand.take(asked);
        } else if (event instanceof BotEvent.ChangeAsked asked) {
            time.handling(asked.stamp().receivedNanos(), "reload by hand");
            byHand.change(asked);
        } else {
            onRareEvent(event);
        }
    }

    private void onRareEvent(BotEvent event) {
        long nanos = event.stamp().receivedNanos();
        if (event instanceof BotEvent.FlowArrived arrived) {
            time.handling(nanos, "cash flow " + arrived.flow().id());
            rollDay();
            parts.state().applyCashFlow(arrived.flow());
        } else if (event instanceof BotEvent.MoneyCorrected corrected) {
            time.handling(nanos, "correction of " + corrected.soFar().market());
            rollDay();
            corrections.take(corrected);
            wider.tellDue();
            rulesDue = true;
        } else if (event instanceof BotEvent.MarketChanged changed) {
            time.handling(nanos, "rules of " + changed.now().id());
            onMarketChanged(changed.now());
        } else if (event instanceof BotEvent.VenueChanged changed) {
            time.handling(nanos, "state of " + changed.venue());
            if (parts.markets().venue(changed.venue()).changed(changed.tradable(), changed.why())) {
                callStarted(
                        "state of " + changed.venue(),
                        () -> strategy.onVenue(context, changed.venue(), changed.tradable(), changed.why()));
            }
        } else if (event instanceof BotEvent.VenueFatal fatal) {
            time.handling(nanos, "end of " + fatal.venue());
            endWithAlert("%s can't go on: %s".formatted(fatal.venue(), fatal.what()));
        } else if (event instanceof BotEvent.Ready ready) {
            time.handling(nanos, "start");
            onReady(ready);
        } else if (event instanceof BotEvent.CandlesKnown known) {
            known.candles().forEach(candle -> parts.markets().add(candle));
        } else if (event instanceof BotEvent.JournalFailed failed) {
            time.handling(nanos, "end of the journal");
            endWithAlert(failed.why());
        } else if (event instanceof BotEvent.DriftFound found) {
            time.handling(nanos, "drift");
            gate.halt(RiskGate.DRIFT, found.why());
        } else if (event instanceof BotEvent.HaltsImposed imposed) {
            time.handling(nanos, "halts of the process");
            wider.impose(imposed);
        } else if (event instanceof BotEvent.ClosingAsked asked) {
            time.handling(nanos, "closing");
            wider.close(asked, life.state());
        } else if (event instanceof BotEvent.StopAsked asked) {
            time.handling(nanos, "stop");
            life.stop(asked.why(), asked.deadlineNanos());
        } else if (event instanceof BotEvent.FailAsked asked) {
            time.handling(nanos, "failure");
            endWithAlert(asked.why());
        }
    }

    private void endWithAlert(String why) {
        if (life.end(false, why)) {
            parts.alerts().raise(AlertCode.BOT_FAILED, "", why);
        }
    }

    private void onReady(BotEvent.Ready ready) {
        BotPast past = ready.past();
        if (!life.start()) {
            return;
        }
        CrashPoint.RECOVERY.reach();
        List<OrderUpdate> ends = new ArrayList<>();
        past.ended().forEach(report -> ends.add(adopt(report, past.labels(), ready.stamp())));
        ready.ours().forEach(report -> adopt(report, past.labels(), ready.stamp()));
        Resumption.money(parts, past, ready.stamp());
        parts.tracker().adopted(order -> past.keepsEachFill(parts.tracker().ref(order)));
        Resumption.recall(parts, past);
        details.began(past);
        nextDayNanos = Resumption.figures(parts, past);
        Stream<OrderRef> resting = ready.snapshots().stream()
                .map(AccountSnapshot::openOrders)
                .flatMap(List::stream)
                .map(OrderReport::order);
        Stream<OrderRef> filled = past.fills().stream().map(OrderFill::order);
        Stream<OrderRef> ended = past.ended().stream().map(OrderReport::order);
        Stream.of(resting, filled, ended)
                .flatMap(orders -> orders)
                .filter(order -> order.cloidOrZero() != 0)
                .forEach(parts.gateway()::startAbove);
        context.look();
        startRules(past.image());
        parts.execution().load(PastOrders.of(past));
        if (!discipline.startsPaused(past)) {
            Start start = past.start();
            startStrategy(new Start(start.kind(), start.missedFills(), ends));
        }
        past.neverSent().forEach(order -> parts.journal().write(Resumption.neverSent(order, ready.stamp())));
        takeEarly(past);
    }

    private void startStrategy(Start start) {
        time.calling();
        try {
            strategy.onStart(context, start);
            parts.execution().goOn();
        } catch (RuntimeException e) {
            parts.boundary().failed("start", e);
            life.end(false, "the strategy could not start: " + e.getMessage());
        }
        CrashPoint.RECOVERY.reach();
        start.missedFills().forEach(fill -> parts.journal().write(new BotRecord.FillTold(fill.id())));
    }

    private void startRules(BotImage image) {
        image.halts().stream().filter(halt -> !halt.isPause()).forEach(halt -> parts.gate()
                .restore(halt.name(), halt.why(), halt.untilNanos(), halt.everything()));
        parts.gate().onStart();
        if (image.isResumed()) {
            parts.gate().resumeAll("resumed by a person");
        }
    }

    /** What arrived while the bot waited for its start, unless it is part of its past already. */
    private void takeEarly(BotPast past) {
        corrections.notKnown(early, past).forEach(this::take);
        early.clear();
    }

    /** An own order as the venue tells it; what it was placed for is remembered, or not known. Returns the last of what became of it. */
    private OrderUpdate adopt(OrderReport report, OrderLabels labels, Stamp stamp) {
        OrderLabels.Known known = report.order().cloid().flatMap(labels::find).orElse(NOT_REMEMBERED);
        LimitOrderRequest request = new LimitOrderRequest(
                report.side(), report.size(), report.price(), report.timeInForce(), report.reduceOnly(), known.label());
        Order order = parts.tracker().adopt(request, known.cause(), report, stamp);
        parts.remember(report.order(), order);
        List<OrderUpdate> history = order.history();
        history.forEach(update -> parts.journal().write(new BotRecord.OrderChanged(update)));
        return history.get(history.size() - 1);
    }

    private void onFill(OrderFill fill, boolean own, Stamp stamp) {
        CrashPoint.K6.reach();
        rollDay();
        parts.markets()
                .state(fill.market())
                .ifPresent(now -> BotMarkets.value(parts.state().valuation(fill.market()), now));
        corrections.before(fill);
        Optional<OrderUpdate> update = parts.fills().apply(fill, stamp);
        parts.listener().filled(fill);
        parts.gate().onFill(fill);
        wider.filled(fill);
        rulesDue = true;
        Optional<Order> order = parts.tracker().find(fill.order());
        details.filled(fill, order);
        update.ifPresent(this::onUpdate);
        if (own && order.isPresent()) {
            callStarted("fill " + fill.id(), () -> strategy.onOrderFilled(context, order.get(), fill));
            told(fill);
        } else {
            LOG.log(System.Logger.Level.WARNING, () -> "fill of no order of this bot bot=%s fill=%s"
                    .formatted(parts.spec().name(), fill.id()));
            strays.filled(fill);
            callStarted("foreign fill " + fill.id(), () -> strategy.onForeignFill(context, fill));
            told(fill);
        }
    }

    private void told(OrderFill fill) {
        if (isStarted() && !strategy.rests()) {
            parts.journal().write(new BotRecord.FillTold(fill.id()));
        }
    }

    private void onOutcome(BotEvent.OutcomeArrived arrived) {
        CrashPoint.K4.reach();
        Optional<OrderUpdate> update =
                parts.tracker().onOutcome(arrived.order(), arrived.command(), arrived.outcome(), arrived.stamp());
        if (arrived.command() != ConnectorEvents.Command.CANCEL) {
            parts.tracker()
                    .find(arrived.order())
                    .flatMap(order -> gate.onOutcome(order, arrived.outcome()))
                    .ifPresent(told -> wider.outcome(told, arrived.outcome()));
            noteRefusal(arrived);
        }
        if (arrived.command() == ConnectorEvents.Command.CANCEL && arrived.outcome() instanceof Outcome.Accepted) {
            strays.ended(arrived.order());
        }
        update.ifPresent(this::onUpdate);
    }

    private void noteRefusal(BotEvent.OutcomeArrived arrived) {
        if (arrived.outcome() instanceof Outcome.Rejected refused) {
            parts.tracker().find(arrived.order()).ifPresent(order -> parts.refusals()
                    .there(order, refused.why()));
        }
    }

    void onUpdate(OrderUpdate update) {
        parts.tracker().find(update.order()).ifPresent(order -> {
            if (update.to().isFinal()) {
                parts.gate().forget(order);
            }
            parts.transition(order, update);
            callStarted("update of " + update.order(), () -> strategy.onOrderUpdate(context, order, update));
        });
    }

    private void onMarketChanged(MarketInfo now) {
        MarketInfo before = parts.state().info(now.id());
        parts.state().changed(now);
        callStarted("rules of " + now.id(), () -> strategy.onMarketChanged(context, before, now));
    }

    void onTrade(Trade trade) {
        time.handling(trade.stamp().receivedNanos(), "trade");
        time.calling();
        try {
            strategy.onTrade(context, trade);
        } catch (RuntimeException e) {
            parts.boundary().failed("trade of " + trade.market(), e);
        }
    }

    void onCandle(Candle candle) {
        time.handlingNow("candle");
        if (parts.markets().add(candle)) {
            callStarted("candle of " + candle.market(), () -> strategy.onCandle(context, candle));
        }
    }

    void onTimer(String name) {
        time.handlingNow("timer " + name);
        callStarted("timer " + name, () -> strategy.onTimer(context, name));
    }

    /** A market's new state: a position is valued at it before the strategy sees it. */
    void valued(Valuation position, MarketLane lane, MarketState now) {
        time.handling(now.latestNanos(), lane.tickName());
        rollDay();
        if (lane.isRevalued()) {
            boolean flat = position.isFlat();
            marked |= !flat || now.hasMark();
            if (!flat) {
                BotMarkets.value(position, now);
            }
        }
    }

    /** Once a second: rules, the day, what was missed, what the strategy and the rules have asked for. */
    void look() {
        time.handlingNow("look");
        context.look();
        if (isStarted()) {
            rollDay();
            equity.look();
            wider.tellDue();
        }
        for (var lane : parts.markets().lanes()) {
            missedTrades += lane.takeMissed();
        }
        rulesDue = true;
        lookout.look();
    }

    /** What happens from here on belongs to the new day, when one has begun. */
    private void rollDay() {
        if (time.nowNanos() >= nextDayNanos) {
            if (nextDayNanos != NO_DAY) {
                parts.state().rollDay();
                rulesDue = true;
            }
            nextDayNanos = parts.days().nextNanos(time.nowNanos());
            Resumption.writeDay(parts);
        }
    }

    /** At the end of each turn: the effects of risk rules, an end that was asked for, the end itself. Most turns have none of it. */
    void endIfDone(long monotonicNanos) {
        if ((rulesDue || marked) && life.state() == BotState.RUNNING) {
            askRules();
        }
        if (effects.isAsked() && life.state() != BotState.STARTING) {
            carryOut();
        }
        wider.tell();
        if (finish.why().isPresent() && life.state() == BotState.RUNNING) {
            life.end(!finish.failed(), finish.why().get());
        }
        discipline.advance(monotonicNanos);
        byHand.advance(monotonicNanos);
        life.advance(monotonicNanos, stopping);
        parts.orders().carryOn();
        lookout.endTurn();
    }

    /** What came after the end counts for rules over the process, too. */
    void tellWider() {
        wider.tell();
    }

    /** Whether neither the end of the turn nor the rules have anything to do until the day ends, but for what the band still says. */
    boolean isQuiet(QuietBand band) {
        band.before(nextDayNanos);
        return life.state() == BotState.RUNNING && !rulesDue && !marked && gate.isQuiet();
    }

    private void askRules() {
        if (rulesDue) {
            gate.onTime();
        } else {
            gate.onMark();
        }
        rulesDue = false;
        marked = false;
    }

    private void carryOut() {
        effects.carryOut(parts);
        for (BotEffects.Halt halt : effects.takeHalts()) {
            callStarted("halt", () -> strategy.onHalt(context, halt.halted(), halt.why()));
        }
    }

    private void onStop(Stop stop) {
        callStarted("stop", () -> strategy.onStop(context, stop));
    }

    /** A fault of the runtime itself in a turn of this bot, which ends it and nothing else. */
    void broke(RuntimeException fault) {
        LOG.log(
                System.Logger.Level.ERROR,
                "fault in a turn bot=%s event=\"%s\"".formatted(parts.spec().name(), time.cause()),
                fault);
        life.broke("a fault of the runtime at \"%s\": %s".formatted(time.cause(), fault));
    }

    private void callStarted(String event, Runnable callback) {
        if (isStarted()) {
            parts.boundary().call(event, callback);
        }
    }
}
