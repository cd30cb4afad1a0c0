package io.jackstay.runtime.alert;

/** What an alert is about, as a name that never changes. {@code docs/alerts.md} says what to do about each. Immutable. */
public enum AlertCode {
    /** The venue has not said for 30 s what became of an order. */
    ORDER_UNKNOWN,
    /** A cancel has had no effect for 30 s. */
    CANCEL_STUCK,
    /** The venue shows an order that carries our number and that nobody knows, or that had ended here. */
    ORDER_STRAY,
    /** Orders or fills carry our number and were made by no process of this data directory. */
    SECOND_PROCESS,
    /** A fill came for an order that had ended without it. */
    FILL_AFTER_END,
    /** A fill that no order of ours made: a hand, another program, a liquidation. */
    FILL_FOREIGN,
    /** The venue shows another position than the fills come to. */
    POSITION_DRIFT,
    /** The venue shows another balance than fills and cash flows come to. */
    BALANCE_DRIFT,
    /** The venue's history of fills or cash flows is not complete. */
    HISTORY_HOLE,
    /** The disk takes longer than {@code journal-stall}. */
    JOURNAL_STALL,
    /** A journal can't be written any more. */
    JOURNAL_FAILED,
    /** Fills or cash flows do not count, for they can't be made durable. */
    MONEY_NOT_DURABLE,
    /** A risk rule, or the runtime, has halted a bot. */
    BOT_HALTED,
    /** A bot has ended because it could not go on. */
    BOT_FAILED,
    /** A turn of a bot does not end. */
    BOT_STUCK,
    /** A strategy throws too often. */
    STRATEGY_FAILS,
    /** A strategy has something to say. */
    STRATEGY_SAYS,
    /** A risk rule has something to say. */
    RULE_SAYS,
    /** A position could not be closed. */
    FLATTEN_FAILED,
    /** A step of a sequence can't be taken back, or a sequence of an earlier process can't go on. */
    SEQUENCE_STUCK,
    /** A call to a connector threw. */
    CONNECTOR_FAILED,
    /** A login could not be started. */
    LOGIN_DOWN,
    /** A login that ran can't go on. */
    LOGIN_LOST,
    /** A risk rule over all bots of a login has halted it. */
    LOGIN_HALTED,
    /** A risk rule over all bots of the process has halted them. */
    PROCESS_HALTED,
    /** A rule over all bots of the process does not come back, so nobody looks at what they do together. */
    PROCESS_RISK_STUCK,
    /** The dead-man switch is configured and does not run. */
    DEAD_MAN_OFF,
    /** The dead-man switch has cancelled our orders, or is left to do so. */
    DEAD_MAN_FIRED,
    /** A channel does not take the alerts that are to be sent by it. */
    ALERT_UNDELIVERED,
    /** Somebody tries tokens at the web page. */
    WEB_TOKENS_TRIED
}
