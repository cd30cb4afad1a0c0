package io.jackstay.runtime.account;

import java.time.Duration;

/**
 * How the dead-man switch of a login stands. Immutable.
 *
 * @param armed whether our orders would be cancelled if nobody refreshed it any more
 * @param left until then; zero while it is not armed
 * @param horizon what it has after a refresh
 */
public record DeadManView(boolean armed, Duration left, Duration horizon) {}
