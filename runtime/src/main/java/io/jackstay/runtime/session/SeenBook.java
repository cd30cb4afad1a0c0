package io.jackstay.runtime.session;

import io.jackstay.runtime.alert.RaisedAlert;

/** Keeps which alerts a person has seen. Called by the thread that drives the session. */
@FunctionalInterface
public interface SeenBook {
    /**
     * Kept when this returns.
     *
     * @param by who has seen it
     * @throws io.jackstay.runtime.error.JackstayException JOURNAL_FAILED when it can't be kept
     */
    void seen(RaisedAlert alert, String by);
}
