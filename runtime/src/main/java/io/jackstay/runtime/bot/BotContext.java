package io.jackstay.runtime.bot;

import io.jackstay.api.account.Margin;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import io.jackstay.api.plugin.Memory;
import io.jackstay.api.plugin.Meters;
import io.jackstay.api.strategy.AccountView;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.api.strategy.Orders;
import io.jackstay.api.strategy.Timers;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.telemetry.SessionMeters;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Everything that a strategy can reach. Not thread safe: owned by the bot loop. */
final class BotContext implements Context {
    private final BotSpec spec;
    private final BotTime time;
    private final BotOrders orders;
    private final BotMarkets markets;
    private final BotTimers timers;
    private final Execution execution;
    private final Explanations explanations;
    private final Answers answers;
    private final BiConsumer<Boolean, String> finish;
    private final SortedMap<Venue, BotAccountView> accounts = new TreeMap<>();
    private final BotAlerts alerts;
    private final LoopGuard guard;
    private final Memory memory;
    private final BotListener listener;
    private final SessionMeters meters = new SessionMeters();
    private final RandomGenerator random;
    private final System.Logger log;

    BotContext(
            BotSpec spec,
            BotSurroundings surroundings,
            BotAlerts alerts,
            BotTime time,
            LoopGuard guard,
            BotOrders orders,
            BotMarkets markets,
            BotTimers timers,
            Execution execution,
            Explanations explanations,
            Answers answers,
            BiConsumer<Boolean, String> finish) {
        this.spec = spec;
        this.alerts = alerts;
        this.time = time;
        this.orders = orders;
        this.markets = markets;
        this.timers = timers;
        this.execution = execution;
        this.explanations = explanations;
        this.answers = answers;
        this.finish = finish;
        this.guard = guard;
        this.memory = new GuardedMemory(surroundings.memories().ofStrategy(), guard);
        this.listener = surroundings.listener();
        SplittableRandom source = new SplittableRandom(spec.name().hashCode());
        this.random = () -> {
            guard.requireLoop("random");
            return source.nextLong();
        };
        this.log = System.getLogger("jackstay.bot." + spec.name());
        spec.accounts()
                .forEach((venue, account) ->
                        accounts.put(venue, new BotAccountView(account, answers, surroundings.tape())));
    }

    void look() {
        accounts.values().forEach(BotAccountView::look);
    }

    @Override
    public String bot() {
        return spec.name();
    }

    @Override
    public Instant now() {
        guard.requireLoop("now");
        return time.now();
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public Orders orders() {
        return orders;
    }

    @Override
    public MarketView market(MarketId id) {
        guard.requireLoop("market");
        return markets.view(id);
    }

    /** What the venue said of the margin before this turn; for the runtime itself, whose status is made outside one. */
    Optional<Margin> margin(Venue venue) {
        return requireAccount(venue).margin();
    }

    @Override
    public AccountView account(Venue venue) {
        guard.requireLoop("account");
        return requireAccount(venue);
    }

    private AccountView requireAccount(Venue venue) {
        AccountView view = accounts.get(venue);
        if (view == null) {
            throw new IllegalArgumentException(
                    "%s is none of this bot's venues, which are %s".formatted(venue, accounts.keySet()));
        }
        return view;
    }

    @Override
    public Execution execution() {
        return execution;
    }

    @Override
    public Timers timers() {
        return timers;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    /** What the strategy draws now, by {@code market/name}. */
    SortedMap<String, BigDecimal> lines() {
        return meters.lines();
    }

    @Override
    public Meters meters() {
        return meters;
    }

    @Override
    public System.Logger log() {
        return log;
    }

    @Override
    public void explain(Explanation what) {
        guard.requireLoop("explain");
        explanations.put(what);
        listener.explained(what);
    }

    @Override
    public void alert(Severity severity, String text) {
        guard.requireLoop("alert");
        if (severity == Severity.INFO) {
            log.log(System.Logger.Level.INFO, () -> "alert bot=%s text=%s".formatted(spec.name(), text));
            listener.alerted(severity, text);
        } else {
            alerts.raise(AlertCode.STRATEGY_SAYS, severity, severity.name().toLowerCase(Locale.ROOT), text);
        }
    }

    @Override
    public void act(
            Venue venue, String action, Map<String, String> arguments, Consumer<Result<Map<String, String>>> then) {
        guard.requireLoop("act");
        if (!spec.needs().actions().contains(venue)) {
            throw new IllegalArgumentException(
                    "actions of %s are not among the needs of this strategy".formatted(venue));
        }
        SortedMap<String, String> copy = new TreeMap<>(arguments);
        Consumer<Result<Map<String, String>>> back = answers.inOwnTurn("action " + action, then);
        spec.requireAccount(venue)
                .<Map<String, String>>ask(
                        "action " + action, back::accept, (connector, reply) -> act(connector, action, copy, reply));
    }

    private static void act(
            Connector connector, String action, Map<String, String> arguments, Reply<Map<String, String>> reply) {
        if (connector.actions().stream().noneMatch(known -> known.name().equals(action))) {
            reply.refused(RejectReason.UNSUPPORTED, "there is no action " + action);
        } else {
            connector.act(action, arguments, reply);
        }
    }

    @Override
    public void finish(boolean success, String why) {
        guard.requireLoop("finish");
        finish.accept(success, why);
    }
}
