package io.jackstay.testkit.simulate.venue;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.api.connector.RateLimiter;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Fees;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.RequestBudget;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes connectors to one simulated venue. Not thread safe: owned by the run. */
public final class SimulatedProvider implements ConnectorProvider<SimulatedProvider.Config> {
    /** How long an order may stay invisible to a look-up. */
    public static final Duration SETTLE_TIME = Duration.ofSeconds(10);

    /** Shared by all logins; six orders at once are more than it lets out. */
    private static final RequestBudget BUDGET =
            RequestBudget.of(Requests.SCOPE, 20, Duration.ofSeconds(5)).reserving(14);

    /** The same for a connector that tells the runtime to wait. */
    static RateLimiter.Budget limit() {
        return RateLimiter.Budget.of(BUDGET.weight(), BUDGET.window()).reserving(BUDGET.reserve());
    }

    private final Exchange exchange;
    private final Wire.Surroundings around;

    /**
     * @param amends whether the venue changes orders in place; where not, the runtime cancels and places
     * @param budget whether the venue counts what it is sent, and takes small batches
     * @param signed whether each request with orders has a nonce, which the venue looks at
     * @param ownSwitch whether the venue has a dead-man switch
     * @param balances whether wallets are shown
     */
    public record Config(
            @Doc("Whether orders can be changed in place") boolean amends,
            @Doc("Whether commands are counted") boolean budget,

            @Doc("Whether orders are signed with a nonce") @Default("false")
            boolean signed,

            @Doc("Whether the venue has a dead-man switch") @Default("false")
            boolean ownSwitch,

            @Doc("Whether the balances of wallets are shown") @Default("false")
            boolean balances) {}

    public SimulatedProvider(Exchange exchange, Agenda agenda, Network network, Swarm swarm, Gaps gaps) {
        this.exchange = requireNonNull(exchange, "exchange is null");
        this.around = new Wire.Surroundings(agenda, network, swarm, new Throttle(agenda, swarm), gaps);
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public VenueTraits traits(Config config) {
        VenueTraits traits = VenueTraits.of(
                        Capability.TRADING,
                        config.amends() ? Capability.AMEND_IN_PLACE : Capability.TRADING,
                        Capability.POST_ONLY,
                        Capability.REDUCE_ONLY,
                        Capability.ORDER_STATUS_BY_CLOID,
                        Capability.FILL_HISTORY,
                        Capability.CASH_FLOW_HISTORY,
                        Capability.TOP,
                        Capability.BOOK,
                        Capability.MARK,
                        config.ownSwitch() ? Capability.DEAD_MAN : Capability.TRADING,
                        config.balances() ? Capability.WALLET_BALANCES : Capability.TRADING)
                .settleTime(SETTLE_TIME);
        return config.budget() ? traits.requestBudgets(List.of(BUDGET)).maxBatch(3) : traits;
    }

    @Override
    public Optional<List<MarketInfo>> markets(Config config, Venue venue) {
        return Optional.of(listed(venue));
    }

    private List<MarketInfo> listed(Venue venue) {
        return exchange.listings().stream()
                .map(listing -> market(venue, listing))
                .toList();
    }

    private static MarketInfo market(Venue venue, Listing listing) {
        return MarketInfo.of(new MarketId(venue, listing.symbol()), MarketKind.PERPETUAL)
                .assets(listing.base(), listing.quote(), listing.quote())
                .priceGrid(new PriceGrid.Tick(BigDecimal.valueOf(1, Listing.PRICE_SCALE)))
                .lotSize(BigDecimal.valueOf(1, Listing.SIZE_SCALE))
                .maxLeverage(20)
                .fees(new Fees(ExchangeFees.MAKER, ExchangeFees.TAKER, true))
                .build();
    }

    @Override
    public Connector create(Config config, ConnectorContext context) {
        return new SimulatedConnector(context, config, listed(context.venue()), exchange, around);
    }
}
