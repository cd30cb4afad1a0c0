package io.jackstay.runtime.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

/** Calls the canonical constructor of a record that may be a plugin's. Immutable: pure functions. */
final class RecordMaker {
    private RecordMaker() {}

    /** Empty when the record refuses the values; its reason has been reported at the block. */
    static Optional<Record> make(Class<? extends Record> type, Object[] values, Spot block, Problems problems) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(type.getClassLoader());
        try {
            return Optional.of(constructor(type).newInstance(values));
        } catch (InvocationTargetException e) {
            problems.error(block, reason(type, e.getTargetException()));
        } catch (ReflectiveOperationException | LinkageError e) {
            problems.error(block, failure(type, e));
        } finally {
            thread.setContextClassLoader(before);
        }
        return Optional.empty();
    }

    private static Constructor<? extends Record> constructor(Class<? extends Record> type)
            throws NoSuchMethodException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
        }
        return type.getConstructor(types);
    }

    private static String reason(Class<?> type, Throwable cause) {
        if (cause instanceof VirtualMachineError error && !(error instanceof StackOverflowError)) {
            throw error;
        }
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : failure(type, cause);
    }

    private static String failure(Class<?> type, Throwable thrown) {
        return "its record " + type.getName() + " failed with " + thrown;
    }
}
