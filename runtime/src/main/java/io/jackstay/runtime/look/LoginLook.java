package io.jackstay.runtime.look;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import java.util.List;
import java.util.Optional;

/**
 * What came of looking at one login. Immutable.
 *
 * @param login its name in the configuration
 * @param plugin the connector's
 * @param failure why nothing can be shown; empty when it can
 * @param stream why the private stream is not up; empty when it is
 * @param found both sides; empty with a failure
 * @param markets what the venue lists
 */
public record LoginLook(
        Venue login,
        String plugin,
        String failure,
        String stream,
        Optional<Comparison> found,
        List<MarketInfo> markets) {
    public LoginLook {
        requireNonNull(login, "login is null");
        requireNonNull(plugin, "plugin is null");
        requireNonNull(failure, "failure is null");
        requireNonNull(stream, "stream is null");
        markets = List.copyOf(markets);
        if (failure.isEmpty() == found.isEmpty()) {
            throw new IllegalArgumentException("either something is found, or a failure says why not");
        }
    }

    /** Nothing can be shown. */
    public static LoginLook failed(Venue login, String plugin, String why) {
        return new LoginLook(login, plugin, why, "", Optional.empty(), List.of());
    }

    /** @param stream why the private stream is not up; empty when it is */
    public static LoginLook of(Venue login, String plugin, String stream, Comparison found, List<MarketInfo> markets) {
        return new LoginLook(login, plugin, "", stream, Optional.of(found), markets);
    }

    public boolean isFailed() {
        return !failure.isEmpty();
    }

    /** The rules of a market, where it is listed. */
    public Optional<MarketInfo> market(MarketId market) {
        return markets.stream().filter(info -> info.id().equals(market)).findFirst();
    }
}
