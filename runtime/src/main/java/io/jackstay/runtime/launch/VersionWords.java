package io.jackstay.runtime.launch;

import com.google.inject.Inject;
import io.jackstay.api.plugin.Api;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The lines of {@code --version}. Immutable. */
final class VersionWords implements IVersionProvider {
    @Inject
    VersionWords() {}

    @Override
    public String[] getVersion() {
        return new String[] {
            "jackstay " + version(),
            "plugin api " + Api.VERSION,
            "java %s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor", "unknown vendor"))
        };
    }

    /** As the jar's manifest has it; classes that were not started from the jar have none. */
    static String version() {
        return Optional.ofNullable(VersionWords.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}
