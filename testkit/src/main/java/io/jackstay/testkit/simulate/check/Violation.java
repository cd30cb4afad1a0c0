package io.jackstay.testkit.simulate.check;

/** An invariant that did not hold, by its number in the project's catalogue, and how. Immutable. */
public record Violation(String invariant, String words) {
    @Override
    public String toString() {
        return invariant + ": " + words;
    }
}
