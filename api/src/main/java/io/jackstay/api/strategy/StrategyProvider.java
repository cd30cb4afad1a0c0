package io.jackstay.api.strategy;

import io.jackstay.api.plugin.PluginProvider;

/**
 * Makes strategies of one kind from their configuration. Implemented by plugins: gains only defaults.
 *
 * <p>Shape: a public class with a public constructor without arguments, annotated with
 * {@link io.jackstay.api.plugin.Plugin} and named in the service file of its jar. Thread: one instance a jar; its
 * methods may be called on any thread, so it keeps no state.
 *
 * @param <C> the record that the strategy's block of the configuration is bound to
 */
public interface StrategyProvider<C extends Record> extends PluginProvider<C> {
    /**
     * What a bot of this configuration will use and how large it can grow, told before anything runs.
     *
     * <p>Pure: no I/O, no clock, the same answer each time. It is asked by {@code check} and {@code plan} and at each
     * start. Markets that are not among the needs are closed to the strategy.
     *
     * @throws IllegalArgumentException when the configuration contradicts itself; reported as a mistake of that block
     */
    Needs needs(C config);

    /** A strategy for one bot; called once a start, on the bot's loop, before {@link Strategy#onStart}. */
    Strategy create(C config);
}
