package io.jackstay.runtime.launch;

import com.google.inject.Inject;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.plugin.PluginFolders;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/**
 * The commands for developers that jars in the distribution's {@code tools/} folder bring. Not thread safe: owned by the main
 * thread.
 *
 * <p>The jars are opened when a command is asked for that the runtime does not have, or for help; never for a bot.
 */
final class Tools {
    private static final String FOLDER = "tools";
    private static final int GAP = 2;
    private static final int LEAST_WORDS = 20;

    private final Streams streams;
    private Optional<SortedMap<String, ToolCommand>> loaded = Optional.empty();

    @Inject
    Tools(Streams streams) {
        this.streams = streams;
    }

    Optional<ToolCommand> find(String name) {
        return Optional.ofNullable(all().get(name));
    }

    /** The commands by name. */
    SortedMap<String, ToolCommand> all() {
        SortedMap<String, ToolCommand> known = loaded.orElseGet(this::load);
        loaded = Optional.of(known);
        return known;
    }

    /** Lists the commands below the runtime's own, when these words ask for the list. */
    void describeIn(CommandLine commands, String[] words) {
        boolean listed = words.length == 0 || words[0].equals("--help") || words[0].equals("-h");
        if (!listed || all().isEmpty()) {
            return;
        }
        List<String> footer = new ArrayList<>();
        footer.add("");
        footer.add("Tests and tools:");
        table(commands).lines().map(Tools::literal).forEach(footer::add);
        commands.getCommandSpec().usageMessage().footer(footer.toArray(String[]::new));
    }

    /** Their names and what they do, in two columns as the runtime's own have. */
    private String table(CommandLine commands) {
        int names =
                2 * GAP + all().keySet().stream().mapToInt(String::length).max().orElse(0);
        int words = Math.max(LEAST_WORDS, commands.getUsageHelpWidth() - names);
        TextTable table = TextTable.forColumns(
                commands.getColorScheme(), new Column(names, GAP, Overflow.SPAN), new Column(words, 0, Overflow.WRAP));
        all().forEach((name, tool) -> table.addRowValues(name, tool.summary()));
        return table.toString();
    }

    /** A line of help is a format. */
    private static String literal(String line) {
        return line.replace("%", "%%");
    }

    private SortedMap<String, ToolCommand> load() {
        SortedMap<String, ToolCommand> tools = new TreeMap<>();
        List<URL> jars = jars();
        if (jars.isEmpty()) {
            return tools;
        }
        // Lives as long as the process: commands load their classes while they run.
        ClassLoader loader = new URLClassLoader("tools", jars.toArray(URL[]::new), Tools.class.getClassLoader());
        try {
            for (ToolCommand tool : ServiceLoader.load(ToolCommand.class, loader)) {
                tools.put(tool.name(), tool);
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            streams.err().println("warning: a tool in %s can't be used: %s".formatted(FOLDER, e));
        }
        return tools;
    }

    private List<URL> jars() {
        Optional<Path> folder = folder();
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder.get(), "*.jar")) {
            found.forEach(files::add);
        } catch (IOException e) {
            streams.err().println("warning: %s can't be listed: %s".formatted(folder.get(), e));
        }
        Collections.sort(files);
        return files.stream().map(Tools::url).toList();
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a file has a URL: " + jar, e);
        }
    }

    private static Optional<Path> folder() {
        String home = System.getProperty(PluginFolders.HOME_PROPERTY, "");
        return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home, FOLDER));
    }
}
