/**
 * The rules over all bots of the process: what the bots told, added up; halts that reach every bot; a journal of their own.
 *
 * <p>Runs on a loop of its own, {@code process-risk}: a rule that hangs holds up no bot, no login and not the supervisor. Bots tell what
 * they do through {@link io.jackstay.runtime.risk.RiskWatch} and are told through their inboxes, so that a tape has it. Imports {@code api},
 * {@code runtime.account}, {@code runtime.alert}, {@code runtime.journal}, {@code runtime.loop}, {@code runtime.record}, {@code
 * runtime.risk} and {@code runtime.state}.
 */
package io.jackstay.runtime.process;
