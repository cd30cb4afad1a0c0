package io.jackstay.distribution.compatibility;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The breaks that were meant, each with its reason. Immutable. */
final class AcceptedBreaks {
    private final SortedMap<String, String> reasons;

    private AcceptedBreaks(SortedMap<String, String> reasons) {
        this.reasons = reasons;
    }

    /** Lines {@code break: reason}; empty lines and those that begin with {@code #} say nothing. */
    static AcceptedBreaks parse(List<String> lines) {
        SortedMap<String, String> reasons = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(": ");
            if (colon < 0 || line.substring(colon + 2).isBlank()) {
                throw new IllegalArgumentException(
                        "accepted-breaks.txt:%d: expected 'break: reason', got '%s'".formatted(i + 1, line));
            }
            if (reasons.put(line.substring(0, colon), line.substring(colon + 2)) != null) {
                throw new IllegalArgumentException("accepted-breaks.txt:%d: listed twice".formatted(i + 1));
            }
        }
        return new AcceptedBreaks(reasons);
    }

    /** What is wrong with these breaks, in words: those that are not listed, and those listed that are none. */
    List<String> problems(Collection<String> breaks) {
        List<String> problems = new ArrayList<>();
        breaks.stream()
                .filter(each -> !reasons.containsKey(each))
                .forEach(each -> problems.add("not listed in accepted-breaks.txt: " + each));
        reasons.keySet().stream()
                .filter(each -> !breaks.contains(each))
                .forEach(each -> problems.add("listed, but no break: " + each));
        return problems;
    }
}
