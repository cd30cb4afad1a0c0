package io.jackstay.testkit.project;

import java.util.List;
import java.util.stream.Stream;

/** What can be begun. Each kind has its own sources; build file, read-me and the like are of one shape. */
enum ProjectKind {
    STRATEGY(
            "strategy",
            "io.jackstay.api.strategy.StrategyProvider",
            "Strategy",
            List.of(),
            List.of(
                    ProjectFile.source("strategy/Config.java.txt", "{{Class}}Config"),
                    ProjectFile.source("strategy/Strategy.java.txt", "{{Class}}Strategy"),
                    ProjectFile.test("strategy/Test.java.txt", "{{Class}}StrategyTest"))),
    RISK(
            "risk",
            "io.jackstay.api.risk.RiskProvider",
            "Rule",
            List.of(),
            List.of(
                    ProjectFile.source("risk/Config.java.txt", "{{Class}}Config"),
                    ProjectFile.source("risk/Rule.java.txt", "{{Class}}Rule"),
                    ProjectFile.test("risk/Test.java.txt", "{{Class}}RuleTest"))),
    CONNECTOR(
            "connector",
            "io.jackstay.api.connector.ConnectorProvider",
            "Connector",
            List.of("library", "jar", "folder"),
            List.of(
                    ProjectFile.source("connector/Connector.java.txt", "{{Class}}Connector"),
                    ProjectFile.source("connector/MarketData.java.txt", "{{Class}}MarketData"),
                    ProjectFile.source("connector/Account.java.txt", "{{Class}}Account"),
                    ProjectFile.source("connector/Json.java.txt", "Json"),
                    ProjectFile.test("connector/Venue.java.txt", "Scripted{{Class}}"),
                    ProjectFile.test("connector/Test.java.txt", "{{Class}}ConnectorTest")));

    private final String word;
    private final String suffix;
    private final List<String> buildParts;
    private final List<ProjectFile> files;

    /**
     * A file of the project.
     *
     * @param template the resource that it is made from
     * @param path where it goes, with the placeholders of a template
     */
    record ProjectFile(String template, String path) {
        private static ProjectFile source(String template, String type) {
            return new ProjectFile(template, "src/main/java/com/example/{{package}}/" + type + ".java");
        }

        private static ProjectFile test(String template, String type) {
            return new ProjectFile(template, "src/test/java/com/example/{{package}}/" + type + ".java");
        }
    }

    ProjectKind(String word, String service, String suffix, List<String> buildParts, List<ProjectFile> own) {
        this.word = word;
        this.suffix = suffix;
        this.buildParts = List.copyOf(buildParts);
        List<ProjectFile> all = List.of(
                new ProjectFile("pom.xml.txt", "pom.xml"),
                new ProjectFile("gitignore.txt", ".gitignore"),
                new ProjectFile(word + "/README.md.txt", "README.md"),
                new ProjectFile(word + "/sample.conf.txt", "{{name}}.conf"),
                ProjectFile.source(word + "/Provider.java.txt", "{{Class}}Provider"),
                new ProjectFile("service.txt", "src/main/resources/META-INF/services/" + service));
        this.files = Stream.concat(all.stream(), own.stream()).toList();
    }

    /** As on the command line. */
    String word() {
        return word;
    }

    /** What the name of the main class ends with. */
    String suffix() {
        return suffix;
    }

    /** What the build file of this kind has more, by the names of its placeholders; a part that is not here is empty. */
    List<String> buildParts() {
        return buildParts;
    }

    List<ProjectFile> files() {
        return files;
    }
}
