package io.jackstay.runtime.launch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The reference of the command line as a Markdown page, made from the commands themselves. Immutable: pure functions. */
final class CliReference {
    private static final String HEAD = """
            # Reference of the command line

            Every command with its arguments and options, as the commands themselves have them: this page is printed by
            `jackstay reference`. What each is for, and the exit codes, are in [the command line](commands.md).

            """;

    private CliReference() {}

    /** @param tools the developers' commands, whose arguments only their own {@code --help} knows */
    static String markdown(CommandSpec root, Collection<ToolCommand> tools) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("## Options of every command\n\n");
        arguments(page, shared(root));
        for (CommandLine command : root.subcommands().values()) {
            command(page, command);
        }
        if (!tools.isEmpty()) {
            page.append("## Tests and tools\n\nEach says more with `--help`.\n\n| command | does |\n| --- | --- |\n");
            tools.forEach(tool -> page.append("| `%s` | %s |%n".formatted(tool.name(), cell(tool.summary()))));
        }
        return page.toString();
    }

    private static void command(StringBuilder page, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (spec.usageMessage().hidden()) {
            return;
        }
        page.append("## %s%n%n".formatted(spec.qualifiedName()));
        page.append(text(spec.usageMessage().description())).append("\n\n");
        if (spec.subcommands().isEmpty()) {
            page.append("    %s%n%n".formatted(synopsis(command)));
            arguments(page, own(spec));
            String footer = text(spec.usageMessage().footer());
            page.append(footer.isEmpty() ? "" : footer + "\n\n");
        }
        spec.subcommands().values().forEach(below -> command(page, below));
    }

    private static String synopsis(CommandLine command) {
        Help plain = new Help(command.getCommandSpec(), Help.defaultColorScheme(Help.Ansi.OFF));
        return plain.synopsis(0).strip().lines().map(String::strip).collect(Collectors.joining(" "));
    }

    private static List<ArgSpec> shared(CommandSpec root) {
        return new ArrayList<>(root.options());
    }

    /** Arguments in their order, then options by name; none that every command has. */
    private static List<ArgSpec> own(CommandSpec spec) {
        List<ArgSpec> own = new ArrayList<>(spec.positionalParameters());
        List<String> shared =
                spec.root().options().stream().map(OptionSpec::longestName).toList();
        spec.options().stream()
                .filter(option -> !option.hidden() && !shared.contains(option.longestName()))
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .forEach(own::add);
        return own;
    }

    private static void arguments(StringBuilder page, List<ArgSpec> arguments) {
        if (arguments.isEmpty()) {
            return;
        }
        page.append("| argument | is |\n| --- | --- |\n");
        for (ArgSpec argument : arguments) {
            page.append("| `%s` | %s |%n".formatted(name(argument), cell(text(argument.description()))));
        }
        page.append("\n");
    }

    private static String name(ArgSpec argument) {
        if (argument instanceof OptionSpec option) {
            String names = String.join(", ", option.names());
            return option.arity().max() == 0 ? names : names + "=" + option.paramLabel();
        }
        return argument instanceof PositionalParamSpec position
                        && position.arity().min() == 0
                ? "[%s]".formatted(argument.paramLabel())
                : argument.paramLabel();
    }

    /** A line of help is a format. */
    private static String text(String[] lines) {
        return String.join(" ", lines).replace("%%", "%").strip();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
