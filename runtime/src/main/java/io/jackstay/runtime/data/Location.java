package io.jackstay.runtime.data;

import io.jackstay.runtime.error.JackstayException;

/** Where a reader stands in its file. Not thread safe: owned by the thread that reads. */
interface Location {
    /** The error to throw for the line being read: {@code FILE:LINE: what}, code {@code DATA_INVALID}. */
    JackstayException fault(String what);
}
