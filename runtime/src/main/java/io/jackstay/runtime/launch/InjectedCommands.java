package io.jackstay.runtime.launch;

import com.google.inject.Injector;
import com.google.inject.Key;
import picocli.CommandLine;

/** Makes commands with what they need; what no module binds, such as picocli's own parts, picocli makes. Thread safe. */
final class InjectedCommands implements CommandLine.IFactory {
    private final Injector injector;

    InjectedCommands(Injector injector) {
        this.injector = injector;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        return injector.getExistingBinding(Key.get(type)) == null
                ? CommandLine.defaultFactory().create(type)
                : injector.getInstance(type);
    }
}
