package io.jackstay.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a configuration key means, in one sentence for an operator. Immutable.
 *
 * <p>On a component it describes the key, on a record the whole block. It is printed by {@code plugins describe}, by the
 * generated configuration reference, and in the text of a mistake.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Doc {
    /** Plain text, one line, with the unit where there is one. */
    String value();
}
