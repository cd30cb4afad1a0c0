/**
 * One bot: its inbox, its turns, what its strategy sees, and the sentence that says what it is doing.
 *
 * <p>All of it is confined to the bot loop except {@link io.jackstay.runtime.bot.BotInbox}, into which account loops write,
 * and the published {@link io.jackstay.runtime.bot.BotStatus}. Imports {@code api} and the runtime's packages for
 * accounts, execution, fills, loops, markets, risk and state.
 */
package io.jackstay.runtime.bot;
