package io.jackstay.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a provider class and names the plugin that it offers. Immutable.
 *
 * <p>The runtime reads this annotation from the bytes of the class file, before it loads any class of the jar. A provider
 * without it is refused, and so are two providers of one name: both of them.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Plugin {
    /** The word that a configuration uses: {@code plugin = grid}. Lower-case letters, digits and dashes, 1 to 32 characters. */
    String name();

    /** The contract version that the plugin was compiled against: always {@link Api#VERSION}, never a literal. */
    String api();

    /** One sentence for {@code plugins list}; empty when the provider has nothing to add to its name. */
    String summary() default "";
}
