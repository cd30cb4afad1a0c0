package io.jackstay.connector.hyperliquid;

import io.jackstay.api.account.Balance;
import io.jackstay.api.account.Margin;
import io.jackstay.api.account.Position;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.connector.hyperliquid.market.Listing;
import io.jackstay.connector.hyperliquid.market.Markets;
import io.jackstay.connector.hyperliquid.report.PerpetualState;
import io.jackstay.connector.hyperliquid.report.SpotBalance;
import io.jackstay.connector.hyperliquid.report.Translator;
import io.jackstay.lib.wire.JsonReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Positions, balances and margin as the venue last told them, by answers or by streams, each of which has its own. Confined to the
 * connector's loop.
 *
 * <p>Where perpetuals and spot share one collateral, the figures of the perpetuals' account read zero and mean nothing: equity and
 * free margin are then those of the USDC held on spot. The venue leaves a flat position out; here it is told once as zero.
 */
final class AccountFigures {
    private static final int MOST_DIGITS = 12;
    private static final String USDC = "USDC";

    private final ConnectorContext context;
    private final Supplier<Markets> markets;
    private final Set<MarketId> liquidated = new TreeSet<>();
    private final Set<String> held = new TreeSet<>();
    private final LeftOut leftOut;
    private final boolean unified;
    private Optional<PerpetualState> perpetuals = Optional.empty();
    private List<SpotBalance> spot = List.of();

    /** @param mode the answer to {@code userAbstraction}: {@code disabled} and unknown words keep the two accounts apart */
    AccountFigures(ConnectorContext context, Supplier<Markets> markets, LeftOut leftOut, String mode) {
        this.context = context;
        this.markets = markets;
        this.leftOut = leftOut;
        this.unified = mode.equals("unifiedAccount") || mode.equals("portfolioMargin");
    }

    /** Returns the venue's time of it, epoch milliseconds; 0 where it tells none. */
    long perpetuals(JsonReader json) {
        PerpetualState state = PerpetualState.read(json);
        perpetuals = Optional.of(state);
        return state.timeMillis();
    }

    void spot(JsonReader json) {
        spot = SpotBalance.read(json).stream()
                .filter(balance -> !leftOut.has(balance))
                .toList();
    }

    /** Tells the runtime all that is known. */
    void tell() {
        positions().forEach(context.events()::position);
        liquidations();
        balances().forEach(context.events()::balance);
        margin().ifPresent(context.events()::margin);
    }

    List<Position> positions() {
        List<Position> positions = new ArrayList<>();
        Set<String> now = new TreeSet<>();
        for (PerpetualState.Holding holding :
                perpetuals.map(PerpetualState::holdings).orElse(List.of())) {
            Optional<Listing> listing = markets.get().findCoin(holding.coin());
            if (listing.isPresent() && holding.size().signum() != 0) {
                now.add(holding.coin());
                positions.add(position(listing.get(), holding));
            }
        }
        for (String coin : held) {
            if (!now.contains(coin)) {
                markets.get().findCoin(coin).ifPresent(listing -> positions.add(flat(listing)));
            }
        }
        held.clear();
        held.addAll(now);
        return List.copyOf(positions);
    }

    /** Those of positions that are closed by now have none. */
    private void liquidations() {
        Map<MarketId, Price> now = new TreeMap<>();
        for (PerpetualState.Holding holding :
                perpetuals.map(PerpetualState::holdings).orElse(List.of())) {
            Optional<Listing> listing = markets.get().findCoin(holding.coin());
            holding.liquidation()
                    .filter(price -> price.signum() > 0 && listing.isPresent())
                    .ifPresent(price ->
                            now.put(listing.get().id(), Price.of(listing.get().id(), rounded(price))));
        }
        liquidated.removeAll(now.keySet());
        liquidated.forEach(market -> context.events().liquidation(market, Optional.empty()));
        liquidated.clear();
        liquidated.addAll(now.keySet());
        now.forEach((market, price) -> context.events().liquidation(market, Optional.of(price)));
    }

    /** The venue computes it with more digits than a price has. */
    private static BigDecimal rounded(BigDecimal price) {
        return price.scale() > MOST_DIGITS ? price.setScale(MOST_DIGITS, RoundingMode.HALF_EVEN) : price;
    }

    private static Position position(Listing listing, PerpetualState.Holding holding) {
        BigDecimal cost = holding.size().multiply(holding.entry());
        return new Position(
                listing.id(), Size.of(listing.id(), holding.size()), cost, BigDecimal.ZERO, Position.Source.VENUE);
    }

    private static Position flat(Listing listing) {
        return new Position(
                listing.id(), Size.of(listing.id(), 0, 0), BigDecimal.ZERO, BigDecimal.ZERO, Position.Source.VENUE);
    }

    List<Balance> balances() {
        return spot.stream()
                .map(each -> new Balance(asset(each), "spot", each.total(), each.available()))
                .toList();
    }

    /** Anybody may list a token of any name. */
    private String asset(SpotBalance balance) {
        return markets.get().asset(balance.token()).orElse(balance.coin());
    }

    Optional<Margin> margin() {
        if (unified) {
            return spot.stream()
                    .filter(each -> asset(each).equals(USDC))
                    .findFirst()
                    .map(each -> margin(each.total(), each.available()));
        }
        return perpetuals.map(state -> margin(state.value(), state.withdrawable()));
    }

    private Margin margin(BigDecimal equity, BigDecimal available) {
        return new Margin(new Money(USDC, equity), new Money(USDC, available), stamp());
    }

    /** When the venue told the perpetuals' part. */
    Stamp stamp() {
        return Translator.stamp(perpetuals.map(PerpetualState::timeMillis).orElse(0L), context.epochNanos());
    }
}
