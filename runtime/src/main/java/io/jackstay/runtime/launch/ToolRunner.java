package io.jackstay.runtime.launch;

import com.google.inject.Inject;
import io.jackstay.runtime.launch.process.Debugging;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import java.util.List;

/** Runs a command from a tool jar, and turns what it throws into an exit code and a last line. Not thread safe. */
final class ToolRunner {
    private final Streams streams;
    private final Debugging debugging;

    @Inject
    ToolRunner(Streams streams, Debugging debugging) {
        this.streams = streams;
        this.debugging = debugging;
    }

    int run(ToolCommand tool, List<String> arguments) {
        try {
            return tool.run(arguments, streams.out(), streams.err());
        } catch (ToolUsageException e) {
            streams.err().println("jackstay: " + e.getMessage());
            streams.err().println("Try 'jackstay %s --help'".formatted(tool.name()));
            return ExitCode.USAGE.number();
        } catch (RuntimeException e) {
            if (debugging.isOn()) {
                e.printStackTrace(streams.err());
            }
            streams.err().println("jackstay: %s: %s".formatted(tool.name(), e));
            return ExitCode.FAILED.number();
        }
    }
}
