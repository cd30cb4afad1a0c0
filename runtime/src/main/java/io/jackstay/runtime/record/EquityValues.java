package io.jackstay.runtime.record;

import io.jackstay.api.market.Money;
import io.jackstay.runtime.journal.RecordReader;
import io.jackstay.runtime.journal.RecordWriter;
import io.jackstay.runtime.state.SeenEquity;
import java.util.ArrayList;
import java.util.List;

/** The equity that was seen as fields of a record. Pure functions. */
final class EquityValues {
    private EquityValues() {}

    static void put(RecordWriter to, SeenEquity equity) {
        Values.put(to, equity.peak());
        Values.put(to, equity.maxDrawdown());
        to.putLong(equity.marks().size());
        for (SeenEquity.Mark mark : equity.marks()) {
            Values.put(to, mark.market());
            to.putDecimal(mark.price());
        }
    }

    static SeenEquity take(RecordReader from) {
        Money peak = Values.takeMoney(from);
        Money maxDrawdown = Values.takeMoney(from);
        int count = from.takeInt();
        List<SeenEquity.Mark> marks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            marks.add(new SeenEquity.Mark(Values.takeMarket(from), from.takeDecimal()));
        }
        return new SeenEquity(peak, maxDrawdown, marks);
    }
}
