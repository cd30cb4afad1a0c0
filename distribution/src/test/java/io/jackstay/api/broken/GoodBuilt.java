package io.jackstay.api.broken;

/** Is built the way it should be. Immutable. */
public final class GoodBuilt {
    private final int count;

    private GoodBuilt(int count) {
        this.count = count;
    }

    public static GoodBuilt of(int count) {
        return new GoodBuilt(count);
    }

    public int count() {
        return count;
    }
}
