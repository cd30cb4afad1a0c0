/**
 * What a start would do, before it does it: a session of the configured bots, beside the account as it is, whose orders are kept here and not
 * sent, and the figures of them.
 *
 * <p>Shells around connectors live on the loops of their logins; all else on the thread that asks. May import {@code session} and what that
 * may; nothing but the command line imports this.
 */
package io.jackstay.runtime.plan;
