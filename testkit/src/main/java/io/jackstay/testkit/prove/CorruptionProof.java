package io.jackstay.testkit.prove;

import java.io.IOException;
import java.util.SplittableRandom;

/** Damage of a journal is found: the last record may be cut, anything else is refused. Not thread safe: one use. */
record CorruptionProof() implements Proof {
    private static final int SMALL = 20;
    private static final int LARGE = 200;
    private static final int SMALL_RANDOM = 500;
    private static final int LARGE_RANDOM = 10_000;
    private static final int MOST_BYTES = 64;

    @Override
    public String name() {
        return "corruption";
    }

    @Override
    public String promise() {
        return "every flipped bit of a journal is found, and no damage gives a state that no prefix gives";
    }

    @Override
    public Finding run(boolean whole) throws IOException {
        int records = whole ? LARGE : SMALL;
        Damaged journal = new Damaged(records);
        byte[] bytes = journal.whole();
        int missed = 0;
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            int found = journal.read(bytes);
            missed += found == -1 || found == records - 1 ? 0 : 1;
            bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }
        int random = whole ? LARGE_RANDOM : SMALL_RANDOM;
        for (int seed = 0; seed < random; seed++) {
            missed += journal.read(damaged(bytes, new SplittableRandom(seed))) < records ? 0 : 1;
        }
        return new Finding(
                missed == 0,
                "%d records, each of %,d bits flipped, and %,d damages of many bytes; %d missed"
                        .formatted(records, bytes.length * Byte.SIZE, random, missed),
                "./jackstay prove --only corruption" + (whole ? " --all" : ""));
    }

    /** Some bytes in a row are others than before, all of them. */
    private static byte[] damaged(byte[] whole, SplittableRandom random) {
        byte[] bytes = whole.clone();
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 2 + random.nextInt(MOST_BYTES));
        for (int i = from; i < to; i++) {
            bytes[i] ^= (byte) (1 + random.nextInt(255));
        }
        return bytes;
    }
}
