package io.jackstay.testkit.simulate;

import io.jackstay.runtime.launch.ToolUsageException;
import io.jackstay.testkit.simulate.fault.Fault;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the command line asks for. Immutable, but for the set. */
record Options(long first, long last, boolean json, boolean trace, int threads, Set<Fault> without) {
    private static final int MOST_THREADS = 256;

    static Options parse(List<String> arguments) {
        long first = 1;
        long last = 0;
        boolean json = false;
        boolean trace = false;
        int threads = Runtime.getRuntime().availableProcessors();
        Set<Fault> without = EnumSet.noneOf(Fault.class);
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            switch (word) {
                case "--json" -> json = true;
                case "--trace" -> trace = true;
                case "--seeds" -> {
                    String[] ends = value(arguments, ++i, word).split("\\.\\.", -1);
                    first = number(ends[0]);
                    last = number(ends[ends.length - 1]);
                }
                case "--threads" -> threads = (int) number(value(arguments, ++i, word));
                case "--without" ->
                    Arrays.stream(value(arguments, ++i, word).split(",", -1)).forEach(code -> without.add(fault(code)));
                default -> throw new ToolUsageException("simulate does not know '%s'".formatted(word));
            }
        }
        if (last < first || threads < 1 || threads > MOST_THREADS) {
            throw new ToolUsageException("simulate takes seeds from the lower to the higher: --seeds 1..500");
        }
        return new Options(first, last, json, trace, threads, without);
    }

    private static String value(List<String> arguments, int index, String option) {
        if (index >= arguments.size()) {
            throw new ToolUsageException(option + " takes a value");
        }
        return arguments.get(index);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ToolUsageException("'%s' is no number".formatted(text));
        }
    }

    private static Fault fault(String code) {
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ToolUsageException("'%s' is the code of no fault".formatted(code)));
    }
}
