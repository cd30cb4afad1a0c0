/** The grid strategy as a plugin. Runs on the loop of the bot that owns it; sees the api alone. */
package io.jackstay.strategy.grid;
