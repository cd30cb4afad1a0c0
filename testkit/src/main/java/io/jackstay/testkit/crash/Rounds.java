package io.jackstay.testkit.crash;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the sequences of a bot came to by the venue's own fills: each leg is done once, or was taken back as far as it was done, and the
 * strategy was told just that. The round under way at the end may stand anywhere. Not thread safe: one use.
 */
final class Rounds {
    /** The runtime's label of a sequence's order: run, step, forward or back. */
    private static final Pattern LABEL = Pattern.compile("seq\\.round\\.(\\d+)\\.([01])([+-])\\d+");

    private static final int LEGS = 2;

    private final BigDecimal size;
    private final SortedMap<Integer, Round> rounds = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /** Of one round, by leg: what was filled, and what was traded back. Owned by the reckoning. */
    private static final class Round {
        private final BigDecimal[] filled = {BigDecimal.ZERO, BigDecimal.ZERO};
        private final BigDecimal[] undone = {BigDecimal.ZERO, BigDecimal.ZERO};

        private boolean isComplete(BigDecimal size) {
            boolean kept = undone[0].signum() == 0 && undone[1].signum() == 0;
            return kept && filled[0].compareTo(size) == 0 && filled[1].compareTo(size) == 0;
        }

        private boolean isTakenBack() {
            return filled[0].compareTo(undone[0]) == 0 && filled[1].compareTo(undone[1]) == 0;
        }

        /** As the strategy writes it down. */
        private String told(BigDecimal size) {
            return "%s %s/%s %s/%s"
                    .formatted(
                            isComplete(size) ? "COMPLETE" : "COMPENSATED",
                            plain(filled[0]),
                            plain(undone[0]),
                            plain(filled[1]),
                            plain(undone[1]));
        }

        private static String plain(BigDecimal size) {
            return size.stripTrailingZeros().toPlainString();
        }
    }

    /** @param size of the first leg */
    Rounds(BigDecimal size) {
        this.size = size;
    }

    /**
     * What does not hold, in words.
     *
     * @param fills of the venue
     * @param labels of the orders that the bot's journal has, by their ids
     * @param told what the strategy was told of each round, oldest first
     */
    List<String> problems(List<BookedFill> fills, Map<Long, String> labels, List<String> told) {
        fills.forEach(fill -> add(fill, labels.getOrDefault(fill.cloid(), "")));
        if (rounds.isEmpty()) {
            problems.add("no leg of a sequence was filled");
            return problems;
        }
        for (int number = 1; number <= told.size(); number++) {
            rounds.computeIfAbsent(number, any -> new Round());
        }
        rounds.forEach((number, round) -> check(number, round, told));
        if (told.size() < rounds.lastKey() - 1) {
            problems.add("%d rounds were told to be over, and orders of round %d were filled"
                    .formatted(told.size(), rounds.lastKey()));
        }
        return problems;
    }

    private void add(BookedFill fill, String label) {
        Matcher words = LABEL.matcher(label);
        if (!words.matches()) {
            problems.add("a fill of order %d, of which the journal says '%s'".formatted(fill.cloid(), label));
            return;
        }
        Round round = rounds.computeIfAbsent(Integer.valueOf(words.group(1)), any -> new Round());
        BigDecimal[] sums = words.group(3).equals("+") ? round.filled : round.undone;
        int leg = Integer.parseInt(words.group(2));
        sums[leg] = sums[leg].add(fill.size());
    }

    private void check(int number, Round round, List<String> told) {
        BigDecimal most = size;
        for (int leg = 0; leg < LEGS; leg++) {
            if (round.filled[leg].compareTo(most) > 0 || round.undone[leg].compareTo(round.filled[leg]) > 0) {
                problems.add("round %d, leg %d: %s filled of %s, %s taken back"
                        .formatted(number, leg, round.filled[leg], most, round.undone[leg]));
            }
            most = round.filled[leg];
        }
        if (number > told.size()) {
            return;
        }
        boolean over = round.isComplete(size) || round.isTakenBack();
        if (!over || !told.get(number - 1).equals(round.told(size))) {
            problems.add("round %d was told as %s, the venue has %s"
                    .formatted(number, told.get(number - 1), round.told(size)));
        }
    }
}
