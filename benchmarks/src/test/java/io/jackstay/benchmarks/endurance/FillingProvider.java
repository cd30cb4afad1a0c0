package io.jackstay.benchmarks.endurance;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.plugin.Doc;
import io.jackstay.testkit.harness.TestMarkets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes {@link FillingVenue}. Immutable. */
final class FillingProvider implements ConnectorProvider<FillingProvider.Config> {
    private final VenuePulse pulse;

    /**
     * Its block.
     *
     * @param markets how many it lists, {@code M0-USDC-PERP} and so on
     * @param pause between two quotes of a market; each market has an instant of its own in it, by a seed
     */
    public record Config(
            @Doc("Listed markets") int markets,
            @Doc("Between two quotes") Duration pause) {}

    FillingProvider(VenuePulse pulse) {
        this.pulse = requireNonNull(pulse, "pulse is null");
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public VenueTraits traits(Config config) {
        return VenueTraits.of(
                Capability.TRADING, Capability.TOP, Capability.POST_ONLY, Capability.ORDER_STATUS_BY_CLOID);
    }

    @Override
    public Optional<List<MarketInfo>> markets(Config config, Venue venue) {
        return Optional.of(listed(config, venue));
    }

    @Override
    public boolean isSimulated(Config config) {
        return true;
    }

    @Override
    public Connector create(Config config, ConnectorContext context) {
        return new FillingVenue(context, listed(config, context.venue()), config.pause(), pulse);
    }

    private static List<MarketInfo> listed(Config config, Venue venue) {
        return IntStream.range(0, config.markets())
                .mapToObj(i -> TestMarkets.perpetual("%s:M%d-USDC-PERP".formatted(venue.name(), i), "0.1", "0.001"))
                .toList();
    }
}
