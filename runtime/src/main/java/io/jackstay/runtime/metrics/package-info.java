/**
 * What the runtime measures, as Prometheus reads it: names, units, labels, and the text of one scrape.
 *
 * <p>Reads what the loops have published, on the thread that scrapes; it asks no loop anything. Labels are names that the configuration
 * gives, or words of closed lists. Imports {@code runtime.session}, {@code runtime.journal}, {@code runtime.notify}, {@code runtime.telemetry}, {@code runtime.bot},
 * {@code runtime.budget} and {@code runtime.alert}.
 */
package io.jackstay.runtime.metrics;
