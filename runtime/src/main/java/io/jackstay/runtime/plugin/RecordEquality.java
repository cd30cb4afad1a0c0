package io.jackstay.runtime.plugin;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;

/**
 * Makes the JDK let go of the plugin whose records were compared last. Immutable.
 *
 * <p>{@link ObjectMethods} of Java 17 keeps, in the cache of one method handle, the record type for which it made an {@code
 * equals} last, and by it the loader of that type. After one is made for a type of ours, it keeps that one.
 */
final class RecordEquality {
    private RecordEquality() {}

    private record Nothing() {}

    static void forgetLast() {
        MethodType equals = MethodType.methodType(boolean.class, Nothing.class, Object.class);
        try {
            ObjectMethods.bootstrap(MethodHandles.lookup(), "equals", equals, Nothing.class, "");
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new JackstayException(
                    ErrorCode.INTERNAL, "the JDK makes no equals for a record without components", e);
        }
    }
}
