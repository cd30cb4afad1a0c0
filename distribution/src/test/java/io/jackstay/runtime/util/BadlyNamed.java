package io.jackstay.runtime.util;

/** Stands in a package that says nothing. */
public final class BadlyNamed {
    private BadlyNamed() {}
}
