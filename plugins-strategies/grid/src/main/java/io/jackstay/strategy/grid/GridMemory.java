package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.plugin.Memory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The grid in the bot's memory: its settings, its origin, and each leg that has traded. Not thread safe: owned by the bot
 * loop.
 *
 * <p>A turn's memory is durable before its orders leave, so an order at the venue always belongs to a leg that is written
 * here, or to one that never traded.
 */
final class GridMemory {
    private static final String SETTINGS = "grid.settings";
    private static final String ORIGIN = "grid.origin";
    private static final String LEG = "grid.leg.";

    private final Memory memory;

    GridMemory(Memory memory) {
        this.memory = requireNonNull(memory, "memory is null");
    }

    /** The origin of the grid of these settings; empty when there is none, or it was begun with other settings. */
    Optional<Origin> origin(GridConfig config) {
        boolean same = memory.get(SETTINGS).filter(settings(config)::equals).isPresent();
        return same ? memory.get(ORIGIN).map(GridMemory::readOrigin) : Optional.empty();
    }

    /** The legs as they stood, those that never traded as the origin has them. */
    List<Leg> legs(Ladder ladder, Origin origin) {
        List<Leg> legs = Leg.fresh(ladder, origin);
        legs.replaceAll(leg ->
                memory.get(LEG + leg.index()).map(text -> read(leg, text)).orElse(leg));
        return legs;
    }

    /** The first generation that no label of an earlier grid has. */
    int nextGeneration() {
        int last = memory.get(ORIGIN).map(text -> readOrigin(text).generation()).orElse(-1);
        for (String leg : memory.entries(LEG).values()) {
            last = Math.max(last, Integer.parseInt(leg.split(" ", -1)[2]));
        }
        return last + 1;
    }

    /** Forgets the grid before and writes the beginning of a new one. */
    void begin(GridConfig config, Origin origin) {
        memory.entries(LEG).keySet().forEach(memory::remove);
        memory.put(SETTINGS, settings(config));
        memory.put(
                ORIGIN,
                "%s %d %s %d"
                        .formatted(
                                origin.centre().toPlainString(),
                                origin.emptyLevel(),
                                origin.position().toPlainString(),
                                origin.generation()));
    }

    void save(Leg leg) {
        memory.put(LEG + leg.index(), leg.side() + " " + leg.held() + " " + leg.generation());
    }

    private static Origin readOrigin(String text) {
        String[] parts = text.split(" ", -1);
        return new Origin(
                new BigDecimal(parts[0]),
                Integer.parseInt(parts[1]),
                new BigDecimal(parts[2]),
                Integer.parseInt(parts[3]));
    }

    private static Leg read(Leg fresh, String text) {
        String[] parts = text.split(" ", -1);
        Size held = Size.of(fresh.held().market(), new BigDecimal(parts[1]));
        return new Leg(fresh.index(), Side.valueOf(parts[0]), held, Integer.parseInt(parts[2]));
    }

    /** All that moves a level or changes a size; a grid of other settings is another grid. */
    private static String settings(GridConfig config) {
        return String.join(
                " ",
                config.market().toString(),
                Integer.toString(config.levels()),
                config.mode().name(),
                config.spacing().map(Object::toString).orElse("-"),
                plain(config.centre()),
                plain(config.lower()),
                plain(config.upper()),
                plain(config.orderSize()),
                config.orderValue().map(Object::toString).orElse("-"));
    }

    private static String plain(Optional<BigDecimal> value) {
        return value.map(number -> number.stripTrailingZeros().toPlainString()).orElse("-");
    }
}
