package io.jackstay.api.risk;

/**
 * What a risk rule watches, and on which loop it runs. Open: members may be added, so a switch needs a default branch.
 */
public enum RiskScope {
    /** One bot, on its loop; a gate for each of its orders and amends. */
    BOT,
    /** All bots of one login, on the account loop; a second gate behind those of the bots. */
    ACCOUNT,
    /** All bots of the process, on a loop of its own; no gate, so {@link RiskRule#check} is never asked, but it may halt. */
    PROCESS
}
