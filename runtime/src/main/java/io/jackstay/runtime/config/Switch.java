package io.jackstay.runtime.config;

/** Something that is done, or not. Immutable. */
public enum Switch {
    ON,
    OFF
}
