package io.jackstay.testkit.project;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.launch.ToolCommand;
import io.jackstay.runtime.launch.ToolUsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** {@code jackstay new strategy|risk|connector NAME}. Not thread safe: one use. */
public final class NewCommand implements ToolCommand {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final List<String> BUILD_PARTS = List.of("library", "jar", "folder");
    private static final String REPOSITORY = "jackstay.repository";
    private static final String HELP = """
            Usage: jackstay new strategy NAME
                   jackstay new risk NAME
                   jackstay new connector NAME

            Makes the folder NAME with a Maven project of its own: a plugin, its test and a
            configuration that uses it. It builds and passes its test at once; its README.md
            has the commands. NAME is the plugin's name too: lower-case letters and digits,
            words joined by '-', such as demo-bot.
            """;

    private final Path parent;
    private final String repository;

    /** For the distribution, which names its repository; the project is made in the working directory. */
    public NewCommand() {
        this(Path.of(""), System.getProperty(REPOSITORY, ""));
    }

    NewCommand(Path parent, String repository) {
        this.parent = requireNonNull(parent, "parent is null");
        this.repository = requireNonNull(repository, "repository is null");
    }

    @Override
    public String name() {
        return "new";
    }

    @Override
    public String summary() {
        return "Begins a project: new strategy NAME, new risk NAME, new connector NAME";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(HELP);
            return DONE;
        }
        if (arguments.size() != 2) {
            throw new ToolUsageException(
                    "new takes a kind and a name: new strategy demo-bot, new risk demo-rule, new connector demo-venue");
        }
        ProjectKind kind = kind(arguments.get(0));
        return write(kind, new ProjectName(arguments.get(1)), out, err);
    }

    private static ProjectKind kind(String word) {
        return Arrays.stream(ProjectKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ToolUsageException(
                        "'%s' is no kind of project: strategy, risk or connector".formatted(word)));
    }

    private int write(ProjectKind kind, ProjectName name, PrintStream out, PrintStream err) {
        if (repository.isEmpty() || !Files.isDirectory(Path.of(repository))) {
            err.println("jackstay: new: no repository to build against: %s"
                    .formatted(repository.isEmpty() ? "start this command with the launcher" : repository));
            return FAILED;
        }
        try {
            Templates templates = templates(kind, name);
            new Project(kind, name, templates).writeInto(parent.toAbsolutePath());
            out.print(templates.file(kind.word() + "/made.txt"));
            return DONE;
        } catch (FileAlreadyExistsException e) {
            err.println("jackstay: new: %s is there already; nothing was changed. Take another name, or move it away"
                    .formatted(name));
        } catch (IOException e) {
            err.println("jackstay: new: %s could not be written: %s".formatted(name, e));
        }
        return FAILED;
    }

    private Templates templates(ProjectKind kind, ProjectName name) {
        Map<String, String> values = values(kind, name);
        Templates names = new Templates(values);
        for (String part : BUILD_PARTS) {
            boolean wanted = kind.buildParts().contains(part);
            values.put(part, wanted ? names.file("%s/%s.xml.txt".formatted(kind.word(), part)) : "");
        }
        if (kind == ProjectKind.CONNECTOR) {
            values.put("lines", new LineCount(names).table());
        }
        return new Templates(values);
    }

    private Map<String, String> values(ProjectKind kind, ProjectName name) {
        Properties versions = versions();
        String className = name.className(kind.suffix());
        Map<String, String> values = new TreeMap<>();
        values.put("name", name.text());
        values.put("Class", className);
        values.put("package", name.packageName());
        values.put("provider", "com.example.%s.%sProvider".formatted(name.packageName(), className));
        values.put("kind", kind.word());
        values.put("repository", xml(Path.of(repository).toUri().toString()));
        versions.stringPropertyNames().forEach(key -> values.put(key, versions.getProperty(key)));
        return values;
    }

    /** Those of the build that made this jar, so that a project needs nothing which that build did not need. */
    private static Properties versions() {
        Properties versions = new Properties();
        try {
            versions.load(new StringReader(Templates.read("versions.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException("the testkit's versions can't be read", e);
        }
        return versions;
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
