/**
 * What a configuration says of alerts, of Telegram and of the hub that hears of this process: records, bound like those of a plugin.
 *
 * <p>Immutable values that check themselves. Imports the api alone; it is read on the thread that starts the process.
 */
package io.jackstay.runtime.config.alert;
