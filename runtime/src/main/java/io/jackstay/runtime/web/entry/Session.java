package io.jackstay.runtime.web.entry;

import io.jackstay.runtime.web.http.Role;

/** One signed-in browser. Not thread safe: confined to the thread {@code web}. */
final class Session {
    private final String number;
    private final String name;
    private final Role granted;
    private final String csrf = Digest.secret();
    private final long beganNanos;
    private long usedNanos;
    private boolean lowered;

    /** @param number names it in records, and opens nothing */
    Session(String number, String name, Role granted, long nowNanos) {
        this.number = number;
        this.name = name;
        this.granted = granted;
        this.beganNanos = nowNanos;
        this.usedNanos = nowNanos;
    }

    String number() {
        return number;
    }

    String name() {
        return name;
    }

    String csrf() {
        return csrf;
    }

    Role role() {
        return lowered ? Role.VIEW : granted;
    }

    long beganNanos() {
        return beganNanos;
    }

    long usedNanos() {
        return usedNanos;
    }

    void used(long nowNanos) {
        usedNanos = nowNanos;
    }

    /** Control has not been used for long: it may still look. */
    void lower() {
        lowered = granted == Role.CONTROL;
    }
}
