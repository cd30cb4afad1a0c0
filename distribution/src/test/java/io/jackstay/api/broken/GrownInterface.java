package io.jackstay.api.broken;

/** Demanded one method at first, and another now. */
public interface GrownInterface {
    void first();

    void second();
}
