package io.jackstay.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.plugin.Api;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How large the contract is: printed in each build, so that nobody lets it grow unseen. */
class ContractSizeTest {
    @Test
    void contractStaysAtAboutAHundredPublicTypesInSevenPackages() throws Exception {
        TreeMap<String, Integer> counts = new TreeMap<>();
        Path classes = Path.of(
                Api.class.getProtectionDomain().getCodeSource().getLocation().toURI());

        try (var files = Files.walk(classes)) {
            for (Path file : files.map(classes::relativize).toList()) {
                String name = file.toString();
                if (name.endsWith(".class") && !name.contains("$") && !name.endsWith("package-info.class")) {
                    Class<?> type = Class.forName(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                    if (Modifier.isPublic(type.getModifiers())) {
                        counts.merge(type.getPackageName().replace("io.jackstay.api.", ""), 1, Integer::sum);
                    }
                }
            }
        }

        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("contract: " + total + " public types, by package " + counts);
        assertThat(counts).containsOnlyKeys("account", "connector", "market", "order", "plugin", "risk", "strategy");
        assertThat(total).isBetween(90, 110);
    }
}
