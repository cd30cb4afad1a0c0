package io.jackstay.runtime.account;

import java.time.Duration;

/**
 * How the dead-man switch of a login stands. Immutable.
 *
 * @param left until our orders are cancelled if nobody refreshes it any more; zero while it is not armed
 * @param horizon what it has after a refresh
 */
public record DeadManView(Duration left, Duration horizon) {
    public boolean isArmed() {
        return !left.isZero();
    }
}
