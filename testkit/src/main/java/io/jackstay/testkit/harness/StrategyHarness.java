package io.jackstay.testkit.harness;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.StrategyProvider;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One bot with its strategy, driven by a test as by a script. Not thread safe: owned by the test, whose thread runs everything.
 *
 * <p>The bot is the real one: its loop, order tracker, risk gate and account loop on virtual time. The venue is the test's: it
 * accepts each order and cancel at once, lets every order rest, an IOC too, and fills nothing by itself. What fills, fails or
 * gets lost is what the script says:
 *
 * <pre>{@code
 * StrategyHarness bot = StrategyHarness.of(new GridProvider(), config).market(info).startEquity("10000 USDC").open();
 * bot.top("59999.9", "1", "60000.1", "1");
 * bot.expectOrders("BUY 0.01 @ 59940 B1", "SELL 0.01 @ 60060 S1");
 * bot.fill("B1");
 * bot.restart();
 * }</pre>
 *
 * <p>Each call returns when the bot has dealt with it and rests. An order is named by its label, or by its terms, as
 * {@code "BUY 0.01 @ 59940"}; prices are quote per base, sizes base. Errors: {@link AssertionError} when an expectation does not
 * hold, or the strategy throws; {@link IllegalArgumentException} when the script names an order that is not open, or several.
 */
public final class StrategyHarness {
    private final Bench bench;
    private final MarketId first;

    StrategyHarness(Bench bench, MarketId first) {
        this.bench = requireNonNull(bench, "bench is null");
        this.first = requireNonNull(first, "first is null");
    }

    /** For tests of the runtime, which need more of a venue than a script should. */
    Bench bench() {
        return bench;
    }

    /**
     * Begins the set-up of a test.
     *
     * @throws IllegalArgumentException when the provider says that the configuration contradicts itself
     */
    public static <C extends Record> HarnessSetup of(StrategyProvider<C> provider, C config) {
        return new HarnessSetup(provider.needs(config), () -> provider.create(config));
    }

    /** The market that the strategy needs first; {@link #top}, {@link #trade} and {@link #mark} are for it. */
    public HarnessMarket market() {
        return new HarnessMarket(bench, first);
    }

    /** Any market of the test. Throws {@link IllegalArgumentException} for another. */
    public HarnessMarket market(MarketId id) {
        bench.venue(id).info(id);
        return new HarnessMarket(bench, id);
    }

    /** {@link HarnessMarket#top} of the first market. */
    public StrategyHarness top(String bid, String bidSize, String ask, String askSize) {
        market().top(bid, bidSize, ask, askSize);
        return this;
    }

    /** {@link HarnessMarket#trade} of the first market. */
    public StrategyHarness trade(Side takerSide, String size, String price) {
        market().trade(takerSide, size, price);
        return this;
    }

    /** {@link HarnessMarket#mark} of the first market. */
    public StrategyHarness mark(String price) {
        market().mark(price);
        return this;
    }

    /** Moves time forward; timers that come due are events in their order. */
    public StrategyHarness advance(Duration time) {
        bench.advance(time);
        return this;
    }

    /** The present time of the test. */
    public Instant now() {
        return Instant.ofEpochSecond(0, bench.nowNanos());
    }

    /** All that is left of an open order fills at its price; as maker when it rested, else as taker. */
    public StrategyHarness fill(String order) {
        VenueOrder open = require(order);
        return fill(open, open.remaining(), open.price());
    }

    /** A part of an open order fills at its price. */
    public StrategyHarness fillPart(String order, String size) {
        VenueOrder open = require(order);
        return fill(open, size(open, size), open.price());
    }

    /** A part of an open order, or all of it, fills at another price, as orders that take do. */
    public StrategyHarness fillAt(String order, String size, String price) {
        VenueOrder open = require(order);
        return fill(open, size(open, size), Price.of(open.ref().market(), new BigDecimal(price)));
    }

    private StrategyHarness fill(VenueOrder order, Size size, Price price) {
        if (size.signum() <= 0 || size.compareTo(order.remaining()) > 0) {
            throw new IllegalArgumentException(
                    "a fill of %s: %s has %s left".formatted(size, order.view(), order.remaining()));
        }
        MarketId market = order.ref().market();
        bench.at(market, () -> bench.venue(market).fill(order, size, price, bench.stamp()));
        return this;
    }

    private static Size size(VenueOrder order, String size) {
        return Size.of(order.ref().market(), new BigDecimal(size));
    }

    /** The venue cancels an open order by itself. */
    public StrategyHarness cancelledByVenue(String order) {
        VenueOrder open = require(order);
        MarketId market = open.ref().market();
        bench.at(market, () -> bench.venue(market)
                .end(open, OrderState.CANCELLED, "cancelled by the venue", bench.stamp()));
        return this;
    }

    /** The next order of this label is refused by the venue; an empty label is that of orders without one. */
    public StrategyHarness rejectNext(String label, RejectReason reason) {
        bench.venues().forEach(venue -> venue.answer(label, ScriptedAnswer.Reject.of(reason)));
        return this;
    }

    /** The next order of this label reaches the venue and rests there, but its answer gets lost: the bot has it UNKNOWN. */
    public StrategyHarness loseNextAnswer(String label) {
        bench.venues().forEach(venue -> venue.answer(label, new ScriptedAnswer.LoseAnswer()));
        return this;
    }

