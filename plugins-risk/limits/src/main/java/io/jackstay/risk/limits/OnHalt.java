package io.jackstay.risk.limits;

/** What happens to a scope when a rule halts it, beside that only what reduces passes from then on. Closed. */
public enum OnHalt {
    /** All its orders are cancelled; positions stay. */
    CANCEL,
    /** All its orders are cancelled and its positions closed. */
    FLATTEN,
    /** Nothing more: orders that rest stay, and may fill. */
    REFUSE
}
