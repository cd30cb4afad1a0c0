package io.jackstay.runtime.launch;

import java.io.PrintStream;
import java.util.List;

/**
 * A command for developers that comes from a jar in the distribution's {@code tools/} folder. Not thread safe: one use, by the
 * thread that runs the command.
 *
 * <p>An implementation is public, has a public constructor without parameters and is named in {@code
 * META-INF/services/io.jackstay.runtime.launch.ToolCommand}. Its loader has the runtime's as its parent. It is made for its
 * name and summary when someone asks for help, so the constructor does nothing.
 */
public interface ToolCommand {
    /** The first word of the command, such as {@code new}. A name that the runtime has itself is never looked up. */
    String name();

    /** One line for {@code jackstay --help}, without a full stop. */
    String summary();

    /**
     * Runs the command. An argument that can't be used is a {@link ToolUsageException}, anything else that is thrown a failure.
     *
     * @param arguments what stands behind the name on the command line, {@code --help} included
     * @param out for results
     * @param err for progress and errors
     * @return the exit code: 0 done, 1 failed (the last line on {@code err} says why), 2 usage, 78 configuration
     */
    int run(List<String> arguments, PrintStream out, PrintStream err);
}
