package io.jackstay.runtime.launch;

import com.google.inject.Inject;
import io.jackstay.runtime.launch.command.BotNames;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jackstay completion bash|zsh}. Not thread safe: owned by the main thread. */
@Command(
        name = "completion",
        description = "Prints what lets a shell complete commands, options, files and the names of bots.",
        footer = {
            "",
            "bash: source <(jackstay completion bash), in ~/.bashrc. zsh: source <(jackstay completion zsh), in ~/.zshrc.",
            "Names of bots are those that have a journal in ./data, or in the folder that JACKSTAY_DATA names."
        })
final class CompletionCommand implements Callable<Integer> {
    private static final String ZSH = "zsh";
    private static final String BOTS = "_jackstay_bots";

    /** Lists bots without starting a JVM: each has a folder of its name. */
    private static final String BOTS_FUNCTION = """

            # The bots that have a journal in the data directory.
            function %s() {
              local folder
              for folder in "${JACKSTAY_DATA:-data}"/bot-*/; do
                [ -d "$folder" ] || continue
                folder=${folder%%/}
                echo "${folder##*/bot-}"
              done
            }
            """.formatted(BOTS);

    private final Streams streams;
    private final Tools tools;

    /** What it can be. */
    static final class Shells implements Iterable<String> {
        private static final List<String> ALL = List.of("bash", ZSH);

        @Override
        public Iterator<String> iterator() {
            return ALL.iterator();
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", completionCandidates = Shells.class, description = "bash or zsh")
    private String shell = "";

    @Inject
    CompletionCommand(Streams streams, Tools tools) {
        this.streams = streams;
        this.tools = tools;
    }

    @Override
    public Integer call() {
        if (!Shells.ALL.contains(shell)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no completion for %s, but for %s".formatted(shell, String.join(", ", Shells.ALL)));
        }
        CommandLine root = spec.root().commandLine();
        ToolsInModel.add(root, tools);
        streams.out().print(script(root));
        return ExitCode.DONE.number();
    }

    /** One script serves both shells: in zsh it loads what lets it run bash's. */
    private String script(CommandLine root) {
        String script = AutoComplete.bash(spec.root().name(), root);
        String named = script.replace("\"" + BotNames.PLACE + "\"", "$(" + BOTS + ")");
        if (shell.equals(ZSH)) {
            named = "autoload -U +X compinit && compinit\n" + named;
        }
        return named + BOTS_FUNCTION;
    }
}
