package io.jackstay.testkit.project;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** How long the classes of a connector's example are, which its author writes anew. Immutable. */
final class LineCount {
    private static final List<Part> WRITTEN = List.of(
            new Part("{{Class}}Provider", "connector/Provider.java.txt", "name, keys, what the venue can do"),
            new Part("{{Class}}Connector", "connector/Connector.java.txt", "requests, signatures, the stream"),
            new Part("{{Class}}MarketData", "connector/MarketData.java.txt", "markets, books, trades"),
            new Part("{{Class}}Account", "connector/Account.java.txt", "orders, fills, positions, history"));
    private static final List<Part> BESIDE = List.of(
            new Part("Json", "connector/Json.java.txt", "stays as it is"),
            new Part("Scripted{{Class}}", "connector/Venue.java.txt", "the venue of the tests, with its matching"),
            new Part(
                    "{{Class}}ConnectorTest",
                    "connector/Test.java.txt",
                    "the kit, and examples that others published"));

    private final Templates templates;

    private record Part(String type, String template, String task) {}

    LineCount(Templates templates) {
        this.templates = requireNonNull(templates, "templates are null");
    }

    /** A line for each class, and the sum of those to be written. */
    String table() {
        StringBuilder table = new StringBuilder();
        WRITTEN.forEach(part -> append(table, lines(part), part));
        int sum = WRITTEN.stream().mapToInt(this::lines).sum();
        table.append("%6d  lines in all\nBeside them:\n".formatted(sum));
        BESIDE.forEach(part -> append(table, lines(part), part));
        return table.toString();
    }

    private void append(StringBuilder table, int lines, Part part) {
        table.append("%6d  %-28s %s\n".formatted(lines, templates.fill(part.type()), part.task()));
    }

    private int lines(Part part) {
        return (int) templates.file(part.template()).lines().count();
    }
}
