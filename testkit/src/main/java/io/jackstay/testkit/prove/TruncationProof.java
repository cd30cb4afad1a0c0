package io.jackstay.testkit.prove;

import java.io.IOException;
import java.util.Arrays;

/** A journal cut at every byte is its longest prefix of whole records. Not thread safe: one use. */
record TruncationProof() implements Proof {
    private static final int SMALL = 60;
    private static final int LARGE = 1_000;

    @Override
    public String name() {
        return "truncation";
    }

    @Override
    public String promise() {
        return "a journal that was cut anywhere is its longest prefix of whole records";
    }

    @Override
    public Finding run(boolean whole) throws IOException {
        int records = whole ? LARGE : SMALL;
        Damaged journal = new Damaged(records);
        byte[] bytes = journal.whole();
        int wrong = 0;
        int before = 0;
        int steps = 0;
        for (int length = 0; length <= bytes.length; length++) {
            int found = journal.read(Arrays.copyOf(bytes, length));
            boolean isNext = found == before || found == before + 1;
            wrong += isNext ? 0 : 1;
            steps += found == before + 1 ? 1 : 0;
            before = Math.max(before, found);
        }
        boolean held = wrong == 0 && steps == records && before == records;
        return new Finding(
                held,
                "%d records cut at each of %,d lengths, %d wrong".formatted(records, bytes.length + 1, wrong),
                "./jackstay prove --only truncation" + (whole ? " --all" : ""));
    }
}
