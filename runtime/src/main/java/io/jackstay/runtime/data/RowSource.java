package io.jackstay.runtime.data;

import io.jackstay.runtime.error.JackstayException;

/** The rows of a recording as whole numbers, checked one by one. Not thread safe: owned by the thread that reads. */
interface RowSource extends AutoCloseable {
    /** Reads the next row into the target, one number a column; false at the end, which comes after one row at least. */
    boolean next(long[] target);

    /** The error to throw for the row read last. */
    JackstayException fault(String what);

    @Override
    void close();
}
