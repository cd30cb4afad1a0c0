package io.jackstay.testkit.prove;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The same seeds in two processes, and with two JDKs where there are: the same trace, event by event. Not thread safe: one use. */
record TwiceProof(Distribution distribution) implements Proof {
    private static final int SMALL = 4;
    private static final int LARGE = 200;
    /** Names another JDK, where there is one. */
    private static final String OTHER_JAVA = "JAVA_HOME_25";

    @Override
    public String name() {
        return "determinism";
    }

    @Override
    public String promise() {
        return "a seed gives the same trace in every process";
    }

    @Override
    public Finding run(boolean whole) throws IOException, InterruptedException {
        int seeds = whole ? LARGE : SMALL;
        List<String> words = List.of("simulate", "--seeds", "1.." + seeds, "--trace");
        List<String> first = traces(distribution.run(words));
        Optional<String> other = Optional.ofNullable(System.getenv(OTHER_JAVA)).filter(home -> !home.isBlank());
        List<String> second = traces(distribution.run(words, other.orElse(System.getProperty("java.home"))));
        boolean held = first.size() == seeds && first.equals(second);
        String figure = "%d seeds in two processes%s, %s"
                .formatted(
                        seeds,
                        other.isPresent() ? ", one of them with the Java of " + OTHER_JAVA : " of one Java",
                        held ? "equal traces" : "traces that differ");
        return new Finding(held, figure, "./jackstay prove --only determinism" + (whole ? " --all" : ""));
    }

    /** A line for each seed, with the hash over all of its events. */
    private static List<String> traces(Distribution.Ended ended) {
        return ended.out().stream().filter(line -> line.contains(", trace ")).toList();
    }
}
