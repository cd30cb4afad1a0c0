package io.jackstay.testkit.simulate;

import io.jackstay.runtime.launch.ToolUsageException;
import io.jackstay.testkit.simulate.fault.Fault;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the command line asks for. Immutable. */
record Options(
        long first, long last, boolean json, boolean trace, int threads, Faults faults, Optional<String> connector) {
    /** Fewer digits than the highest number has. */
    private static final Pattern SEEDS = Pattern.compile("(\\d{1,18})(?:\\.\\.(\\d{1,18}))?");

    private static final Pattern SHARE = Pattern.compile("(\\w{1,4})=(0\\.\\d{1,6})");

    private static final Pattern THREADS = Pattern.compile("[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-6]");

    static Options parse(List<String> arguments) {
        long first = 0;
        long last = -1;
        boolean json = false;
        boolean trace = false;
        int threads = Runtime.getRuntime().availableProcessors();
        Optional<String> connector = Optional.empty();
        Set<Fault> without = EnumSet.noneOf(Fault.class);
        SortedMap<Fault, Double> shares = new TreeMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            switch (word) {
                case "--json" -> json = true;
                case "--trace" -> trace = true;
                case "--connector" -> connector = Optional.of(value(arguments, ++i, word));
                case "--seeds" -> {
                    Matcher range = match(SEEDS, word, "seeds, such as 1..500 or 7", value(arguments, ++i, word));
                    first = Long.parseLong(range.group(1));
                    last = range.group(2) == null ? first : Long.parseLong(range.group(2));
                    if (last < first) {
                        throw new ToolUsageException(
                                "--seeds goes from the lower to the higher: %d..%d has none".formatted(first, last));
                    }
                }
                case "--threads" -> {
                    String count = value(arguments, ++i, word);
                    threads = Integer.parseInt(match(THREADS, word, "a number from 1 to 256", count)
                            .group());
                }
                case "--without" ->
                    Arrays.stream(value(arguments, ++i, word).split(",", -1)).forEach(code -> without.add(fault(code)));
                case "--shares" ->
                    Arrays.stream(value(arguments, ++i, word).split(",", -1)).forEach(given -> {
                        Matcher share = match(SHARE, word, "faults and their shares, such as V1=0.2,V4=0.01", given);
                        shares.put(fault(share.group(1)), Double.parseDouble(share.group(2)));
                    });
                default ->
                    throw new ToolUsageException(
                            "simulate does not know '%s'; it takes seeds, such as --seeds 1..500".formatted(word));
            }
        }
        if (last < first) {
            throw new ToolUsageException("simulate has to be told which seeds: --seeds 1..500");
        }
        if (!without.isEmpty() && !shares.isEmpty()) {
            throw new ToolUsageException("simulate takes --without or --shares: the second leaves out all others");
        }
        Set<Fault> possible = connector.isPresent() ? Fault.ofEmulatedVenue() : Fault.ofPlainVenue();
        return new Options(first, last, json, trace, threads, new Faults(possible, without, shares), connector);
    }

    /** The command that repeats one seed, without the launcher. */
    String repeating(long seed) {
        return "simulate%s --seeds %d%s"
                .formatted(connector.map(name -> " --connector " + name).orElse(""), seed, faults.words());
    }

    private static String value(List<String> arguments, int index, String option) {
        if (index >= arguments.size()) {
            throw new ToolUsageException(option + " takes a value");
        }
        return arguments.get(index);
    }

    private static Matcher match(Pattern pattern, String option, String wanted, String given) {
        Matcher matcher = pattern.matcher(given);
        if (!matcher.matches()) {
            throw new ToolUsageException("%s takes %s, not '%s'".formatted(option, wanted, given));
        }
        return matcher;
    }

    private static Fault fault(String code) {
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ToolUsageException("'%s' is the code of no fault".formatted(code)));
    }
}
