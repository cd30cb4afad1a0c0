package io.jackstay.api.broken;

/** Is built, and can never gain a part, since anybody may call its constructor. Immutable. */
public final class OpenlyBuilt {
    private final int count;

    public OpenlyBuilt(int count) {
        this.count = count;
    }

    public int count() {
        return count;
    }
}
