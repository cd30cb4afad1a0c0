package io.jackstay.emulator.base.trial;

import static java.util.Objects.requireNonNull;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import io.jackstay.emulator.base.EmulatorException;
import io.jackstay.emulator.base.Funds;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * With what a connector is tried on an emulated venue, from the resource {@code trial.conf} beside the venue's provider. Immutable.
 *
 * @param connector name of the plugin
 * @param market the venue's word for the market to trade in
 * @param funds the account, and what it has
 * @param login keys of the connector's block, in HOCON; {@code {rest}} and {@code {stream}} stand for the venue's addresses
 * @param newWords parts of what the venue says, and what it says in their place when it is to speak in words that nobody knows
 */
public record TrialLogin(String connector, String market, Funds funds, String login, Map<String, String> newWords) {
    private static final String RESOURCE = "trial.conf";

    /** Throws {@link NullPointerException} for null. */
    public TrialLogin {
        requireNonNull(connector, "connector is null");
        requireNonNull(market, "market is null");
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
        if (beside.getResource(RESOURCE) == null) {
            return Optional.empty();
        }
        try {
            Config config = ConfigFactory.parseResources(beside, RESOURCE).resolve();
            Map<String, String> words = new TreeMap<>();
            for (Config pair : config.getConfigList("new-words")) {
                words.put(pair.getString("said"), pair.getString("becomes"));
            }
            return Optional.of(new TrialLogin(
                    config.getString("connector"),
                    config.getString("market"),
                    Funds.of(config.getString("account"), config.getString("money")),
                    config.getObject("login").render(ConfigRenderOptions.concise()),
                    words));
        } catch (ConfigException e) {
            throw new EmulatorException(RESOURCE + ": " + e.getMessage());
        }
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
