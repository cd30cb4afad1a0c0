package io.jackstay.runtime.launch;

import java.io.PrintWriter;
import picocli.CommandLine;

/** Says in a few lines what is wrong with a command line, and what was probably meant. Immutable. */
final class UsageErrors implements CommandLine.IParameterExceptionHandler {
    @Override
    public int handleParseException(CommandLine.ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("jackstay: " + failure.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, err)) {
            command.usage(err, command.getColorScheme());
        }
        err.println("Try '%s --help'".formatted(command.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE.number();
    }
}
