package io.jackstay.runtime.broken;

import org.slf4j.Logger;

/** Keeps a logger of the log's backend. Immutable. */
public final class KnowsTheLog {
    private final Logger log;

    KnowsTheLog(Logger log) {
        this.log = log;
    }

    void say(String what) {
        log.info(what);
    }
}
