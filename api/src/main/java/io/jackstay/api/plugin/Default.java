package io.jackstay.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of a configuration key that a file leaves out. Immutable.
 *
 * <p>Written as it would stand in a file, and bound in the same way, so that a wrong default is found like a wrong value.
 * A key with neither a default nor an {@code Optional} type is required.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Default {
    /** The value as an operator would write it: {@code "5s"}, {@code "0.1%"}, {@code "[]"}. */
    String value();
}
