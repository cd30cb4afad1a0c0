package io.jackstay.runtime.launch;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Shows the developers' commands beside the runtime's own, for what is made of all of them. Immutable: pure functions. */
final class ToolsInModel {
    private ToolsInModel() {}

    /** Adds each by its name; they read their arguments themselves, so nothing is known of those. */
    static void add(CommandLine root, Tools tools) {
        tools.all().forEach((name, tool) -> {
            if (!root.getSubcommands().containsKey(name)) {
                CommandSpec spec = CommandSpec.create().name(name);
                spec.usageMessage().description(tool.summary().replace("%", "%%"));
                root.addSubcommand(name, spec);
            }
        });
    }
}
