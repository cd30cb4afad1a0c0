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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Offers the paper exchange under the name {@code paper}. Immutable. */
@Plugin(name = "paper", api = Api.VERSION, summary = "A simulated exchange inside the process")
public final class PaperProvider implements ConnectorProvider<PaperConfig> {
    private static final List<Capability> ALWAYS = List.of(
            Capability.TRADING,
            Capability.CANCEL_ALL,
            Capability.CANCEL_ALL_BY_MARKET,
            Capability.TRIGGER_ORDERS,
            Capability.FOK,
            Capability.POST_ONLY,
            Capability.REDUCE_ONLY,
            Capability.ORDER_DEADLINE,
            Capability.DEAD_MAN,
            Capability.ORDER_STATUS_BY_CLOID,
            Capability.FILL_HISTORY,
            Capability.CASH_FLOW_HISTORY,
            Capability.WALLET_BALANCES,
            Capability.TOP,
            Capability.BOOK,
            Capability.TRADES,
            Capability.MARK);

    /** For the service loader. */
    public PaperProvider() {}

    @Override
    public Class<PaperConfig> configType() {
        return PaperConfig.class;
    }

    @Override
    public VenueTraits traits(PaperConfig config) {
        List<Capability> capabilities = new ArrayList<>(ALWAYS);
        capabilities.add(
                config.amends() == AmendModel.IN_PLACE ? Capability.AMEND_IN_PLACE : Capability.CANCEL_REPLACE);
        if (config.markets().stream().anyMatch(market -> market.funding().isPresent())) {
            capabilities.add(Capability.FUNDING);
        }
        VenueTraits traits = VenueTraits.of(capabilities.toArray(Capability[]::new))
                .cloidBits(62)
                .settleTime(settleTime(config.latency().orElse(LatencyConfig.NONE)));
        return config.requestBudget()
                .map(asked -> traits.requestBudgets(List.of(asked.budget())).maxBatch(asked.batch()))
                .orElse(traits);
    }

    /** The longest that an order can be under way; what a recording will say is not known, and a second is given to it. */
    private static Duration settleTime(LatencyConfig latency) {
        return longest(latency.order()).plus(longest(latency.feed()));
    }

    private static Duration longest(Optional<DelayConfig> delay) {
        return delay.map(PaperProvider::longest).orElse(Duration.ZERO);
    }

    private static Duration longest(DelayConfig delay) {
        if (delay instanceof DelayConfig.Fixed fixed) {
            return fixed.delay();
        }
        return delay instanceof DelayConfig.Distribution drawn ? drawn.most() : Duration.ofSeconds(1);
    }

    @Override
    public Optional<List<MarketInfo>> markets(PaperConfig config, Venue venue) {
        return Optional.of(config.infos(venue));
    }

    @Override
    public boolean isSimulated(PaperConfig config) {
        return true;
    }

    /** {@link IllegalStateException} when what an earlier process kept can't be read. */
    @Override
    public Connector create(PaperConfig config, ConnectorContext context) {
        try {
            return new PaperConnector(config, context);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "the ledger of %s can't be read: %s".formatted(context.venue(), e.getMessage()), e);
        }
    }
}
