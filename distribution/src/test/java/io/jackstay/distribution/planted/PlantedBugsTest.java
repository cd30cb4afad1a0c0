package io.jackstay.distribution.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation can fail: it finds each bug, with seeds that are clean without one. */
final class PlantedBugsTest {
    private static final int ENOUGH = 20;

    /** Where to look when the seeds that have found a bug do so no more, because the runtime is another. */
    private static final long FIRST_SEEDS = 25;

    static Stream<PlantedBug> bugs() {
        return PlantedBugs.all().stream();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void theSimulationFindsIt(PlantedBug bug) throws Exception {
        PlantedLoader loader = new PlantedLoader(bug.redirects());
        LongStream seeds =
                LongStream.concat(bug.seeds().stream().mapToLong(seed -> seed), LongStream.rangeClosed(1, FIRST_SEEDS));
        try (Run run = new Run(loader)) {
            assertThat(seeds.mapToObj(run::apply)
                            .filter(found -> !found.isEmpty())
                            .findFirst())
                    .isPresent();
        }

        assertThat(loader.missing()).as("calls that are nowhere").isEmpty();
    }

    @Test
    void withoutABugTheSameSeedsAreClean() throws Exception {
        TreeSet<Long> seeds = new TreeSet<>();
        PlantedBugs.all().forEach(bug -> seeds.addAll(bug.seeds()));
        Map<Long, String> found = new LinkedHashMap<>();
        try (Run run = new Run(new PlantedLoader(List.of()))) {
            seeds.forEach(seed -> found.put(seed, run.apply(seed)));
        }

        assertThat(found.values()).as("%s", found).allMatch(String::isEmpty);
    }

    @Test
    void thePageHasATableOfThem() throws IOException {
        List<String> page = Files.readAllLines(Path.of(System.getProperty("jackstay.home"), "docs", "reliability.md"));

        assertThat(PlantedBugs.all()).hasSizeGreaterThanOrEqualTo(ENOUGH);
        assertThat(PlantedBugs.all()).allSatisfy(bug -> assertThat(page)
                .anyMatch(line -> line.startsWith("| " + bug.words() + " | ")
                        && line.endsWith(" | %s | %d |"
                                .formatted(bug.invariant(), bug.seeds().get(0)))));
    }

    /** Seeds, run by the classes of a loader. Not thread safe: one user. */
    private record Run(LongFunction<String> seeds, Closeable plugins) implements Closeable {
        private Run(PlantedLoader loader) throws ReflectiveOperationException {
            this(loader.loadClass("io.jackstay.testkit.simulate.PlantedRun")
                    .getDeclaredConstructor()
                    .newInstance());
        }

        @SuppressWarnings("unchecked")
        private Run(Object made) {
            this((LongFunction<String>) made, (Closeable) made);
        }

        private String apply(long seed) {
            return seeds.apply(seed);
        }

        @Override
        public void close() throws IOException {
            plugins.close();
        }
    }
}
