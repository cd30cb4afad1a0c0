package io.jackstay.runtime.broken;

import com.google.inject.Inject;

/** Knows Guice. Immutable. */
public final class Injects {
    @Inject
    Injects() {}
}
