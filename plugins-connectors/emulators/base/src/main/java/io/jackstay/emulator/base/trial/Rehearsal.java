package io.jackstay.emulator.base.trial;

import static java.util.Objects.requireNonNull;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.BooksWatcher;
import io.jackstay.emulator.base.Emulator;
import io.jackstay.emulator.base.EmulatorException;
import io.jackstay.emulator.base.EmulatorProvider;
import io.jackstay.emulator.base.EmulatorSetup;
import io.jackstay.emulator.base.Funds;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * How bots reach an emulated venue when nobody is there to configure them, in simulations and crash tests: what the resource
 * {@code rehearsal.conf} beside the venue's provider says. Thread safe.
 *
 * <p>Its markets take sizes of whole thousandths and have prices of one decimal at most, so that all venues are reckoned alike.
 */
public final class Rehearsal {
    private static final String RESOURCE = "rehearsal.conf";
    private static final int HEX = 16;

    private final EmulatorProvider provider;
    private final Config config;
    private final List<? extends Config> logins;
    private final String clientPrefix;

    /**
     * One market. Immutable.
     *
     * @param symbol as the connector names it
     * @param word as the venue names it
     * @param price where its price begins
     */
    public record Stage(String symbol, String word, BigDecimal price) {}

    /**
     * Where on the line to the venue what is found. Immutable.
     *
     * @param orders path of the requests that place and cancel
     * @param questions path of the requests that change nothing
     * @param stream path of the WebSocket
     * @param posts what a frame has in it that is a request, or the answer to one
     * @param fills channels that tell fills
     * @param states channels that tell where orders stand
     * @param books channels that tell prices
     */
    public record Places(
            String orders,
            String questions,
            String stream,
            String posts,
            List<String> fills,
            List<String> states,
            List<String> books) {
        /** The lists are copied. */
        public Places {
            fills = List.copyOf(fills);
            states = List.copyOf(states);
            books = List.copyOf(books);
        }
    }

    private Rehearsal(EmulatorProvider provider, Config config) {
        this.provider = requireNonNull(provider, "provider is null");
        this.config = requireNonNull(config, "config is null");
        this.logins = config.getConfigList("logins");
        this.clientPrefix = config.getString("client-id-prefix");
    }

    /**
     * That of a venue; empty when there is no such resource.
     *
     * @throws EmulatorException when it can't be used
     */
    public static Optional<Rehearsal> of(EmulatorProvider provider) {
        Class<?> beside = provider.getClass();
        if (beside.getResource(RESOURCE) == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Rehearsal(
                    provider, ConfigFactory.parseResources(beside, RESOURCE).resolve()));
        } catch (ConfigException e) {
            throw new EmulatorException(RESOURCE + ": " + e.getMessage());
        }
    }

    /** Name of the plugin that connects to the venue. */
    public String connector() {
        return config.getString("connector");
    }

    /** What is traded; at least two. */
    public List<Stage> markets() {
        return config.getConfigList("markets").stream()
                .map(market -> new Stage(
                        market.getString("symbol"),
                        market.getString("word"),
                        new BigDecimal(market.getString("price"))))
                .toList();
    }

    /** The account of a login, as {@link BooksWatcher} names it; the first is 0. */
    public String account(int login) {
        return logins.get(login).getString("account");
    }

    /**
     * The connector's block for a login, an object in HOCON, without {@code plugin}.
     *
     * @param rest where requests go, without a slash at its end
     * @param stream where the WebSocket is
     * @param random chooses where the connector can be used in several ways
     */
    public String block(int login, String rest, String stream, RandomGenerator random) {
        List<? extends Config> ways = config.getConfigList("ways");
        return ways.get(random.nextInt(ways.size()))
                .withFallback(logins.get(login).getConfig("keys"))
                .root()
                .render(ConfigRenderOptions.concise())
                .replace("{rest}", rest)
                .replace("{stream}", stream);
    }

    /** The keys of a login's block that nobody writes into a file, and what the block has there. */
    public SortedMap<String, String> secrets(int login) {
        SortedMap<String, String> secrets = new TreeMap<>();
        Config keys = logins.get(login).getConfig("keys");
        config.getStringList("secrets").forEach(key -> secrets.put(key, keys.getString(key)));
        return secrets;
    }

    /** Where on the line to the venue what is found. */
    public Places places() {
        Config places = config.getConfig("places");
        return new Places(
                places.getString("orders"),
                places.getString("questions"),
                places.getString("stream"),
                places.getString("posts"),
                places.getStringList("fills"),
                places.getStringList("states"),
                places.getStringList("books"));
    }

    /** The number that a bot's connector has put into a client's id; 0 for an id of somebody else, or for none. */
    public long cloid(String clientId) {
        boolean ours = clientId.startsWith(clientPrefix) && clientId.length() == clientPrefix.length() + HEX;
        return ours ? Long.parseUnsignedLong(clientId.substring(clientPrefix.length()), HEX) : 0;
    }

    /** The client's id that a connector makes of such a number. */
    public String clientId(long cloid) {
        return clientPrefix + "%016x".formatted(cloid);
    }

    /**
     * The venue before its first request, with an account for each login.
     *
     * @param seed where the made-up prices begin
     */
    public Emulator open(Agenda agenda, BooksWatcher books, long seed) {
        return open(agenda, books, seed, config.getConfig("venue"));
    }

    /** The same with markets that move as fast as a test wants them whose time is real. */
    public Emulator openLively(Agenda agenda, BooksWatcher books, long seed) {
        return open(agenda, books, seed, config.getConfig("lively").withFallback(config.getConfig("venue")));
    }

    private Emulator open(Agenda agenda, BooksWatcher books, long seed, Config venue) {
        List<Funds> funds = logins.stream()
                .map(login -> Funds.of(login.getString("account"), config.getString("money")))
                .toList();
        String rules = venue.withValue("seed", ConfigValueFactory.fromAnyRef(seed))
                .root()
                .render(ConfigRenderOptions.concise());
        return provider.open(EmulatorSetup.of(provider.networks().get(0), funds, agenda)
                .watched(books)
                .changed(rules));
    }
}
