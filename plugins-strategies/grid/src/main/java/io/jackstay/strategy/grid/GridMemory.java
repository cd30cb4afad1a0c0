package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.plugin.Memory;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.plan.Leg;
import io.jackstay.strategy.grid.plan.Origin;
import io.jackstay.strategy.grid.plan.Plan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The grid in the bot's memory: its settings, plan, origin, legs and profit. Not thread safe: owned by the bot loop.
 *
 * <p>A turn's memory is durable before its orders leave, so an order at the venue always belongs to a leg that is written
 * here.
 */
final class GridMemory {
    private static final String ALL = "grid.";
    private static final String SETTINGS = "grid.settings";
    private static final String ORIGIN = "grid.origin";
    private static final String PLAN = "grid.plan";
    private static final String PROFIT = "grid.profit";
    private static final String BEGUN = "grid.begun";
    private static final String ENDING = "grid.ending";
    private static final String LEG = "grid.leg.";

    private final Memory memory;

    GridMemory(Memory memory) {
        this.memory = requireNonNull(memory, "memory is null");
    }

    /** The origin of the grid of these settings; empty when there is none, or it was begun with other settings. */
    Optional<Origin> origin(GridConfig config) {
        boolean same = memory.get(SETTINGS).filter(settings(config)::equals).isPresent();
        return same ? memory.get(ORIGIN).map(Origin::parse) : Optional.empty();
    }

    /** The levels of the grid whose origin is there. */
    Plan plan() {
        return memory.get(PLAN)
                .map(Plan::parse)
                .orElseThrow(() -> new IllegalStateException("memory has the grid's origin and not its levels"));
    }

    /** The legs as they stood, lowest first. */
    List<Leg> legs(MarketId market) {
        SortedMap<Integer, Leg> legs = new TreeMap<>();
        memory.entries(LEG).forEach((key, text) -> {
            int index = Integer.parseInt(key.substring(LEG.length()));
            legs.put(index, read(index, market, text));
        });
        return List.copyOf(legs.values());
    }

    /** The first generation that no label of an earlier grid has. */
    int nextGeneration() {
        int last =
                memory.get(ORIGIN).map(text -> Origin.parse(text).generation()).orElse(-1);
        for (String leg : memory.entries(LEG).values()) {
            last = Math.max(last, Integer.parseInt(leg.split(" ", -1)[4]));
        }
        return last + 1;
    }

    /** Forgets the legs before and writes the beginning of a new grid; what the grids before have earned stays. */
    void begin(GridConfig config, Origin origin, Plan plan, List<Leg> legs) {
        memory.entries(LEG).keySet().forEach(memory::remove);
        memory.put(SETTINGS, settings(config));
        save(origin);
        save(plan);
        legs.forEach(this::save);
    }

    /** What the levels hold is sold by another: the next start begins another grid, at the price of then. */
    void flattened() {
        memory.remove(SETTINGS);
    }

    void save(Origin origin) {
        memory.put(ORIGIN, origin.text());
    }

    void save(Plan plan) {
        memory.put(PLAN, plan.text());
    }

    void save(Leg leg) {
        memory.put(
                LEG + leg.index(),
                leg.home() + " " + leg.side() + " " + leg.held() + " " + leg.size() + " " + leg.generation());
    }

    private static Leg read(int index, MarketId market, String text) {
        String[] parts = text.split(" ", -1);
        return new Leg(
                index,
                Side.valueOf(parts[0]),
                Side.valueOf(parts[1]),
                Size.of(market, new BigDecimal(parts[2])),
                Size.of(market, new BigDecimal(parts[3])),
                Integer.parseInt(parts[4]));
    }

    PairProfit profit() {
        return memory.get(PROFIT).map(PairProfit::parse).orElse(PairProfit.NONE);
    }

    void save(PairProfit profit) {
        memory.put(PROFIT, profit.text());
    }

    /** When the bot's first grid was begun; empty before. */
    Optional<Beginnings> begun() {
        return memory.get(BEGUN).map(Beginnings::parse);
    }

    void save(Beginnings beginnings) {
        memory.put(BEGUN, beginnings.text());
    }

    /** Why the bot is ending; empty when it is not. */
    Optional<String> ending() {
        return memory.get(ENDING);
    }

    void ending(String why) {
        memory.put(ENDING, why);
    }

    /** The bot has ended: its next start is a first one. Labels that are used up stay used up. */
    void ended() {
        int used = nextGeneration();
        memory.entries(ALL).keySet().forEach(memory::remove);
        memory.put(LEG + 0, "BUY BUY 0 0 " + used);
    }

    /** All that moves a level or changes a size; a grid of other settings is another grid. */
    private static String settings(GridConfig config) {
        return String.join(
                " ",
                config.market().toString(),
                Integer.toString(config.levels()),
                config.mode().name(),
                config.spacing().map(Object::toString).orElse("-"),
                config.steps().toString(),
                config.width().map(Object::toString).orElse("-"),
                config.pivots().map(Object::toString).orElse("-"),
                plain(config.centre()),
                plain(config.lower()),
                plain(config.upper()),
                plain(config.orderSize()),
                config.orderValue().map(Object::toString).orElse("-"),
                config.budget().map(Object::toString).orElse("-"),
                config.budgetShare().map(Object::toString).orElse("-"),
                config.size().map(Object::toString).orElse("-"),
                config.direction().name());
    }

    private static String plain(Optional<BigDecimal> value) {
        return value.map(number -> number.stripTrailingZeros().toPlainString()).orElse("-");
    }
}
