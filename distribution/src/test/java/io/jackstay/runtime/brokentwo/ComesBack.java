package io.jackstay.runtime.brokentwo;

import io.jackstay.runtime.brokenone.GoesThere;

/** The other half of a cycle. */
public final class ComesBack {
    private ComesBack() {}

    public static int count(int left) {
        return left == 0 ? 0 : GoesThere.count(left - 1);
    }
}
