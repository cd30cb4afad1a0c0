package io.jackstay.api.broken;

/** Is in neither list. */
public interface NobodysInterface {
    void on();
}
