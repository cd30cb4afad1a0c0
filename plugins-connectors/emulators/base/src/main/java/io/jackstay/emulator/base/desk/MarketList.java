package io.jackstay.emulator.base.desk;

import com.typesafe.config.Config;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.emulator.base.EmulatorException;
import io.jackstay.emulator.base.EmulatorSetup;
import io.jackstay.emulator.base.market.WalkShape;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lists what a file says under {@code perps}, {@code tokens} and {@code spot}, and gives each market its feed. Not thread safe: confined to
 * the driving thread.
 */
public final class MarketList {
    private static final int WEI_DECIMALS = 8;
    private static final Set<String> CONTRACT =
            Set.of("name", "size-decimals", "max-leverage", "price", "volatility", "delisted", "only-isolated");
    private static final Set<String> TOKEN = Set.of("name", "index", "size-decimals", "id");
    private static final Set<String> PAIR = Set.of("index", "name", "base", "price", "volatility");

    private final Floor floor;
    private final EmulatorSetup setup;
    private final ListingRules rules;
    private final Duration step;
    private final long seed;

    private MarketList(Floor floor, EmulatorSetup setup, ListingRules rules, Config config) {
        this.floor = floor;
        this.setup = setup;
        this.rules = rules;
        this.step = config.getDuration("step");
        this.seed = config.getLong("seed");
    }

    /**
     * Lists all that is in a file.
     *
     * @throws EmulatorException when a pair is of a token that is not there; the message names both
     */
    public static void list(Floor floor, EmulatorSetup setup, ListingRules rules, Config config) {
        MarketList list = new MarketList(floor, setup, rules, config);
        entries(config, "perps", CONTRACT).forEach(list::contract);
        floor.coins().add(rules.money());
        entries(config, "tokens", TOKEN).forEach(list::token);
        entries(config, "spot", PAIR).forEach(list::pair);
    }

    private static List<? extends Config> entries(Config config, String of, Set<String> known) {
        List<? extends Config> entries = config.getConfigList(of);
        for (Config entry : entries) {
            for (var key : entry.root().entrySet()) {
                if (!known.contains(key.getKey())) {
                    throw new EmulatorException("%s: '%s' is no key of %s; there are %s"
                            .formatted(
                                    key.getValue().origin().description(),
                                    key.getKey(),
                                    of,
                                    String.join(", ", new TreeSet<>(known))));
                }
            }
        }
        return entries;
    }

    private void token(Config token) {
        int decimals = token.getInt("size-decimals");
        floor.coins()
                .add(new Token(
                        token.getString("name"), token.getInt("index"), decimals, WEI_DECIMALS, token.getString("id")));
    }

    private void contract(Config perp) {
        String name = perp.getString("name");
        String money = rules.money().name();
        int decimals = perp.getInt("size-decimals");
        int leverage = perp.getInt("max-leverage");
        MarketInfo info = rules.market(name, MarketKind.PERPETUAL, decimals)
                .assets(name, money, money)
                .maxLeverage(leverage)
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
        String money = rules.money().wallet();
        MarketInfo info = rules.market("SPOT-" + index, MarketKind.SPOT, base.sizeDecimals())
                .assets(base.wallet(), money, money)
                .build();
        start(
                new Coin(
                        rules.firstPair() + index,
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
