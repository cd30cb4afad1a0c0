package io.jackstay.strategy.smoketest;

import io.jackstay.api.strategy.Execution;
import java.util.Optional;

/** What a clean-up came to. Stateless. */
final class CleanUp {
    private CleanUp() {}

    /**
     * What speaks against its having taken everything of the test away; empty when nothing does. A test that has sent an order had the
     * market to itself before: whatever is there now, or not known, is its own. One that has sent none answers for what its bot has.
     *
     * @param sent whether the test may have sent an order
     * @param own whether the bot has an order or a position by its own count
     * @param left what the last look has shown, or why there was no answer
     * @param closing how the closing of the position ended
     */
    static Optional<String> doubt(boolean sent, boolean own, Optional<String> left, Execution.Done closing) {
        if (!sent && !own) {
            return Optional.empty();
        }
        String failure = closing.complete() ? "" : "; the way out: %s, %s".formatted(closing.end(), closing.why());
        return left.map(words -> words + failure);
    }
}
