package io.jackstay.api.market;

/**
 * One configured login on one exchange, with all its products. Immutable.
 *
 * <p>Two accounts on the same exchange are two venues. The name is the key of the connector's block in the configuration.
 * Ordered by name.
 *
 * @param name 1 to 32 lower-case letters, digits and dashes; anything else throws {@link IllegalArgumentException}
 */
public record Venue(String name) implements Comparable<Venue> {
    /** Checks the name. */
    public Venue {
        Names.requireVenue(name);
    }

    @Override
    public int compareTo(Venue other) {
        return name.compareTo(other.name);
    }

    /** The name alone. */
    @Override
    public String toString() {
        return name;
    }
}
