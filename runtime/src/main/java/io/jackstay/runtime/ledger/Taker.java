package io.jackstay.runtime.ledger;

import io.jackstay.runtime.journal.JournalRecord;
import java.util.List;
import java.util.Optional;

/** Makes rows of the records of one journal, within a transaction. Not thread safe: owned by the filler. */
interface Taker {
    /** Picks, outside of any transaction, the records that become rows. Not thread safe: owned by the filler. */
    interface Sieve {
        /** The record as it is read, if it becomes rows. */
        Optional<Object> wanted(JournalRecord stored);
    }

    /** In the order of the journal, what its sieve wanted. */
    void take(Object wanted);

    /** Writes what was gathered; before the transaction ends. */
    void flush();

    /**
     * What a snapshot says comes next. Rows of before what it still has one by one stay as they are.
     *
     * @param records all that its sieve wanted of it
     * @param seenBefore whether the ledger has rows of this journal already
     */
    void beginSnapshot(List<Object> records, boolean seenBefore);

    /** The journal will be told from its first record: no row of it stays. */
    void forget();
}
