package io.jackstay.runtime.launch;

import com.google.inject.Inject;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code jackstay reference}. Not thread safe: owned by the main thread. */
@Command(
        name = "reference",
        description = "Prints the reference of the command line, as Markdown: the page docs/cli.md.")
final class ReferenceCommand implements Callable<Integer> {
    private final Streams streams;
    private final Tools tools;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Inject
    ReferenceCommand(Streams streams, Tools tools) {
        this.streams = streams;
        this.tools = tools;
    }

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        streams.out()
                .print(CliReference.markdown(root.getCommandSpec(), tools.all().values()));
        return ExitCode.DONE.number();
    }
}
