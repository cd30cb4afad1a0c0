package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.launch.process.ExitCode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a command that failed prints where a script waits for one JSON object. Immutable: pure functions. */
public final class FailureJson {
    private FailureJson() {}

    /** @param command the command's own name, such as {@code run}, which says that nothing was confirmed */
    public static String of(String command, ExitCode exit, String why) {
        if (command.equals("run")) {
            return RunReport.failed(exit, why).json();
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("status", exit == ExitCode.UNCONFIRMED ? "unconfirmed" : "failed");
        object.put("why", why);
        return JsonText.of(object);
    }
}
