/**
 * A strategy of the crash test that amends: packed into the plugin jar beside the connector, and loaded by the process that is killed as
 * any other. Owned by the bot loop. Imports the api alone.
 */
package io.jackstay.testkit.crash.strategy;
