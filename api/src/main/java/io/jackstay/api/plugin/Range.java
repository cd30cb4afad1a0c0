package io.jackstay.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The allowed values of a number, percentage or duration, both ends included. Immutable.
 *
 * <p>The ends are written as an operator would write the value, with its unit: {@code @Range(min = "1s", max = "1h")}. They
 * are checked for each element when the component is a list. Rules between two keys belong to the record's constructor.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Range {
    /** The smallest allowed value; empty when there is none. */
    String min() default "";

    /** The largest allowed value; empty when there is none. */
    String max() default "";
}
