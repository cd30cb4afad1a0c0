package io.jackstay.runtime.tape;

import io.jackstay.runtime.journal.RecordReader;
import io.jackstay.runtime.journal.RecordWriter;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** How the values of one type become fields of a record, and come back equal. Thread safe. */
interface Shape {
    void put(RecordWriter to, Object value);

    Object take(RecordReader from);

    /** The shape of a type that has a form of its own. */
    static <T> Shape of(Class<T> type, BiConsumer<RecordWriter, T> put, Function<RecordReader, T> take) {
        return new Shape() {
            @Override
            public void put(RecordWriter to, Object value) {
                put.accept(to, type.cast(value));
            }

            @Override
            public Object take(RecordReader from) {
                return take.apply(from);
            }
        };
    }
}
