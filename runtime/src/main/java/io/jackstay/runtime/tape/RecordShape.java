package io.jackstay.runtime.tape;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.journal.RecordReader;
import io.jackstay.runtime.journal.RecordWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** A record is its components, one after the other. Thread safe. */
final class RecordShape implements Shape {
    private final Constructor<?> constructor;
    private final List<Method> accessors = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();

    RecordShape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            Method accessor = components[i].getAccessor();
            accessor.setAccessible(true);
            accessors.add(accessor);
            shapes.add(Shapes.of(components[i].getGenericType()));
        }
        try {
            this.constructor = type.getDeclaredConstructor(types);
            this.constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its constructor: " + type, e);
        }
    }

    @Override
    public void put(RecordWriter to, Object value) {
        for (int i = 0; i < accessors.size(); i++) {
            shapes.get(i).put(to, requireNonNull(call(accessors.get(i), value), "component is null"));
        }
    }

    private static Object call(Method accessor, Object value) {
        try {
            return accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("%s can't be read: %s".formatted(value, e), e);
        }
    }

    @Override
    public Object take(RecordReader from) {
        Object[] components = new Object[shapes.size()];
        for (int i = 0; i < components.length; i++) {
            components[i] = shapes.get(i).take(from);
        }
        try {
            return constructor.newInstance(components);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s can't be made: %s".formatted(constructor, e), e);
        }
    }
}
