package io.jackstay.runtime.plugin;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Why a jar, a folder or one provider of a jar can't be used. Immutable.
 *
 * @param jar the jar, or the folder when it is the folder that is wrong
 * @param plugin kind and name, such as {@code strategy grid}; empty when the jar did not come so far
 * @param what what is wrong and what to do, in one line
 */
public record PluginProblem(Path jar, String plugin, String what) {
    public PluginProblem {
        requireNonNull(jar, "jar is null");
        requireNonNull(plugin, "plugin is null");
        requireNonNull(what, "what is null");
    }

    /** One line for people. */
    public String line() {
        return plugin.isEmpty() ? jar + ": " + what : jar + ": " + plugin + ": " + what;
    }
}
