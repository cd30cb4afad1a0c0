package io.jackstay.runtime.launch;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.Nearest;
import io.jackstay.runtime.launch.command.FailureJson;
import io.jackstay.runtime.launch.process.ExitCode;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Says in a few lines what is wrong with a command line, and what was probably meant. Not thread safe: owned by the main thread. */
final class UsageErrors implements CommandLine.IParameterExceptionHandler {
    private final Tools tools;

    UsageErrors(Tools tools) {
        this.tools = requireNonNull(tools, "tools is null");
    }

    @Override
    public int handleParseException(CommandLine.ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        String problem = unknown(failure).orElseGet(() -> String.valueOf(failure.getMessage()));
        if (List.of(arguments).contains(Arguments.JSON)) {
            command.getOut().println(FailureJson.of(command.getCommandName(), ExitCode.USAGE, problem));
        }
        err.println("jackstay: " + problem);
        if (!(failure instanceof CommandLine.UnmatchedArgumentException)) {
            err.print(command.getUsageMessage(command.getColorScheme())
                    .lines()
                    .takeWhile(line -> line.startsWith("Usage") || line.startsWith(" "))
                    .map(line -> line + System.lineSeparator())
                    .reduce("", String::concat));
        }
        err.println("Try '%s --help'".formatted(command.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE.number();
    }

    /** The first word that nothing takes, with the nearest one that something does. */
    private Optional<String> unknown(CommandLine.ParameterException failure) {
        if (!(failure instanceof CommandLine.UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return Optional.empty();
        }
        String word = unmatched.getUnmatched().get(0);
        CommandSpec spec = failure.getCommandLine().getCommandSpec();
        if (word.startsWith("-")) {
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            return Optional.of(
                    "unknown option " + name + meant(name, spec.optionsMap().keySet()));
        }
        Collection<String> commands = new LinkedHashSet<>(spec.subcommands().keySet());
        if (spec.parent() == null) {
            commands.addAll(tools.all().keySet());
        }
        return commands.isEmpty()
                ? Optional.of("'%s' is one word too many".formatted(word))
                : Optional.of("unknown command %s, known are %s%s"
                        .formatted(word, String.join(", ", commands), meant(word, commands)));
    }

    private static String meant(String word, Collection<String> known) {
        return Nearest.name(word, List.copyOf(known))
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }
}
