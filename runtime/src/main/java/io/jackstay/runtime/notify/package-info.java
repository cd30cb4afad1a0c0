/**
 * Tells people of alerts who are not at the screen: chats, webhooks, mail.
 *
 * <p>An alert is in the journal of who raised it before anybody is told. {@link io.jackstay.runtime.notify.AlertDesk} looks at what has been
 * raised; each channel has a thread of its own, {@code alert-NAME}, with a queue that is stored before anything of it leaves, so that a restart
 * neither loses nor doubles what waits. No loop of a bot or a login ever waits for any of it. Imports the records of {@code config.alert},
 * {@code alert}, the clock, and {@code control} for JSON on one line; no bot, no session, no Netty.
 */
package io.jackstay.runtime.notify;
