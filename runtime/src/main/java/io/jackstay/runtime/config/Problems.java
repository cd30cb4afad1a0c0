package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * All that start-up has found wrong, from the files, the plugins and the wiring. Not thread safe: owned by the thread
 * that starts the process.
 *
 * <p>Sorted by file, line and key; what is reported twice stands once.
 */
public final class Problems {
    private static final int MOST_NAMES = 40;

    private final TreeSet<Problem> found = new TreeSet<>();

    public void add(Problem problem) {
        found.add(requireNonNull(problem, "problem is null"));
    }

    public void addAll(Problems others) {
        found.addAll(others.found);
    }

    /** Stops the start. Texts that have nothing to say are empty; see {@link Problem} for what each of them is. */
    public void error(Where where, String path, String value, String what, String allowed, String suggestion) {
        add(new Problem(Problem.Severity.ERROR, where, path, value, what, allowed, suggestion));
    }

    public void error(Spot spot, String what, String allowed, String suggestion) {
        error(spot.where(), spot.path(), spot.value(), what, allowed, suggestion);
    }

    public void error(Spot spot, String what) {
        error(spot, what, "", "");
    }

    public void error(Where where, String what) {
        error(where, "", "", what, "", "");
    }

    /** Printed, and the start goes on. */
    public void warning(Where where, String path, String value, String what, String allowed, String suggestion) {
        add(new Problem(Problem.Severity.WARNING, where, path, value, what, allowed, suggestion));
    }

    public void warning(Spot spot, String what) {
        warning(spot.where(), spot.path(), spot.value(), what, "", "");
    }

    /**
     * A name that nothing has: {@code unknown plugin, known are grid, smoke-test (searched: plugins); did you mean
     * grid?}.
     *
     * @param kind what the name should be of, such as {@code plugin}
     * @param known all right names, in the order in which they are listed
     * @param searched where was looked, empty when that goes without saying
     */
    public void unknownName(Spot spot, String kind, Collection<String> known, String searched) {
        String allowed = (known.isEmpty() ? "there is none" : "known are " + listed(known))
                + (searched.isEmpty() ? "" : " (searched: " + searched + ")");
        error(
                spot,
                "unknown " + kind + ",",
                allowed,
                Nearest.name(spot.value(), known).orElse(""));
    }

    public List<Problem> sorted() {
        return List.copyOf(found);
    }

    public int errors() {
        return count(Problem.Severity.ERROR);
    }

    public int warnings() {
        return count(Problem.Severity.WARNING);
    }

    public boolean hasErrors() {
        return errors() > 0;
    }

    /** One problem a line. */
    @Override
    public String toString() {
        return String.join("\n", found.stream().map(Problem::toString).toList());
    }

    private static String listed(Collection<String> names) {
        String list = String.join(", ", names.stream().limit(MOST_NAMES).toList());
        return names.size() > MOST_NAMES ? list + " and " + (names.size() - MOST_NAMES) + " more" : list;
    }

    private int count(Problem.Severity severity) {
        return (int) found.stream().filter(p -> p.severity() == severity).count();
    }
}
