package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.RateLimiter;
import io.jackstay.connector.hyperliquid.action.Network;
import java.time.Duration;

/**
 * What the venue takes from one IP address: weight 1,200 a minute, a fifth of it kept for cancels. Confined to the connector's loop;
 * shared by all logins of the process on one network.
 */
final class IpBudget {
    private static final int WEIGHT = 1_200;
    private static final int RESERVE = 240;
    private static final int ORDERS_A_UNIT = 40;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String scope;
    private final RateLimiter limiter;

    IpBudget(ConnectorContext context, Network network) {
        this.scope = "hyperliquid/%s/ip".formatted(network.word());
        this.limiter = context.rateLimiter(
                scope, RateLimiter.Budget.of(WEIGHT, Duration.ofMinutes(1)).reserving(RESERVE));
    }

    String scope() {
        return scope;
    }

    /** What an action on so many orders costs. */
    static int weight(int orders) {
        return 1 + orders / ORDERS_A_UNIT;
    }

    /** Takes weight now, if there is enough. */
    boolean take(int weight, RateLimiter.Priority priority) {
        return limiter.tryAcquire(weight, priority);
    }

    /** The venue has counted this with an answer, whatever was left. */
    void counted(int weight) {
        limiter.counted(weight);
    }

    /** The venue said that it was too much. */
    void tooMany() {
        limiter.penalty(PAUSE, "the venue answered 429");
    }
}
