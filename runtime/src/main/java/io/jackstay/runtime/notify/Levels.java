package io.jackstay.runtime.notify;

import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.config.alert.AlertLevel;

/** How urgent each alert is. Thread safe: pure functions. */
public final class Levels {
    private Levels() {}

    /** @param subject of what a strategy says: how urgent it called it */
    public static AlertLevel of(AlertCode code, String subject) {
        return switch (code) {
            case ORDER_UNKNOWN,
                    CANCEL_STUCK,
                    SECOND_PROCESS,
                    FILL_FOREIGN,
                    POSITION_DRIFT,
                    JOURNAL_FAILED,
                    MONEY_NOT_DURABLE,
                    BOT_HALTED,
                    BOT_FAILED,
                    BOT_STUCK,
                    FLATTEN_FAILED,
                    SEQUENCE_STUCK,
                    CONNECTOR_FAILED,
                    LOGIN_DOWN,
                    LOGIN_LOST,
                    LOGIN_HALTED,
                    PROCESS_HALTED,
                    PROCESS_RISK_STUCK,
                    DEAD_MAN_OFF,
                    DEAD_MAN_FIRED -> AlertLevel.CRITICAL;
            case ORDER_STRAY,
                    FILL_AFTER_END,
                    BALANCE_DRIFT,
                    HISTORY_HOLE,
                    JOURNAL_STALL,
                    STRATEGY_FAILS,
                    RULE_SAYS,
                    ALERT_UNDELIVERED,
                    WEB_TOKENS_TRIED -> AlertLevel.WARNING;
            case STRATEGY_SAYS -> said(subject);
        };
    }

    /** Those that earlier versions have written have no subject. */
    private static AlertLevel said(String subject) {
        for (AlertLevel level : AlertLevel.values()) {
            if (level.word().equals(subject)) {
                return level;
            }
        }
        return AlertLevel.WARNING;
    }
}
