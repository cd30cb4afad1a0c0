package io.jackstay.runtime.plugin;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.plugin.guard.ThrownWords;
import java.lang.reflect.InvocationTargetException;
import java.util.ServiceConfigurationError;

/** The one line for a plugin that was read without fault and can't be loaded all the same. Immutable. */
final class LoadFailure {
    private LoadFailure() {}

    /** A broken rule. */
    static JackstayException of(PluginDescriptor plugin, String what) {
        return new JackstayException(ErrorCode.PLUGIN_INVALID, line(plugin, what));
    }

    /** Something thrown while classes were loaded and the provider was made. */
    static JackstayException of(PluginDescriptor plugin, Throwable thrown) {
        Throwable root = unwrap(thrown);
        if (root instanceof ExceptionInInitializerError error) {
            Throwable cause = error.getCause() == null ? error : error.getCause();
            return failed(plugin, "its static initialiser threw " + ThrownWords.of(cause), thrown);
        }
        if (root instanceof NoClassDefFoundError || root instanceof ClassNotFoundException) {
            return invalid(
                    plugin,
                    "needs a class that is neither in its folder nor in the api: " + ThrownWords.of(root),
                    thrown);
        }
        if (root instanceof LinkageError) {
            return invalid(
                    plugin, "does not fit this api, or the libraries in its folder: " + ThrownWords.of(root), thrown);
        }
        if (root instanceof ServiceConfigurationError) {
            return invalid(plugin, "can't be loaded: " + ThrownWords.of(root), thrown);
        }
        return failed(plugin, "its constructor threw " + ThrownWords.of(root), thrown);
    }

    private static Throwable unwrap(Throwable thrown) {
        boolean wraps = thrown instanceof ServiceConfigurationError || thrown instanceof InvocationTargetException;
        Throwable cause = thrown.getCause();
        return wraps && cause != null ? unwrap(cause) : thrown;
    }

    private static JackstayException invalid(PluginDescriptor plugin, String what, Throwable cause) {
        return new JackstayException(ErrorCode.PLUGIN_INVALID, line(plugin, what), cause);
    }

    private static JackstayException failed(PluginDescriptor plugin, String what, Throwable cause) {
        return new JackstayException(ErrorCode.PLUGIN_FAILED, line(plugin, what), cause);
    }

    private static String line(PluginDescriptor plugin, String what) {
        return new PluginProblem(plugin.jar(), plugin.title(), what).line();
    }
}
