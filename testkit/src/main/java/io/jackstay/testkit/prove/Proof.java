package io.jackstay.testkit.prove;

import java.io.IOException;

/** One proof: what it shows, and how it is run, small or whole. Not thread safe: one use. */
interface Proof {
    /** What the table and {@code --only} call it. */
    String name();

    /** What holds when it is kept. */
    String promise();

    Finding run(boolean whole) throws IOException, InterruptedException;

    /**
     * What it came to. Immutable.
     *
     * @param figure what was done and counted
     * @param command how anybody repeats it
     */
    record Finding(boolean held, String figure, String command) {}
}
