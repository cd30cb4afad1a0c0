package io.jackstay.distribution.compatibility;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.filter.AnnotationBehaviorFilter;
import japicmp.filter.AnnotationClassFilter;
import japicmp.filter.AnnotationFieldFilter;
import japicmp.model.AccessModifier;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiParameter;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a plugin compiled against one jar of the contract would miss in another. Not thread safe: one comparison a use.
 *
 * <p>A break is what no longer links or no longer compiles, so an abstract method added to an interface is one. What is
 * marked experimental is left out.
 */
final class ApiComparison {
    private static final String EXPERIMENTAL = "@io.jackstay.api.plugin.Experimental";

    private final SortedSet<String> breaks = new TreeSet<>();

    private ApiComparison() {}

    /** Breaks as {@code type#member KIND}, sorted. */
    static SortedSet<String> breaks(Path before, Path after) {
        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        options.setAccessModifier(AccessModifier.PROTECTED);
        options.getFilters()
                .getExcludes()
                .addAll(List.of(
                        new AnnotationClassFilter(EXPERIMENTAL),
                        new AnnotationBehaviorFilter(EXPERIMENTAL),
                        new AnnotationFieldFilter(EXPERIMENTAL)));
        ApiComparison comparison = new ApiComparison();
        new JarArchiveComparator(options)
                .compare(new JApiCmpArchive(before.toFile(), "before"), new JApiCmpArchive(after.toFile(), "after"))
                .forEach(comparison::compareClass);
        return comparison.breaks;
    }

    private void compareClass(JApiClass type) {
        String name = type.getFullyQualifiedName();
        collect(name, type);
        collect(name, type.getSuperclass());
        type.getInterfaces().forEach(each -> collect(name + " " + each.getFullyQualifiedName(), each));
        type.getFields().forEach(field -> collect(name + "#" + field.getName(), field));
        type.getConstructors().forEach(constructor -> collect(signature(name, constructor), constructor));
        type.getMethods().forEach(method -> collect(signature(name, method), method));
    }

    private void collect(String where, JApiCompatibility element) {
        element.getCompatibilityChanges().stream()
                .filter(change -> !change.isBinaryCompatible() || !change.isSourceCompatible())
                .forEach(change -> breaks.add(where + " " + change.getType()));
    }

    private static String signature(String type, JApiBehavior behavior) {
        return behavior.getParameters().stream()
                .map(JApiParameter::getType)
                .collect(Collectors.joining(",", type + "#" + behavior.getName() + "(", ")"));
    }
}