    /** The next order of this label gets lost on its way: the bot has it UNKNOWN, the venue does not have it. */
    public StrategyHarness loseNextOrder(String label) {
        bench.venues().forEach(venue -> venue.answer(label, new ScriptedAnswer.LoseOrder()));
        return this;
    }

    /** The venue tells of an open order on its stream: the end of a lost answer. */
    public StrategyHarness report(String order) {
        VenueOrder open = require(order);
        MarketId market = open.ref().market();
        bench.at(market, () -> bench.venue(market).report(open, "reported by the venue", bench.stamp()));
        return this;
    }

    /** The private streams of all venues go down: no orders leave, and what happens is told when they are up again. */
    public StrategyHarness disconnect() {
        bench.venues()
                .forEach(venue ->
                        bench.at(venue.markets().get(0).id(), () -> venue.stream(false, "disconnected by the test")));
        return this;
    }

    /** The private streams are up again, and tell what they missed. */
    public StrategyHarness reconnect() {
        bench.venues()
                .forEach(venue ->
                        bench.at(venue.markets().get(0).id(), () -> venue.stream(true, "connected by the test")));
        return this;
    }

    /** The process dies at this instant, as after a kill: the strategy is told nothing, its orders stay at the venue. */
    public StrategyHarness kill() {
        bench.kill();
        return this;
    }

    /**
     * A new process after {@link #kill}, with a new strategy: own orders with their labels, position and memory are there again,
     * and {@code onStart} is told what was missed.
     */
    public StrategyHarness start() {
        bench.start(Start.Kind.RESTART);
        return this;
    }

    /** {@link #kill} and {@link #start} with nothing between. */
    public StrategyHarness restart() {
        return kill().start();
    }

    /** Stops the bot as an operator does: it cancels its orders and ends when the venue has said that they are gone. */
    public StrategyHarness stop() {
        bench.stop("stopped by the test");
        return this;
    }

    /**
     * Exactly these orders are open at the venues, in any order: {@code "BUY 0.01 @ 59940 B1"}, with {@code " filled 0.004"}
     * behind it when a part is filled. A text without a label fits an order of any label.
     */
    public StrategyHarness expectOrders(String... orders) {
        OpenOrders.of(openOrders()).requireExactly(List.of(orders));
        return this;
    }

    /** The bot's position in the first market, signed, base. */
    public StrategyHarness expectPosition(String size) {
        if (position().compareTo(new BigDecimal(size)) != 0) {
            throw new AssertionError(
                    "position of %s: expected %s, is %s".formatted(first, size, OrderText.plain(position())));
        }
        return this;
    }

    /** What is open at the venues, oldest first. */
    public List<PlacedOrder> openOrders() {
        return open().stream().map(VenueOrder::view).toList();
    }

    /** One open order. */
    public PlacedOrder order(String order) {
        return require(order).view();
    }

    private List<VenueOrder> open() {
        List<VenueOrder> open = new ArrayList<>();
        bench.venues().forEach(venue -> open.addAll(venue.open()));
        return open;
    }

    private VenueOrder require(String name) {
        List<VenueOrder> found = open().stream()
                .filter(order -> order.request().label().equals(name)
                        || (OrderText.isOrder(name) && OrderText.parse(name).fits(order.view())))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "%d open orders are \"%s\"; open are %s".formatted(found.size(), name, openOrders()));
        }
        return found.get(0);
    }

    /** Every order that was refused so far, by the market's rules, a risk rule or the venue; oldest first. */
    public List<RefusedOrder> refusals() {
        return List.copyOf(bench.listener().refusals());
    }

    /** The bot's own position in the first market, signed, base. */
    public BigDecimal position() {
        return position(first);
    }

    /** The bot's own position in a market, signed, base. */
    public BigDecimal position(MarketId market) {
        return status().markets().stream()
                .filter(state -> state.id().equals(market))
                .findFirst()
                .map(BotStatus.Market::position)
                .orElseThrow(() -> new IllegalArgumentException("%s is no market of the bot".formatted(market)));
    }

    /** Profit and loss since the first start, in the quote asset of the first market. */
    public Pnl pnl() {
        return status().pnl();
    }

    /** Start equity and profit and loss, fees taken off. */
    public Money equity() {
        return status().equity();
    }

    /** The last word of the strategy on each of its topics since the last start, the most pressing first. */
    public List<Explanation> explanations() {
        return bench.listener().explanations();
    }

    /** What the bot does or waits for, in the words that an operator reads. */
    public String sentence() {
        return status().sentence();
    }

    /** What strategy and risk rules wanted people to know, oldest first, over all starts. */
    public List<Alert> alerts() {
        return List.copyOf(bench.listener().alerts());
    }

    /** What the strategy threw; more than nothing only after {@link HarnessSetup#toleratingFailures}. */
    public List<RuntimeException> failures() {
        return bench.listener().failures().stream()
                .map(BenchListener.Failure::cause)
                .toList();
    }

    /** True once the bot has ended, of itself or after {@link #stop}. */
    public boolean hasEnded() {
        return status().state() == BotState.STOPPED;
    }

    /** True when the bot has ended, or is about to, as failed; {@link #sentence} says why. */
    public boolean hasFailed() {
        return status().failed();
    }

    private BotStatus status() {
        return bench.status();
    }
}
