package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.config.JackstayConfig;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.session.SessionJournals;
import java.util.List;

/** Whose halts are over, as a person has said with the start. Immutable. */
record Resumed(List<String> bots, List<String> logins, boolean process) {
    Resumed {
        bots = List.copyOf(bots);
        logins = List.copyOf(logins);
    }

    /** Throws {@link CommandFailure} for a name that is not in the configuration. */
    void check(JackstayConfig config) {
        check(
                "--resume",
                "bots",
                bots,
                config.bots().stream().map(bot -> bot.name()).toList());
        check(
                "--resume-login",
                "connectors",
                logins,
                config.connectors().stream().map(login -> login.name()).toList());
    }

    private static void check(String option, String kind, List<String> names, List<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new CommandFailure(
                        ExitCode.USAGE, "%s %s: the %s are %s".formatted(option, name, kind, String.join(", ", known)));
            }
        }
    }

    SessionJournals applyTo(SessionJournals journals) {
        return journals.resume(bots).resume(logins, process);
    }
}
