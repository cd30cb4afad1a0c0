package io.jackstay.runtime.web.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows that only grow, of which the latest are kept; each is sent once. Not thread safe: confined to the thread {@code web}. */
final class RowChannel implements Channel {
    private static final int KEPT = 1_000;

    private final String name;
    private final LinkedHashMap<Object, Row> rows = new LinkedHashMap<>();
    private long last;
    private long atMillis;
    private boolean begun;

    private record Row(long number, Map<String, @Nullable Object> fields) {}

    private record Upto(long number) implements Base {}

    RowChannel(String name) {
        this.name = name;
    }

    @Override
    public void advance(Source.Content content, long at) {
        atMillis = at;
        begun = true;
        for (Map<String, @Nullable Object> row : ((Source.Rows) content).rows()) {
            Object id = row.get("id");
            if (id != null && !rows.containsKey(id)) {
                rows.put(id, new Row(++last, row));
            }
        }
        while (rows.size() > KEPT) {
            rows.remove(rows.keySet().iterator().next());
        }
    }

    @Override
    public Optional<Frame> frame(@Nullable Base base) {
        if (!begun || base instanceof Upto upto && upto.number == last) {
            return Optional.empty();
        }
        long from = base instanceof Upto upto ? upto.number : Long.MIN_VALUE;
        List<Map<String, @Nullable Object>> fresh = new ArrayList<>();
        for (Row row : rows.values()) {
            if (row.number > from) {
                fresh.add(row.fields);
            }
        }
        byte[] bytes = base == null
                ? Frames.snap(name, last, atMillis, Map.of("rows", fresh))
                : Frames.append(name, last, atMillis, fresh);
        return Optional.of(new Frame(bytes, new Upto(last)));
    }
}
