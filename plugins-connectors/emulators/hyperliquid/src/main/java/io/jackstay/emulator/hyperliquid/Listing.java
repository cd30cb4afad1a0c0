package io.jackstay.emulator.hyperliquid;

import com.typesafe.config.Config;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.Fees;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Venue;
import io.jackstay.emulator.base.EmulatorException;
import io.jackstay.emulator.base.EmulatorSetup;
import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Token;
import io.jackstay.emulator.base.market.WalkShape;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Lists what a file says; see {@code markets.conf} beside this class for its keys. Not thread safe: confined to the driving thread. */
final class Listing {
    static final Token USDC = new Token("USDC", 0, 8, 8, "0x6d1e7cde53ba9467b783cb7c530ce054");
    static final int SPOT = 10_000;

    private static final Venue VENUE = new Venue("hyperliquid");
    private static final Fees PERP_FEES = new Fees(new BigDecimal("0.00015"), new BigDecimal("0.00045"), true);
    private static final Fees SPOT_FEES = new Fees(new BigDecimal("0.0004"), new BigDecimal("0.0007"), true);
    private static final int FIGURES = 5;
    private static final int PERP_DECIMALS = 6;
    private static final int SPOT_DECIMALS = 8;

    private final Floor floor;
    private final EmulatorSetup setup;
    private final Duration step;

    private final long seed;

    private Listing(Floor floor, EmulatorSetup setup, Config config) {
        this.floor = floor;
        this.setup = setup;
        this.step = config.getDuration("step");
        this.seed = config.getLong("seed");
    }

    /** Lists all that is in a file. */
    static void list(Floor floor, EmulatorSetup setup, Config config) {
        Listing listing = new Listing(floor, setup, config);
        config.getConfigList("perps").forEach(listing::perp);
        floor.coins().add(USDC);
        config.getConfigList("tokens").forEach(listing::token);
        config.getConfigList("spot").forEach(listing::pair);
    }

    private void token(Config token) {
        int decimals = token.getInt("size-decimals");
        floor.coins()
                .add(new Token(token.getString("name"), token.getInt("index"), decimals, 8, token.getString("id")));
    }

    private void perp(Config perp) {
        String name = perp.getString("name");
        int decimals = perp.getInt("size-decimals");
        int leverage = perp.getInt("max-leverage");
        MarketInfo info = rules(MarketInfo.of(new MarketId(VENUE, name), MarketKind.PERPETUAL), PERP_DECIMALS, decimals)
                .assets(name, "USDC", "USDC")
                .maxLeverage(leverage)
                .fees(PERP_FEES)
                .fundingInterval(Duration.ofHours(1))
                .build();
        int asset = floor.coins().all().size();
        boolean delisted = perp.hasPath("delisted") && perp.getBoolean("delisted");
        boolean isolated = perp.hasPath("only-isolated") && perp.getBoolean("only-isolated");
        start(
                new Coin(
                        asset, name, decimals, leverage, delisted, isolated, asset, Optional.empty(), floor.list(info)),
                perp);
    }

    private void pair(Config pair) {
        int index = pair.getInt("index");
        String name = pair.hasPath("name") ? pair.getString("name") : "@" + index;
        Token base = floor.coins()
                .findToken(pair.getString("base"))
                .orElseThrow(() -> new EmulatorException("%s: '%s' is no token of the file"
                        .formatted(pair.origin().description(), pair.getString("base"))));
        MarketId id = new MarketId(VENUE, "SPOT-" + index);
        MarketInfo info = rules(MarketInfo.of(id, MarketKind.SPOT), SPOT_DECIMALS, base.sizeDecimals())
                .assets(base.wallet(), USDC.wallet(), USDC.wallet())
                .fees(SPOT_FEES)
                .build();
        start(
                new Coin(
                        SPOT + index,
                        name,
                        base.sizeDecimals(),
                        1,
                        false,
                        false,
                        index,
                        Optional.of(base),
                        floor.list(info)),
                pair);
    }

    private static MarketInfo.Builder rules(MarketInfo.Builder info, int mostDecimals, int sizeDecimals) {
        return info.priceGrid(new PriceGrid.Significant(FIGURES, Math.max(0, mostDecimals - sizeDecimals)))
                .lotSize(BigDecimal.ONE.scaleByPowerOfTen(-sizeDecimals));
    }

    private void start(Coin coin, Config own) {
        floor.coins().add(coin);
        Optional<MarketFeed> recording = setup.recordings().apply(coin.name());
        if (recording.isPresent()) {
            coin.market().play(recording.get());
            return;
        }
        BigDecimal volatility = new BigDecimal(own.hasPath("volatility") ? own.getString("volatility") : "0.0002");
        WalkShape shape = WalkShape.of(seed + coin.asset() + 1, new BigDecimal(own.getString("price")));
        coin.market().walk(shape.moving(step, volatility));
    }
}
