package io.jackstay.runtime.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binds a plugin's block to the plugin's configuration record. Thread safe: pure functions.
 *
 * <p>The record must be public, and so must the records in it; it may come from any class loader. Components are
 * bound from keys in kebab-case: {@code orderSize} from {@code order-size}. Their types: boolean, int, long,
 * BigDecimal, String, Duration, Percent, MarketId, Venue, Money, Secret, Path, Instant, LocalTime, enums, public
 * records, sealed interfaces whose records say {@code @Choice}, and Optional, List and SortedMap (by String, Venue or
 * MarketId) of these.
 */
public final class RecordBinder {
    private RecordBinder() {}

    /** Whether a configuration of this type may carry a secret, at any depth. */
    public static boolean mayHoldSecret(Class<? extends Record> type) {
        return ShapeReader.read(type).holdsSecret();
    }

    /**
     * The record; empty when it could not be made. Everything wrong with the block, or with the record's class, is
     * reported.
     *
     * <p>Unknown keys alone do not stop the record from being made, so that what depends on it can be checked too.
     */
    public static <C extends Record> Optional<C> bind(PluginBlock block, Class<C> type, Problems problems) {
        Optional<Shape.Block> shape = shape(block, type, problems);
        return shape.flatMap(known -> new NodeBinder(problems, false)
                        .block(known, block.section(), block.path(), GuestReader.taken(block.reserved())))
                .map(type::cast);
    }

    private static Optional<Shape.Block> shape(PluginBlock block, Class<?> type, Problems problems) {
        String plugin = "plugin " + block.plugin() + ": ";
        try {
            Shape.Block shape = ShapeReader.read(type);
            List<String> taken =
                    new ArrayList<>(shape.keys().stream().map(Shape.Key::name).toList());
            taken.retainAll(block.reserved());
            if (taken.isEmpty()) {
                return Optional.of(shape);
            }
            problems.error(block.spot(), plugin + "its configuration uses the reserved key " + taken.get(0));
        } catch (IllegalArgumentException | LinkageError | TypeNotPresentException e) {
            problems.error(block.spot(), plugin + "its configuration record can't be used: " + e.getMessage());
        }
        return Optional.empty();
    }
}
