package io.jackstay.testkit.crash.connector;

import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.plugin.Range;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Offers {@code crash-venue}. Immutable. */
@Plugin(name = "crash-venue", api = Api.VERSION, summary = "the venue of the crash test, in another process")
public final class LoopbackProvider implements ConnectorProvider<LoopbackProvider.Config> {
    private static final String SYMBOL = "BTC-USDC-PERP";
    private static final Duration SETTLE_TIME = Duration.ofMillis(300);

    /** Its block. */
    public record Config(
            @Doc("Port of the venue on the loopback address") @Range(min = "1", max = "65535")
            int port) {}

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public VenueTraits traits(Config config) {
        return VenueTraits.of(
                        Capability.TRADING,
                        Capability.POST_ONLY,
                        Capability.REDUCE_ONLY,
                        Capability.ORDER_STATUS_BY_CLOID,
                        Capability.FILL_HISTORY,
                        Capability.TOP,
                        Capability.MARK)
                .settleTime(SETTLE_TIME);
    }

    @Override
    public Optional<List<MarketInfo>> markets(Config config, Venue venue) {
        return Optional.of(List.of(market(venue)));
    }

    private static MarketInfo market(Venue venue) {
        return MarketInfo.of(new MarketId(venue, SYMBOL), MarketKind.PERPETUAL)
                .assets("BTC", "USDC", "USDC")
                .priceGrid(new PriceGrid.Tick(new BigDecimal("0.1")))
                .lotSize(new BigDecimal("0.001"))
                .maxLeverage(20)
                .build();
    }

    @Override
    public Connector create(Config config, ConnectorContext context) {
        return new LoopbackConnector(config.port(), market(context.venue()), context);
    }
}
