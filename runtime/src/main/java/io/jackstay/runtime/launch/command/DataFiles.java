package io.jackstay.runtime.launch.command;

import io.jackstay.api.market.MarketId;
import io.jackstay.runtime.config.Nearest;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which file feeds which market, from the {@code --data} options. Immutable: pure functions. */
final class DataFiles {
    private static final int SUGGESTIONS = 3;

    private DataFiles() {}

    /**
     * {@code FILE} for the only market, {@code venue:symbol=FILE} for a named one. Every market must get one.
     *
     * @throws CommandFailure that lists the markets
     */
    static SortedMap<MarketId, Path> of(List<String> options, SortedSet<MarketId> markets) {
        SortedMap<MarketId, Path> files = new TreeMap<>();
        for (String option : options) {
            Optional<MarketId> named = named(option, markets);
            MarketId market = named.orElseGet(() -> only(option, markets));
            Path file = Path.of(named.isPresent() ? option.substring(option.indexOf('=') + 1) : option);
            if (!Files.isRegularFile(file)) {
                throw failure("--data %s: there is no such file".formatted(option));
            }
            if (files.put(market, file) != null) {
                throw failure("--data %s: %s has a file already".formatted(option, market));
            }
        }
        List<String> missing = markets.stream()
                .filter(market -> !files.containsKey(market))
                .map(MarketId::toString)
                .toList();
        if (!missing.isEmpty()) {
            throw failure("no data for %s: add --data %s=FILE".formatted(String.join(", ", missing), missing.get(0)));
        }
        return files;
    }

    /** The market before the equals sign; a file of that very name is a file. */
    private static Optional<MarketId> named(String option, SortedSet<MarketId> markets) {
        int sign = option.indexOf('=');
        if (sign <= 0 || Files.exists(Path.of(option))) {
            return Optional.empty();
        }
        String name = option.substring(0, sign);
        Optional<MarketId> found = markets.stream()
                .filter(market -> market.toString().equals(name))
                .findFirst();
        if (found.isEmpty()) {
            List<String> near =
                    Nearest.names(name, markets.stream().map(MarketId::toString).toList(), SUGGESTIONS);
            throw failure("--data %s: no bot trades %s; %s%s"
                    .formatted(
                            option,
                            name,
                            listed(markets),
                            near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?"));
        }
        return found;
    }

    private static MarketId only(String option, SortedSet<MarketId> markets) {
        if (markets.size() != 1) {
            throw failure("--data %s: say for which market, as in --data %s=%s; %s"
                    .formatted(option, markets.isEmpty() ? "venue:symbol" : markets.first(), option, listed(markets)));
        }
        return markets.first();
    }

    private static String listed(SortedSet<MarketId> markets) {
        return "the bots' markets are "
                + markets.stream().map(MarketId::toString).collect(Collectors.joining(", "));
    }

    private static CommandFailure failure(String why) {
        return new CommandFailure(ExitCode.FAILED, why);
    }
}
