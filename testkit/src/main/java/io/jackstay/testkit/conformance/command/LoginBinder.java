package io.jackstay.testkit.conformance.command;

import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.ConnectorBlock;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.config.RecordBinder;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.util.List;
import java.util.Map;

/** Binds the keys that a venue gives for a login. Stateless. */
final class LoginBinder {
    private LoginBinder() {}

    /** Throws {@link JackstayException} CONFIG_INVALID with every problem. */
    static Record bind(String connector, String keys, Class<? extends Record> type) {
        String text = "connectors.test = %s%nconnectors.test.plugin = %s%n".formatted(keys, connector);
        ConfigFile.Loaded loaded = ConfigFile.parse("the venue's login", text, List.of(), Map.of());
        Problems problems = new Problems();
        for (ConnectorBlock block : loaded.config().connectors()) {
            var bound = RecordBinder.bind(block.plugin(), type, problems);
            if (bound.isPresent() && !problems.hasErrors()) {
                return bound.get();
            }
        }
        throw new JackstayException(
                ErrorCode.CONFIG_INVALID,
                "the venue's login does not fit the connector %s: %s %s"
                        .formatted(connector, problems, loaded.problems()));
    }
}
