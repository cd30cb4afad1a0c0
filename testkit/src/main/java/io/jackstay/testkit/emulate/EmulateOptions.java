package io.jackstay.testkit.emulate;

import io.jackstay.emulator.base.EmulatorException;
import io.jackstay.emulator.base.EmulatorProvider;
import io.jackstay.emulator.base.Funds;
import io.jackstay.runtime.launch.ToolUsageException;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the command line asks for. Immutable.
 *
 * @param recordings files by market; the one of the empty name is for the first market
 */
record EmulateOptions(
        EmulatorProvider provider,
        int port,
        String network,
        Optional<Path> markets,
        SortedMap<String, Path> recordings,
        Optional<Path> faults,
        List<Funds> accounts,
        boolean json) {
    private static final int MOST_PORT = 65_535;

    EmulateOptions {
        accounts = List.copyOf(accounts);
    }

    static EmulateOptions parse(List<String> arguments, List<EmulatorProvider> providers) {
        Optional<EmulatorProvider> provider = Optional.empty();
        Optional<Integer> port = Optional.empty();
        Optional<String> network = Optional.empty();
        Optional<Path> markets = Optional.empty();
        Optional<Path> faults = Optional.empty();
        SortedMap<String, Path> recordings = new TreeMap<>();
        List<Funds> accounts = new ArrayList<>();
        boolean json = false;
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            switch (word) {
                case "--json" -> json = true;
                case "--port" -> port = Optional.of(port(value(arguments, ++i, word)));
                case "--network" -> network = Optional.of(value(arguments, ++i, word));
                case "--markets" -> markets = Optional.of(path(word, value(arguments, ++i, word)));
                case "--faults" -> faults = Optional.of(path(word, value(arguments, ++i, word)));
                case "--feed" -> feed(value(arguments, ++i, word), recordings);
                case "--account" -> accounts.add(account(value(arguments, ++i, word)));
                default -> provider = Optional.of(provider(word, provider, providers));
            }
        }
        EmulatorProvider venue = provider.orElseThrow(
                () -> new ToolUsageException("emulate has to be told which venue: " + names(providers)));
        String chosen = network.orElse(venue.networks().get(0));
        if (!venue.networks().contains(chosen)) {
            throw new ToolUsageException(
                    "--network takes one of %s, not '%s'".formatted(String.join(", ", venue.networks()), chosen));
        }
        try {
            accounts.forEach(funds -> venue.requireAccount(funds.account()));
        } catch (EmulatorException e) {
            throw new ToolUsageException("--account " + e.getMessage());
        }
        int wanted = port.orElseThrow(
                () -> new ToolUsageException("emulate has to be told a port: --port 8080, or 0 for a free one"));
        return new EmulateOptions(venue, wanted, chosen, markets, recordings, faults, accounts, json);
    }

    private static EmulatorProvider provider(
            String word, Optional<EmulatorProvider> before, List<EmulatorProvider> providers) {
        if (word.startsWith("-") || before.isPresent()) {
            throw new ToolUsageException(("emulate does not know '%s'; it takes --port, --network, --markets, --feed,"
                            + " --faults, --account and --json")
                    .formatted(word));
        }
        return providers.stream()
                .filter(each -> each.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new ToolUsageException(
                        "'%s' is no venue that can be emulated; there are %s".formatted(word, names(providers))));
    }

    private static String names(List<EmulatorProvider> providers) {
        return providers.isEmpty()
                ? "none, as no emulator stands beside this tool"
                : String.join(
                        ", ", providers.stream().map(EmulatorProvider::name).toList());
    }

    private static String value(List<String> arguments, int index, String option) {
        if (index >= arguments.size()) {
            throw new ToolUsageException(option + " takes a value");
        }
        return arguments.get(index);
    }

    private static int port(String given) {
        if (given.matches("[0-9]{1,5}") && Integer.parseInt(given) <= MOST_PORT) {
            return Integer.parseInt(given);
        }
        throw new ToolUsageException("--port takes a number from 0 to %d, not '%s'".formatted(MOST_PORT, given));
    }

    private static Path path(String option, String given) {
        try {
            return Path.of(given);
        } catch (InvalidPathException e) {
            throw new ToolUsageException("%s takes a file, not '%s'".formatted(option, given));
        }
    }

    private static void feed(String given, SortedMap<String, Path> recordings) {
        if (!given.equals("walk")) {
            int at = given.indexOf('=');
            recordings.put(at < 0 ? "" : given.substring(0, at), path("--feed", given.substring(at + 1)));
        }
    }

    private static Funds account(String given) {
        int at = given.lastIndexOf('=');
        String amount = given.substring(at + 1);
        if (at < 1 || !amount.matches("[0-9]{1,15}(\\.[0-9]{1,8})?")) {
            throw new ToolUsageException(
                    "--account takes an account and what it holds, such as 0x1234..=10000, not '%s'".formatted(given));
        }
        String[] names = given.substring(0, at).split("@", 2);
        return new Funds(
                names[0], new BigDecimal(amount), names.length == 2 ? Optional.of(names[1]) : Optional.empty());
    }
}
