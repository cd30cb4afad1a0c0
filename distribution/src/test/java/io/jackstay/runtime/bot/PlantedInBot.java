package io.jackstay.runtime.bot;

/** Wrong ways of a bot. Each is called in the place of a method of its receiver. */
public final class PlantedInBot {
    private PlantedInBot() {}

    /** No ids are reserved. */
    public static void reserveCloids(BotParts parts) {}
}
