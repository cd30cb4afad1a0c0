package io.jackstay.risk.limits;

import io.jackstay.api.plugin.Doc;

/** Settings of {@code dead-man-required}: there are none. Immutable. */
@Doc("Has no settings of its own; the connector has dead-man = 60s")
public record DeadManRequiredConfig() {}
