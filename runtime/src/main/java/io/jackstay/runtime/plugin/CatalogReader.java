package io.jackstay.runtime.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads all units of all folders, and refuses names that are offered twice. Not thread safe: one reading, one caller.
 */
final class CatalogReader {
    private final PluginPolicy policy;
    private final List<PluginDescriptor> plugins = new ArrayList<>();
    private final List<PluginProblem> problems = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    CatalogReader(PluginPolicy policy) {
        this.policy = policy;
    }

    /** Sorted; asked for after {@link #read}. */
    List<PluginDescriptor> plugins() {
        return plugins.stream().sorted().toList();
    }

    /** In the order of folders and names; asked for after {@link #read}. */
    List<PluginProblem> problems() {
        return problems;
    }

    void read(List<Path> folders) {
        folders.forEach(this::readFolder);
        refuseDuplicates();
    }

    private void readFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            problems.add(new PluginProblem(folder, "", "no such folder"));
            return;
        }
        try {
            for (PluginUnit unit : PluginUnit.in(folder)) {
                if (seen.add(PluginFolders.real(unit.place()))) {
                    readUnit(unit);
                }
            }
        } catch (IOException e) {
            problems.add(new PluginProblem(folder, "", "can't be listed: " + Words.clean(e.toString())));
        }
    }

    private void readUnit(PluginUnit unit) {
        UnitReader reader = new UnitReader(unit, policy);
        reader.read();
        plugins.addAll(reader.plugins());
        problems.addAll(reader.problems());
    }

    private void refuseDuplicates() {
        Map<String, List<PluginDescriptor>> byTitle = new LinkedHashMap<>();
        plugins.forEach(p ->
                byTitle.computeIfAbsent(p.title(), unused -> new ArrayList<>()).add(p));
        byTitle.values().stream().filter(same -> same.size() > 1).forEach(this::refuse);
    }

    private void refuse(List<PluginDescriptor> same) {
        plugins.removeAll(same);
        Set<Path> jars = same.stream().map(PluginDescriptor::jar).collect(Collectors.toCollection(TreeSet::new));
        for (Path jar : jars) {
            List<String> here = same.stream()
                    .filter(p -> p.jar().equals(jar))
                    .map(PluginDescriptor::providerClass)
                    .toList();
            List<String> there = jars.stream()
                    .filter(other -> !other.equals(jar))
                    .map(Path::toString)
                    .toList();
            String what = there.isEmpty()
                    ? "is offered twice, by %s: give each a name of its own".formatted(String.join(" and ", here))
                    : "is offered by %s too: keep one of them".formatted(String.join(" and ", there));
            problems.add(new PluginProblem(jar, same.get(0).title(), what));
        }
    }
}
