package io.jackstay.api.broken;

import java.util.Date;
import java.util.List;

/** Has a list whose entries its maker can change later. Immutable but for that. */
public record LooseListRecord(List<Date> when) {
    public LooseListRecord {
        when = List.copyOf(when);
    }
}
