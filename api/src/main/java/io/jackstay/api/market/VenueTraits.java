package io.jackstay.api.market;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What holds for a whole venue: its capabilities and the figures that go with them. Immutable, equal by value.
 *
 * <p>A connector's provider tells it from the configuration alone, before anything is connected:
 * {@code VenueTraits.of(TRADING, CANCEL_ALL, TOP).cloidBits(48).settleTime(Duration.ofSeconds(3))}. Each figure has a wither of
 * its own name, which returns a changed copy and throws {@link IllegalArgumentException} for an impossible value.
 */
public final class VenueTraits {
    /** Longer than any order lives; adding it to a time of today stays within epoch nanoseconds. */
    public static final Duration NO_ORDER_LIFE_LIMIT = Duration.ofDays(36_500);

    private static final int MAX_CLOID_BITS = 62;

    private final EnumSet<Capability> capabilities;
    private final int cloidBits;
    private final Duration settleTime;
    private final Duration maxOrderLife;
    private final int maxOpenOrders;
    private final Duration deadManMin;
    private final Duration deadManMax;
    private final DeadManScope deadManScope;
    private final List<String> exclusive;
    private final List<RequestBudget> requestBudgets;
    private final int maxBatch;

    private VenueTraits(EnumSet<Capability> capabilities, Builder figures) {
        this.capabilities = capabilities;
        this.cloidBits = figures.cloidBits;
        this.settleTime = figures.settleTime;
        this.maxOrderLife = figures.maxOrderLife;
        this.maxOpenOrders = figures.maxOpenOrders;
        this.deadManMin = figures.deadManMin;
        this.deadManMax = figures.deadManMax;
        this.deadManScope = figures.deadManScope;
        this.exclusive = figures.exclusive;
        this.requestBudgets = figures.requestBudgets;
        this.maxBatch = figures.maxBatch;
    }

    /** The figures of the traits to be made. Not thread safe: owned by the call that makes them. */
    private static final class Builder {
        private int cloidBits = MAX_CLOID_BITS;
        private Duration settleTime = Duration.ofSeconds(10);
        private Duration maxOrderLife = NO_ORDER_LIFE_LIMIT;
        private int maxOpenOrders = Integer.MAX_VALUE;
        private Duration deadManMin = Duration.ofSeconds(1);
        private Duration deadManMax = Duration.ofDays(1);
        private DeadManScope deadManScope = DeadManScope.ACCOUNT;
        private List<String> exclusive = List.of();
        private List<RequestBudget> requestBudgets = List.of();
        private int maxBatch = Integer.MAX_VALUE;

        private Builder() {}

        private Builder(VenueTraits other) {
            cloidBits = other.cloidBits;
            settleTime = other.settleTime;
            maxOrderLife = other.maxOrderLife;
            maxOpenOrders = other.maxOpenOrders;
            deadManMin = other.deadManMin;
            deadManMax = other.deadManMax;
            deadManScope = other.deadManScope;
            exclusive = other.exclusive;
            requestBudgets = other.requestBudgets;
            maxBatch = other.maxBatch;
        }
    }

    private VenueTraits with(Consumer<Builder> change) {
        Builder changed = new Builder(this);
        change.accept(changed);
        return new VenueTraits(capabilities, changed);
    }

    /**
     * Traits with these capabilities and cautious figures: 62 cloid bits, 10 s to settle, no limit of order life and open
     * orders, a dead-man horizon of 1 s to 1 day for the account, nothing held alone, no request budget, batches of any size.
     */
    public static VenueTraits of(Capability... capabilities) {
        EnumSet<Capability> set = EnumSet.noneOf(Capability.class);
        set.addAll(Arrays.asList(capabilities));
        return new VenueTraits(set, new Builder());
    }

    /** Whether the venue has this capability. */
    public boolean has(Capability capability) {
        return capabilities.contains(capability);
    }

    /** All capabilities, in the order of the enum; cannot be modified. */
    public Set<Capability> capabilities() {
        return Collections.unmodifiableSet(capabilities);
    }

    /** How many bits of a client order id the venue carries, 1 to 62. */
    public int cloidBits() {
        return cloidBits;
    }

    /** A copy with this many bits, 1 to 62. */
    public VenueTraits cloidBits(int bits) {
        if (bits < 1 || bits > MAX_CLOID_BITS) {
            throw new IllegalArgumentException("%d cloid bits: must be 1 to %d".formatted(bits, MAX_CLOID_BITS));
        }
        return with(copy -> copy.cloidBits = bits);
    }

    /**
     * How long after its deadline an order that reached the venue may stay invisible to a look-up. Not found after deadline and
     * settle time is the proof that it never was.
     */
    public Duration settleTime() {
        return settleTime;
    }

