package io.jackstay.emulator.base.trial;

import static java.util.Objects.requireNonNull;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import io.jackstay.emulator.base.EmulatorException;
import io.jackstay.emulator.base.Funds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * With what a connector is tried on an emulated venue, from the resource {@code trial.conf} beside the venue's provider. Immutable.
 *
 * @param connector name of the plugin
 * @param market the venue's word for the market to trade in
 * @param venue other markets and rules than the venue's own, in HOCON; empty: none
 * @param funds the account, and what it has
 * @param login keys of the connector's block, in HOCON; {@code {rest}} and {@code {stream}} stand for the venue's addresses
 * @param newWords parts of what the venue says, and what it says in their place when it is to speak in words that nobody knows
 */
public record TrialLogin(
        String connector, String market, String venue, Funds funds, String login, Map<String, String> newWords) {
    private static final String RESOURCE = "trial.conf";

    /** Throws {@link NullPointerException} for null. */
    public TrialLogin {
        requireNonNull(connector, "connector is null");
        requireNonNull(market, "market is null");
        requireNonNull(venue, "venue is null");
        requireNonNull(funds, "funds are null");
        requireNonNull(login, "login is null");
        newWords = new TreeMap<>(newWords);
    }

    /**
     * The login of a venue; empty when there is no such resource.
     *
     * @param beside the class that the resource stands beside
     * @throws EmulatorException when it can't be used
     */
    public static Optional<TrialLogin> read(Class<?> beside) {
        return read(beside, config -> of(config, config.getString("market"), ""));
    }

    /**
     * The same login in further markets, by the names that {@code further} gives them; each may have a venue of its own.
     *
     * @param beside the class that the resource stands beside
     * @throws EmulatorException when it can't be used
     */
    public static SortedMap<String, TrialLogin> further(Class<?> beside) {
        return read(beside, config -> {
                    SortedMap<String, TrialLogin> further = new TreeMap<>();
                    List<? extends Config> markets =
                            config.hasPath("further") ? config.getConfigList("further") : List.of();
                    for (Config market : markets) {
                        String venue = market.getObject("venue").render(ConfigRenderOptions.concise());
                        further.put(market.getString("name"), of(config, market.getString("market"), venue));
                    }
                    return further;
                })
                .orElseGet(TreeMap::new);
    }

    private static <T> Optional<T> read(Class<?> beside, Function<Config, T> reading) {
        if (beside.getResource(RESOURCE) == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    reading.apply(ConfigFactory.parseResources(beside, RESOURCE).resolve()));
        } catch (ConfigException e) {
            throw new EmulatorException(RESOURCE + ": " + e.getMessage());
        }
    }

    private static TrialLogin of(Config config, String market, String venue) {
        Map<String, String> words = new TreeMap<>();
        for (Config pair : config.getConfigList("new-words")) {
            words.put(pair.getString("said"), pair.getString("becomes"));
        }
        return new TrialLogin(
                config.getString("connector"),
                market,
                venue,
                Funds.of(config.getString("account"), config.getString("money")),
                config.getObject("login").render(ConfigRenderOptions.concise()),
                words);
    }

    /** The connector's block for a venue at these addresses. */
    public String loginAt(String rest, String stream) {
        return login.replace("{rest}", rest).replace("{stream}", stream);
    }

    /** What the venue says, in new words. */
    public String renewed(String said) {
        String text = said;
        for (Map.Entry<String, String> pair : newWords.entrySet()) {
            text = text.replace(pair.getKey(), pair.getValue());
        }
        return text;
    }
}
