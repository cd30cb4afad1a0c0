/**
 * The grid's configuration: one record for the plugin's block and one for each of its sections.
 *
 * <p>Values only, checked when they are made; may be read on any thread. May import the api alone.
 */
package io.jackstay.strategy.grid.config;
