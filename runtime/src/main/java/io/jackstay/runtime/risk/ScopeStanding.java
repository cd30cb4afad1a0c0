package io.jackstay.runtime.risk;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.risk.RiskRule;
import java.util.List;
import java.util.Optional;

/**
 * Where the rules over a login or over the process stand. Immutable.
 *
 * @param limits how far each is from its limit; a few seconds old
 * @param halted why and until when only what reduces passes; empty while nothing is halted
 */
public record ScopeStanding(List<RiskRule.Limit> limits, Optional<String> halted) {
    /** No rules. */
    public static final ScopeStanding NONE = new ScopeStanding(List.of(), Optional.empty());

    public ScopeStanding {
        limits = List.copyOf(limits);
        requireNonNull(halted, "halted is null");
    }
}
