package io.jackstay.runtime.plugin.guard;

import org.jspecify.annotations.Nullable;

/**
 * The shapes of calls into a plugin: a target and up to four arguments, with an answer or without. Immutable.
 *
 * <p>A wrapper passes a method reference that captures nothing, {@code Strategy::onTick}, so that a call makes no
 * object.
 */
final class Calls {
    private Calls() {}

    interface Do0<T> {
        void on(T target);
    }

    interface Do1<T, A> {
        void on(T target, A a);
    }

    interface Do2<T, A, B> {
        void on(T target, A a, B b);
    }

    interface Do3<T, A, B, C> {
        void on(T target, A a, B b, C c);
    }

    interface Do4<T, A, B, C, D> {
        void on(T target, A a, B b, C c, D d);
    }

    interface Ask0<T, R> {
        @Nullable
        R on(T target);
    }

    interface Ask1<T, A, R> {
        @Nullable
        R on(T target, A a);
    }

    interface Ask2<T, A, B, R> {
        @Nullable
        R on(T target, A a, B b);
    }
}
