package io.jackstay.runtime.plugin.guard;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.util.List;
import java.util.Optional;

/**
 * A plugin threw, or returned what the contract forbids. Immutable.
 *
 * <p>Names the plugin and the call. The cause, when there is one, is an object of the plugin and keeps its loader in
 * memory: it is logged and let go.
 */
public final class PluginFailure extends JackstayException {
    private static final long serialVersionUID = 1L;

    private static final List<String> CONFIGURED = List.of("needs", "traits", "markets", "bounds", "create");

    private final String plugin;
    private final String call;

    PluginFailure(String plugin, String call, String what) {
        super(ErrorCode.PLUGIN_FAILED, "%s failed in %s: %s".formatted(plugin, call, what));
        this.plugin = plugin;
        this.call = call;
    }

    PluginFailure(String plugin, String call, Throwable cause) {
        super(ErrorCode.PLUGIN_FAILED, "%s failed in %s: %s".formatted(plugin, call, ThrownWords.of(cause)), cause);
        this.plugin = plugin;
        this.call = call;
    }

    /** The plugin as the guard names it: kind, name and jar. */
    public String plugin() {
        return plugin;
    }

    /** The method that failed, such as {@code onTick}. */
    public String call() {
        return call;
    }

    /**
     * The plugin's words when it refused its configuration: {@code needs}, {@code traits}, {@code markets},
     * {@code bounds} and {@code create} say so by an {@link IllegalArgumentException}, which is a mistake of the
     * configuration and not of the plugin.
     */
    public Optional<String> configurationProblem() {
        return getCause() instanceof IllegalArgumentException refused && CONFIGURED.contains(call)
                ? Optional.of(ThrownWords.messageOf(refused))
                : Optional.empty();
    }
}
