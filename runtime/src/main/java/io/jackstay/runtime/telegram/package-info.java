/**
 * What may be asked and commanded from a chat of Telegram: long polling, who is answered, the words of each command, confirmations.
 *
 * <p>Two threads: {@code telegram} asks for what was written and looks it up, {@code telegram-send} sends answers. What changes something goes
 * to {@link io.jackstay.runtime.control.ControlCommands}, the same that the command line asks; nothing here touches a bot. Imports
 * {@code control}, {@code history}, {@code outbound}, the escapes of {@code notify} and the records of {@code config.alert}.
 */
package io.jackstay.runtime.telegram;
