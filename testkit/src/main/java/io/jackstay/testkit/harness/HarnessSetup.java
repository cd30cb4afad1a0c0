package io.jackstay.testkit.harness;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.runtime.bot.BotSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What a test of a strategy starts from; made by {@link StrategyHarness#of}. Not thread safe: owned by the test.
 *
 * <p>Required is each market that the strategy needs. The rest: a start equity of 10000 of the first market's quote asset, no
 * risk rules, a venue that can do everything which the harness can, and 2026-01-01T00:00Z as the time of the first start.
 */
public final class HarnessSetup {
    private static final VenueTraits TRAITS = VenueTraits.of(
            Capability.TRADING,
            Capability.AMEND_IN_PLACE,
            Capability.TRIGGER_ORDERS,
            Capability.FOK,
            Capability.POST_ONLY,
            Capability.REDUCE_ONLY,
            Capability.TOP,
            Capability.BOOK,
            Capability.TRADES,
            Capability.MARK,
            Capability.FUNDING,
            Capability.CANDLES);

    private final Needs needs;
    private final Supplier<Strategy> maker;
    private final SortedMap<MarketId, MarketInfo> markets = new TreeMap<>();
    private final List<Supplier<BotSpec.NamedRule>> rules = new ArrayList<>();
    private Optional<Money> startEquity = Optional.empty();
    private VenueTraits traits = TRAITS;
    private Instant start = Instant.parse("2026-01-01T00:00:00Z");
    private boolean toleratesFailures;

    HarnessSetup(Needs needs, Supplier<Strategy> maker) {
        this.needs = requireNonNull(needs, "needs are null");
        this.maker = requireNonNull(maker, "maker is null");
    }

    /** The rules of a market, listed by the venue that its id names. {@link TestMarkets} has some that are ready. */
    public HarnessSetup market(MarketInfo info) {
        markets.put(info.id(), info);
        return this;
    }

    /**
     * What equity counts from, as amount and asset: {@code "10000 USDC"}.
     *
     * @throws IllegalArgumentException for any other shape
     */
    public HarnessSetup startEquity(String amountAndAsset) {
        String[] parts = amountAndAsset.split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "start equity reads \"10000 USDC\", got \"%s\"".formatted(amountAndAsset));
        }
        startEquity = Optional.of(new Money(parts[1], new BigDecimal(parts[0])));
        return this;
    }

    /** A rule in the scope of the bot, behind those added before; its name in texts is that of its plugin. */
    public <C extends Record> HarnessSetup risk(RiskProvider<C> provider, C config) {
        String name = pluginName(provider.getClass());
        rules.add(() -> new BotSpec.NamedRule(name, provider.create(config, RiskScope.BOT)));
        return this;
    }

    /** Another venue: capabilities and figures that hold for each venue of the test. */
    public HarnessSetup traits(VenueTraits venueTraits) {
        traits = requireNonNull(venueTraits, "traits are null");
        return this;
    }

    /** The time at which the test begins. */
    public HarnessSetup startAt(Instant time) {
        start = requireNonNull(time, "time is null");
        return this;
    }

    /**
     * Lets a strategy that throws go on, as the runtime does live; {@link StrategyHarness#failures} has what it threw. Without
     * it the step of the script that made the strategy throw fails with an {@link AssertionError}.
     */
    public HarnessSetup toleratingFailures() {
        toleratesFailures = true;
        return this;
    }

    /**
     * Starts the bot: when this returns, {@code onStart} has run and what it placed is at the venue.
     *
     * @throws IllegalArgumentException when a market that the strategy needs was not given
     * @throws AssertionError when the strategy throws
     */
    public StrategyHarness open() {
        Bench bench = bench();
        bench.start(Start.Kind.FIRST);
        return new StrategyHarness(bench, needs.markets().get(0).id());
    }

    Bench bench() {
        requireMarkets();
        MarketId first = needs.markets().get(0).id();
        MarketInfo main = requireNonNull(markets.get(first), "first market is null");
        Money equity = startEquity.orElseGet(() -> new Money(main.quoteAsset(), new BigDecimal("10000")));
        SortedMap<Venue, List<MarketInfo>> listed = new TreeMap<>();
        markets.values().forEach(info -> listed.computeIfAbsent(info.id().venue(), any -> new ArrayList<>())
                .add(info));
        List<ScriptedVenue> venues = new ArrayList<>();
        listed.forEach((venue, infos) -> venues.add(new ScriptedVenue(venue, traits, equity, infos)));
        return new Bench(new BenchParts(
                maker,
                () -> rules.stream().map(Supplier::get).toList(),
                needs,
                equity,
                venues,
                start.getEpochSecond() * 1_000_000_000L + start.getNano(),
                toleratesFailures));
    }

    private void requireMarkets() {
        if (needs.markets().isEmpty()) {
            throw new IllegalArgumentException("the strategy needs no market, so there is nothing to test it on");
        }
        for (Needs.Market market : needs.markets()) {
            if (!markets.containsKey(market.id())) {
                throw new IllegalArgumentException("the strategy needs %s; the test has %s: add .market(..)"
                        .formatted(market.id(), markets.keySet()));
            }
        }
    }

    private static String pluginName(Class<?> provider) {
        Plugin plugin = provider.getAnnotation(Plugin.class);
        return plugin == null ? provider.getSimpleName() : plugin.name();
    }
}
