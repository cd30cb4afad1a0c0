package io.jackstay.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The word by which a configuration selects this record among the records that a sealed interface permits. Immutable.
 *
 * <p>A section whose component has the sealed type is written {@code feed { type = random-walk, seed = 7 }}; the record that
 * says {@code @Choice("random-walk")} is bound to the other keys. Each permitted record needs a different word.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Choice {
    /** The word behind {@code type}: lower-case letters, digits and dashes. */
    String value();
}
