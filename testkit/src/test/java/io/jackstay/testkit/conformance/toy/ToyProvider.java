package io.jackstay.testkit.conformance.toy;

import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import java.time.Duration;

/** Offers the toy exchange. Immutable. */
@Plugin(name = "toy", api = Api.VERSION, summary = "An exchange for the tests of the kit")
public final class ToyProvider implements ConnectorProvider<ToyConfig> {
    @Override
    public Class<ToyConfig> configType() {
        return ToyConfig.class;
    }

    @Override
    public VenueTraits traits(ToyConfig config) {
        return VenueTraits.of(
                        Capability.TRADING,
                        Capability.POST_ONLY,
                        Capability.REDUCE_ONLY,
                        Capability.ORDER_DEADLINE,
                        Capability.ORDER_STATUS_BY_CLOID,
                        Capability.FILL_HISTORY,
                        Capability.TOP,
                        Capability.TRADES)
                .settleTime(Duration.ofSeconds(5));
    }

    @Override
    public Connector create(ToyConfig config, ConnectorContext context) {
        return new ToyConnector(config.flaw(), context);
    }
}