    /** A copy with this settle time, zero or more. */
    public VenueTraits settleTime(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("settle time %s: must not be negative".formatted(time));
        }
        return with(copy -> copy.settleTime = time);
    }

    /** How long the venue lets an order rest before it expires; {@link #NO_ORDER_LIFE_LIMIT} where it does not say. */
    public Duration maxOrderLife() {
        return maxOrderLife;
    }

    /** A copy with this order life, positive. */
    public VenueTraits maxOrderLife(Duration life) {
        requirePositive("order life", life);
        return with(copy -> copy.maxOrderLife = life);
    }

    /** How many orders of the login may rest at once; {@link Integer#MAX_VALUE} where the venue does not say. */
    public int maxOpenOrders() {
        return maxOpenOrders;
    }

    /** A copy with this many open orders, at least 1. */
    public VenueTraits maxOpenOrders(int orders) {
        if (orders < 1) {
            throw new IllegalArgumentException("%d open orders: must be at least 1".formatted(orders));
        }
        return with(copy -> copy.maxOpenOrders = orders);
    }

    /** The shortest horizon of the dead-man switch; means something with {@link Capability#DEAD_MAN} alone. */
    public Duration deadManMin() {
        return deadManMin;
    }

    /** A copy with this shortest horizon, positive, at most {@link #deadManMax()}. */
    public VenueTraits deadManMin(Duration horizon) {
        requireHorizons(horizon, deadManMax);
        return with(copy -> copy.deadManMin = horizon);
    }

    /** The longest horizon of the dead-man switch; means something with {@link Capability#DEAD_MAN} alone. */
    public Duration deadManMax() {
        return deadManMax;
    }

    /** A copy with this longest horizon, at least {@link #deadManMin()}. */
    public VenueTraits deadManMax(Duration horizon) {
        requireHorizons(deadManMin, horizon);
        return with(copy -> copy.deadManMax = horizon);
    }

    /** What the dead-man switch cancels; means something with {@link Capability#DEAD_MAN} alone. */
    public DeadManScope deadManScope() {
        return deadManScope;
    }

    /** A copy with this scope. */
    public VenueTraits deadManScope(DeadManScope scope) {
        requireNonNull(scope, "scope is null");
        return with(copy -> copy.deadManScope = scope);
    }

    /**
     * What this login must have alone in the process, such as {@code nonces:0xabc}: two connectors that name the same thing are
     * refused. In the order given; cannot be modified.
     */
    public List<String> exclusive() {
        return exclusive;
    }

    /** A copy that must have these alone. */
    public VenueTraits exclusive(List<String> resources) {
        List<String> alone = List.copyOf(resources);
        return with(copy -> copy.exclusive = alone);
    }

    /**
     * What the venue counts order commands by, all of which a command must find room in; empty where the connector keeps to the
     * venue's limits itself. In the order given; cannot be modified.
     */
    public List<RequestBudget> requestBudgets() {
        return requestBudgets;
    }

    /** A copy with these budgets; throws {@link IllegalArgumentException} when two name one scope. */
    public VenueTraits requestBudgets(List<RequestBudget> budgets) {
        List<RequestBudget> all = List.copyOf(budgets);
        if (all.stream().map(RequestBudget::scope).distinct().count() < all.size()) {
            throw new IllegalArgumentException("two request budgets of one scope: " + all);
        }
        return with(copy -> copy.requestBudgets = all);
    }

    /**
     * How many members a batch that is handed to the connector has at most; {@link Integer#MAX_VALUE} where the connector takes any
     * and divides them itself.
     */
    public int maxBatch() {
        return maxBatch;
    }

    /** A copy with batches of at most this many members, at least 1. */
    public VenueTraits maxBatch(int members) {
        if (members < 1) {
            throw new IllegalArgumentException("batches of %d: must be at least 1".formatted(members));
        }
        return with(copy -> copy.maxBatch = members);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VenueTraits traits && parts().equals(traits.parts());
    }

    /** Differs from one run of the JVM to the next, as hashes of enums do. */
    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** All capabilities and figures, for logs. */
    @Override
    public String toString() {
        return "VenueTraits" + parts();
    }

    private List<Object> parts() {
        return List.of(
                capabilities,
                cloidBits,
                settleTime,
                maxOrderLife,
                maxOpenOrders,
                deadManMin,
                deadManMax,
                deadManScope,
                exclusive,
                requestBudgets,
                maxBatch);
    }

    private static void requirePositive(String what, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("%s %s: must be positive".formatted(what, value));
        }
    }

    private static void requireHorizons(Duration min, Duration max) {
        requirePositive("dead-man horizon", min);
        if (min.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    "dead-man horizon of %s to %s: the end is before the start".formatted(min, max));
        }
    }

    /** What a venue's dead-man switch cancels. Open: a {@code switch} over it needs a default branch. Immutable. */
    public enum DeadManScope {
        /** All orders of the login. */
        ACCOUNT,
        /** The orders of the markets that it was armed for. */
        MARKET
    }
}
