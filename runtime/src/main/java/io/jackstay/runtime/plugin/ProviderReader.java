package io.jackstay.runtime.plugin;

import io.jackstay.api.plugin.Api;
import io.jackstay.runtime.plugin.scan.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Reads one provider out of its class file, nothing of which is loaded. Immutable. */
record ProviderReader(PluginUnit unit, Path jar, PluginKind kind) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final ApiVersion OURS = ApiVersion.parse(Api.VERSION).orElseThrow();

    /** The plugin that this class offers. What is wrong with it is a {@link Refusal}. */
    PluginDescriptor read(JarContents contents, String providerClass, List<Finding> findings) {
        String shown = Words.clean(providerClass);
        byte[] classFile = contents.findClass(providerClass)
                .orElseThrow(
                        () -> refusal("%s names %s, which is not in the jar".formatted(kind.serviceFile(), shown)));
        ClassFiles.problem(classFile).ifPresent(what -> {
            throw refusal(shown + " " + what);
        });
        ProviderClass provider =
                ProviderClass.read(classFile).orElseThrow(() -> refusal(shown + " is damaged: not a class file"));
        if (!provider.isAnnotated()) {
            throw refusal("%s has no @Plugin(name = ..., api = Api.VERSION)".formatted(shown));
        }
        if (!NAME.matcher(provider.name()).matches()) {
            throw refusal("%s is named \"%s\": a name has 1 to 32 lower-case letters, digits and dashes"
                    .formatted(shown, Words.clean(provider.name())));
        }
        checkVersion(provider);
        if (!provider.isConstructible()) {
            throw refusal(
                    provider.name(), shown + " must be a public class with a public constructor without arguments");
        }
        return new PluginDescriptor(
                kind,
                provider.name(),
                provider.api(),
                Words.clean(provider.summary()),
                providerClass,
                jar,
                unit.folder(),
                unit.jars(),
                findings);
    }

    private void checkVersion(ProviderClass provider) {
        ApiVersion theirs = ApiVersion.parse(provider.api())
                .orElseThrow(() -> refusal(
                        provider.name(),
                        "its api version is \"%s\", not a version such as %s: say api = Api.VERSION"
                                .formatted(Words.clean(provider.api()), OURS)));
        if (!OURS.runs(theirs)) {
            String advice = theirs.major() == OURS.major()
                    ? "take a newer jackstay, or compile it against " + OURS
                    : "compile it against " + OURS;
            throw refusal(
                    provider.name(),
                    "was compiled against api %s, this runtime has %s: %s".formatted(theirs, OURS, advice));
        }
    }

    private Refusal refusal(String what) {
        return new Refusal(jar, what);
    }

    private Refusal refusal(String name, String what) {
        return new Refusal(new PluginProblem(jar, kind.word() + " " + name, what));
    }
}
