package io.jackstay.testkit.harness;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.strategy.Context;

/** What a strategy or a risk rule wanted a person to know. Immutable. */
public record Alert(Context.Severity severity, String text) {
    public Alert {
        requireNonNull(severity, "severity is null");
        requireNonNull(text, "text is null");
    }
}
