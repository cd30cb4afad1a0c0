package io.jackstay.runtime.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.security.CodeSource;

/** Calls the canonical constructor of a record that may be a plugin's. Immutable: pure functions. */
final class RecordMaker {
    private RecordMaker() {}

    /** Throws {@link IllegalArgumentException} with the record's own reason, or with what it failed with. */
    static Record make(Class<? extends Record> type, Object[] values) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(type.getClassLoader());
        try {
            return constructor(type).newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(reason(type, e.getTargetException()), e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalArgumentException(failure(type, e), e);
        } finally {
            thread.setContextClassLoader(before);
        }
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
        return "its record %s%s failed with %s".formatted(type.getName(), origin(type), thrown);
    }

    /** The jar of a plugin's record, which is the one to be repaired. */
    private static String origin(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? ""
                : " of " + source.getLocation().getPath();
    }
}
