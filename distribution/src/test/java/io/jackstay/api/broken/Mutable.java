package io.jackstay.api.broken;

/** Has a field that can be set. */
public final class Mutable {
    int count;

    private Mutable() {}

    static Mutable of(int count) {
        Mutable made = new Mutable();
        made.count = count;
        return made;
    }
}
