package io.jackstay.runtime.record;

import io.jackstay.api.account.Pnl;
import io.jackstay.runtime.journal.RecordReader;
import io.jackstay.runtime.journal.RecordWriter;

/** A result as fields of a record. Pure functions. */
final class PnlValues {
    private PnlValues() {}

    static void put(RecordWriter to, Pnl pnl) {
        Values.put(to, pnl.realized());
        Values.put(to, pnl.unrealized());
        Values.put(to, pnl.fees());
        Values.put(to, pnl.funding());
    }

    static Pnl take(RecordReader from) {
        return new Pnl(
                Values.takeMoney(from), Values.takeMoney(from), Values.takeMoneys(from), Values.takeMoneys(from));
    }
}
