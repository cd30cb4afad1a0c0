package io.jackstay.emulator.hyperliquid;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.BooksWatcher;
import io.jackstay.emulator.base.Emulator;
import io.jackstay.emulator.base.EmulatorSetup;
import io.jackstay.emulator.base.Funds;
import io.jackstay.emulator.base.MarketsFile;
import io.jackstay.emulator.base.Rehearsal;
import io.jackstay.lib.signing.SigningKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Two accounts that trade two contracts with keys that everybody may know. Immutable. */
final class HyperliquidRehearsal implements Rehearsal {
    private static final BigDecimal FUNDS = new BigDecimal("10000000");
    private static final String CLIENT_PREFIX = "0x6a61636b73746179";
    private static final int HEX = 16;
    private static final List<String> KEYS = List.of("11".repeat(32), "22".repeat(32));

    private final List<String> accounts = KEYS.stream()
            .map(key -> SigningKey.parse(key).address().toString())
            .toList();

    @Override
    public String connector() {
        return "hyperliquid";
    }

    @Override
    public List<Stage> markets() {
        return config(0).getConfigList("perps").stream()
                .map(perp -> new Stage(
                        perp.getString("name") + "-USDC-PERP",
                        perp.getString("name"),
                        new BigDecimal(perp.getString("price"))))
                .toList();
    }

    @Override
    public int logins() {
        return KEYS.size();
    }

    @Override
    public String account(int login) {
        return accounts.get(login);
    }

    @Override
    public String settings(int login, String rest, String stream, RandomGenerator random) {
        return """
                network = testnet
                key = "%s"
                book = deep
                orders = %s
                rest-url = "%s"
                stream-url = "%s"
                """.formatted(KEYS.get(login), random.nextInt(3) == 0 ? "websocket" : "rest", rest, stream);
    }

    @Override
    public Places places() {
        return new Places(
                "/exchange",
                "/info",
                HyperliquidEmulator.STREAM,
                "\"post\"",
                List.of("userFills"),
                List.of("orderUpdates"),
                List.of("l2Book", "bbo"));
    }

    @Override
    public long cloid(String clientId) {
        boolean ours = clientId.startsWith(CLIENT_PREFIX) && clientId.length() == CLIENT_PREFIX.length() + HEX;
        return ours ? Long.parseUnsignedLong(clientId.substring(CLIENT_PREFIX.length()), HEX) : 0;
    }

    @Override
    public String clientId(long cloid) {
        return CLIENT_PREFIX + "%016x".formatted(cloid);
    }

    private static Config config(long seed) {
        return ConfigFactory.parseString("seed = " + seed)
                .withFallback(MarketsFile.own(HyperliquidRehearsal.class, "rehearsal.conf"))
                .withFallback(MarketsFile.own(HyperliquidRehearsal.class, "markets.conf"))
                .resolve();
    }

    @Override
    public Emulator open(Agenda agenda, BooksWatcher books, long seed) {
        List<Funds> funds = IntStream.range(0, logins())
                .mapToObj(login -> new Funds(account(login), FUNDS, Optional.empty()))
                .toList();
        EmulatorSetup setup =
                EmulatorSetup.of(HyperliquidProvider.ANY, funds, agenda).watched(books);
        return new HyperliquidEmulator(setup, config(seed));
    }
}
