package io.jackstay.runtime.tape;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.RecordReader;
import io.jackstay.runtime.journal.RecordWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Shapes of numbers, texts, times and enums. Stateless. */
final class PlainShapes {
    private static final Map<Class<?>, Shape> KNOWN = new HashMap<>();

    static {
        Shape whole = Shape.of(Long.class, (to, value) -> to.putLong(value), RecordReader::takeLong);
        Shape small = Shape.of(Integer.class, (to, value) -> to.putLong(value), RecordReader::takeInt);
        Shape flag = Shape.of(Boolean.class, (to, value) -> to.putBoolean(value), RecordReader::takeBoolean);
        KNOWN.put(long.class, whole);
        KNOWN.put(Long.class, whole);
        KNOWN.put(int.class, small);
        KNOWN.put(Integer.class, small);
        KNOWN.put(boolean.class, flag);
        KNOWN.put(Boolean.class, flag);
        KNOWN.put(String.class, Shape.of(String.class, RecordWriter::putText, RecordReader::takeText));
        KNOWN.put(BigDecimal.class, Shape.of(BigDecimal.class, RecordWriter::putDecimal, RecordReader::takeDecimal));
        KNOWN.put(
                Instant.class,
                Shape.of(
                        Instant.class,
                        (to, value) -> to.putLong(value.getEpochSecond()).putLong(value.getNano()),
                        from -> Instant.ofEpochSecond(from.takeLong(), from.takeLong())));
        KNOWN.put(
                Duration.class,
                Shape.of(
                        Duration.class,
                        (to, value) -> to.putLong(value.getSeconds()).putLong(value.getNano()),
                        from -> Duration.ofSeconds(from.takeLong(), from.takeLong())));
        KNOWN.put(
                LocalTime.class,
                Shape.of(
                        LocalTime.class,
                        (to, value) -> to.putLong(value.toNanoOfDay()),
                        from -> LocalTime.ofNanoOfDay(from.takeLong())));
        KNOWN.put(
                Entry.class,
                Shape.of(
                        Entry.class,
                        (to, value) -> to.putLong(value.type())
                                .putLong(value.version())
                                .putBytes(value.payload()),
                        from -> new Entry(from.takeInt(), from.takeInt(), from.takeBytes())));
    }

    private PlainShapes() {}

    static Optional<Shape> of(Class<?> type) {
        return type.isEnum() ? Optional.of(ofEnum(type)) : Optional.ofNullable(KNOWN.get(type));
    }

    static boolean knows(String name) {
        return KNOWN.keySet().stream().anyMatch(type -> type.getName().equals(name));
    }

    /** By name, as in journals. */
    private static Shape ofEnum(Class<?> type) {
        return Shape.of(Enum.class, (to, value) -> to.putText(value.name()), from -> member(type, from.takeText()));
    }

    private static Enum<?> member(Class<?> type, String name) {
        for (Object member : type.getEnumConstants()) {
            Enum<?> value = (Enum<?>) member;
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw new JackstayException(
                ErrorCode.JOURNAL_VERSION,
                "the tape says %s '%s', which this version does not know".formatted(type.getSimpleName(), name));
    }
}
