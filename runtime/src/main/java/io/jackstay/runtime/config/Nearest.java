package io.jackstay.runtime.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that was probably meant. Immutable: pure functions.
 *
 * <p>Distance is the number of letters to insert, drop, replace or swap with their neighbour; upper and lower case
 * are one.
 */
public final class Nearest {
    private static final int LONGEST = 80;
    private static final int LETTERS_PER_SLIP = 3;
    private static final int MOST_SLIPS = 4;

    private Nearest() {}

    /**
     * The nearest known name, when it is near enough to be a slip of the pen. Of two equally near, the first by
     * alphabet.
     */
    public static Optional<String> name(String wrong, Collection<String> known) {
        return names(wrong, known, 1).stream().findFirst();
    }

    /** At most {@code limit} names that are near enough, nearest first. */
    public static List<String> names(String wrong, Collection<String> known, int limit) {
        if (wrong.isEmpty() || wrong.length() > LONGEST) {
            return List.of();
        }
        int allowed = Math.min(MOST_SLIPS, Math.max(1, wrong.length() / LETTERS_PER_SLIP));
        return known.stream()
                .filter(name -> !name.isEmpty() && Math.abs(name.length() - wrong.length()) <= allowed)
                .map(name -> new Candidate(name, distance(folded(wrong), folded(name))))
                .filter(candidate -> candidate.distance <= allowed && candidate.distance < candidate.name.length())
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(limit)
                .map(Candidate::name)
                .toList();
    }

    private record Candidate(String name, int distance) {}

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Optimal string alignment: no stretch of text is edited twice. Three rows of the table are enough. */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(row[j - 1], last[j]) + 1);
                if (swapped(a, i, b, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }

    private static boolean swapped(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
