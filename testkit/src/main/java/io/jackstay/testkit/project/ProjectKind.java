package io.jackstay.testkit.project;

import java.util.List;

/** What can be begun. Each kind has its own sources; build file, read-me and the like are of one shape. */
enum ProjectKind {
    STRATEGY("strategy", "io.jackstay.api.strategy.StrategyProvider", "Strategy"),
    RISK("risk", "io.jackstay.api.risk.RiskProvider", "Rule");

    private static final String SOURCES = "src/main/java/com/example/{{package}}/{{Class}}";
    private static final String TESTS = "src/test/java/com/example/{{package}}/{{Class}}";

    private final String word;
    private final String suffix;
    private final List<ProjectFile> files;

    /**
     * A file of the project.
     *
     * @param template the resource that it is made from
     * @param path where it goes, with the placeholders of a template
     */
    record ProjectFile(String template, String path) {}

    ProjectKind(String word, String service, String suffix) {
        this.word = word;
        this.suffix = suffix;
        this.files = List.of(
                new ProjectFile("pom.xml.txt", "pom.xml"),
                new ProjectFile("gitignore.txt", ".gitignore"),
                new ProjectFile(word + "/README.md.txt", "README.md"),
                new ProjectFile(word + "/sample.conf.txt", "{{name}}.conf"),
                new ProjectFile(word + "/Provider.java.txt", SOURCES + "Provider.java"),
                new ProjectFile(word + "/Config.java.txt", SOURCES + "Config.java"),
                new ProjectFile(word + "/" + suffix + ".java.txt", SOURCES + suffix + ".java"),
                new ProjectFile(word + "/Test.java.txt", TESTS + suffix + "Test.java"),
                new ProjectFile("service.txt", "src/main/resources/META-INF/services/" + service));
    }

    /** As on the command line. */
    String word() {
        return word;
    }

    /** What the name of the main class ends with. */
    String suffix() {
        return suffix;
    }

    List<ProjectFile> files() {
        return files;
    }
}
