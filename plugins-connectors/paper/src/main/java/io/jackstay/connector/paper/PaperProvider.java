package io.jackstay.connector.paper;

import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Offers the paper exchange under the name {@code paper}. Immutable. */
@Plugin(name = "paper", api = Api.VERSION, summary = "A simulated exchange inside the process")
public final class PaperProvider implements ConnectorProvider<PaperConfig> {
    /** For the service loader. */
    public PaperProvider() {}

    @Override
    public Class<PaperConfig> configType() {
        return PaperConfig.class;
    }

    @Override
    public VenueTraits traits(PaperConfig config) {
        return VenueTraits.of(
                        Capability.TRADING,
                        Capability.CANCEL_ALL,
                        Capability.CANCEL_ALL_BY_MARKET,
                        Capability.AMEND_IN_PLACE,
                        Capability.TRIGGER_ORDERS,
                        Capability.FOK,
                        Capability.POST_ONLY,
                        Capability.REDUCE_ONLY,
                        Capability.ORDER_DEADLINE,
                        Capability.ORDER_STATUS_BY_CLOID,
                        Capability.FILL_HISTORY,
                        Capability.CASH_FLOW_HISTORY,
                        Capability.TOP,
                        Capability.BOOK,
                        Capability.TRADES,
                        Capability.MARK)
                .cloidBits(62)
                .settleTime(Duration.ZERO);
    }

    @Override
    public Optional<List<MarketInfo>> markets(PaperConfig config, Venue venue) {
        return Optional.of(config.infos(venue));
    }

    @Override
    public boolean isSimulated(PaperConfig config) {
        return true;
    }

    @Override
    public Connector create(PaperConfig config, ConnectorContext context) {
        return new PaperConnector(config, context);
    }
}
