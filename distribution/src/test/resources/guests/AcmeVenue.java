package acme.venue;

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
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Plugin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.Optional;

/** An exchange nobody has heard of. Its prices walk up and down by a script. */
@Plugin(name = "acme-venue", api = Api.VERSION, summary = "a scripted exchange")
public final class AcmeVenue implements ConnectorProvider<AcmeVenue.Config> {
    /** The markets in which an order rests, for a test to look past the bots. */
    public static final Set<String> RESTING = ConcurrentHashMap.newKeySet();

    /**
     * @param eventful whether the script has what is rare: a foreign fill, new rules, a lost connection
     * @param fault the method that throws; empty for none
     */
    public record Config(List<String> symbols, @Default("false") boolean eventful, @Default("none") String fault) {
        public Config {
            symbols = List.copyOf(symbols);
        }
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public VenueTraits traits(Config config) {
        return VenueTraits.of(Capability.TRADING, Capability.TOP, Capability.TRADES);
    }

    @Override
    public Optional<List<MarketInfo>> markets(Config config, Venue venue) {
        List<MarketInfo> markets = new ArrayList<>();
        for (String symbol : config.symbols()) {
            markets.add(MarketInfo.of(new MarketId(venue, symbol), MarketKind.PERPETUAL)
                    .assets("COIN", "USD", "USD")
                    .priceGrid(new PriceGrid.Tick(new BigDecimal("0.1")))
                    .lotSize(new BigDecimal("0.01"))
                    .build());
        }
        return Optional.of(markets);
    }

    @Override
    public Connector create(Config config, ConnectorContext context) {
        return new AcmeConnector(config, markets(config, context.venue()).orElseThrow(), context);
    }
}
