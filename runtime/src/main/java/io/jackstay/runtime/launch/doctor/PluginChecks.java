package io.jackstay.runtime.launch.doctor;

import io.jackstay.api.plugin.Api;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginVerifier;
import java.util.ArrayList;
import java.util.List;

/** Whether each plugin that is found can be used. Thread safe: no state. */
final class PluginChecks {
    private PluginChecks() {}

    static List<Finding> run(PluginCatalog catalog) {
        List<PluginVerifier.Line> lines = PluginVerifier.verify(catalog);
        List<Finding> findings = new ArrayList<>();
        long good = lines.stream().filter(PluginVerifier.Line::ok).count();
        findings.add(
                good == 0
                        ? Finding.error(
                                "plugins",
                                "none can be used",
                                "put plugins into ./plugins, or name their folder with --plugins")
                        : Finding.ok("plugins", "%d can be used, api %s".formatted(good, Api.VERSION)));
        for (PluginVerifier.Line line : lines) {
            if (!line.ok()) {
                findings.add(Finding.error(
                        line.plugin().isEmpty() ? "plugin" : line.plugin(),
                        "%s: %s".formatted(line.jar(), line.words()),
                        "remove the jar, or get one that is made for api " + Api.VERSION));
            }
        }
        return findings;
    }
}
