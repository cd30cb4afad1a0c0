package io.jackstay.runtime.brokenone;

import io.jackstay.runtime.brokentwo.ComesBack;

/** One half of a cycle. */
public final class GoesThere {
    private GoesThere() {}

    public static int count(int left) {
        return left == 0 ? 0 : ComesBack.count(left - 1);
    }
}
