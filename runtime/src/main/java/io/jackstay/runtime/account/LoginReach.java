package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.VenueTraits;
import io.jackstay.runtime.budget.LoginBudget;
import io.jackstay.runtime.budget.RequestBudgets;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.net.LoginTransports;
import io.jackstay.runtime.net.LoopSide;
import io.jackstay.runtime.net.NetSettings;
import io.jackstay.runtime.net.Transports;
import io.jackstay.runtime.telemetry.SessionMeters;

/**
 * How a login reaches its venue. Immutable.
 *
 * @param budget what the venue lets the login send
 * @param shared what the connector's transports share with those of other logins
 * @param settings how it reaches its servers
 * @param meters what its streams and its connector show
 */
public record LoginReach(LoginBudget budget, Transports shared, NetSettings settings, SessionMeters meters) {
    public LoginReach {
        requireNonNull(meters, "meters are null");
        requireNonNull(budget, "budget is null");
        requireNonNull(shared, "shared is null");
        requireNonNull(settings, "settings are null");
    }

    /** With meters that nobody looks at. */
    public LoginReach(LoginBudget budget, Transports shared, NetSettings settings) {
        this(budget, shared, settings, new SessionMeters());
    }

    /** Of a login that shares its budget with no other and reaches no network. */
    public static LoginReach alone(VenueTraits traits) {
        return new LoginReach(new RequestBudgets().of(traits.requestBudgets()), Transports.none(), NetSettings.DEFAULT);
    }

    /** What the connector takes for now. */
    Clock clock(Clock clock) {
        return settings.trial().clock(clock);
    }

    LoginTransports transports(LoopSide side) {
        return new LoginTransports(shared, settings, side);
    }
}
