package io.jackstay.api.broken;

/** Demands what it demanded first; what is new has a default. */
public interface SteadyInterface {
    void first();

    default void second() {}
}
