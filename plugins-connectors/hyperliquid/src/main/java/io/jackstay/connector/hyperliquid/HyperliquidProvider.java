package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.lib.signing.SigningKey;
import java.time.Duration;
import java.util.List;

/** Offers Hyperliquid under the name {@code hyperliquid}. Immutable. */
@Plugin(name = "hyperliquid", api = Api.VERSION, summary = "Perpetuals and spot on Hyperliquid")
public final class HyperliquidProvider implements ConnectorProvider<HyperliquidConfig> {
    /** How long after its expiry an order may stay invisible to a look-up; 0.4 s were seen. */
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private static final int OPEN_ORDERS = 1_000;

    /** For the service loader. */
    public HyperliquidProvider() {}

    @Override
    public Class<HyperliquidConfig> configType() {
        return HyperliquidConfig.class;
    }

    @Override
    public VenueTraits traits(HyperliquidConfig config) {
        return VenueTraits.of(
                        Capability.TRADING,
                        Capability.CANCEL_REPLACE,
                        Capability.TRIGGER_ORDERS,
                        Capability.POST_ONLY,
                        Capability.REDUCE_ONLY,
                        Capability.ORDER_DEADLINE,
                        Capability.DEAD_MAN,
                        Capability.LEVERAGE_PER_MARKET,
                        Capability.ORDER_STATUS_BY_CLOID,
                        Capability.FILL_HISTORY,
                        Capability.CASH_FLOW_HISTORY,
                        Capability.TOP,
                        Capability.BOOK,
                        Capability.TRADES,
                        Capability.MARK,
                        Capability.FUNDING,
                        Capability.CANDLES,
                        Capability.ACTIONS)
                .cloidBits(62)
                .settleTime(SETTLE)
                .maxOpenOrders(OPEN_ORDERS)
                .deadManMin(DeadMan.MIN)
                .exclusive(List.of(NonceKeys.of(
                        config.network(),
                        SigningKey.parse(config.key().reveal()).address())));
    }

    @Override
    public Connector create(HyperliquidConfig config, ConnectorContext context) {
        return new HyperliquidConnector(config, context);
    }
}
