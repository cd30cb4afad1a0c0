package io.jackstay.runtime.plugin.scan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules by class and by package; a rule for a class goes before one for its package. Filled once, then only read. */
final class CallTable {
    private final Map<String, List<CallRule>> byClass = new LinkedHashMap<>();
    private final Map<String, Permission> byPrefix = new LinkedHashMap<>();
    private final List<CallRule> byMethod = new ArrayList<>();

    /** Calls on one class: all when no pattern is given. */
    CallTable calls(Permission permission, String owner, String... patterns) {
        List<CallRule> rules = byClass.computeIfAbsent(owner, unused -> new ArrayList<>());
        for (String pattern : patterns.length == 0 ? new String[] {"*"} : patterns) {
            rules.add(new CallRule(permission, pattern));
        }
        return this;
    }

    /** All calls on these classes of one package, given with its slash at the end. */
    CallTable classes(Permission permission, String inPackage, String... names) {
        for (String name : names) {
            calls(permission, inPackage + name);
        }
        return this;
    }

    /** All calls on classes whose name starts so. */
    CallTable prefix(Permission permission, String prefix) {
        byPrefix.put(prefix, permission);
        return this;
    }

    /** Classes that are harmless though their package is not. */
    CallTable harmless(String inPackage, String... names) {
        for (String name : names) {
            byClass.computeIfAbsent(inPackage + name, unused -> new ArrayList<>());
        }
        return this;
    }

    /** A method that means the same on whatever class it is called. */
    CallTable anywhere(Permission permission, String pattern) {
        byMethod.add(new CallRule(permission, pattern));
        return this;
    }

    Optional<Permission> find(String owner, String name, String descriptor) {
        Optional<Permission> anywhere = match(byMethod, name, descriptor);
        if (anywhere.isPresent()) {
            return anywhere;
        }
        List<CallRule> rules = byClass.get(owner);
        if (rules != null) {
            return match(rules, name, descriptor);
        }
        if (owner.endsWith("Exception") || owner.endsWith("Error")) {
            return Optional.empty();
        }
        return byPrefix.entrySet().stream()
                .filter(e -> owner.startsWith(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Each class that has rules of its own, with its rules. */
    Map<String, List<CallRule>> rulesByClass() {
        return Collections.unmodifiableMap(byClass);
    }

    private static Optional<Permission> match(List<CallRule> rules, String name, String descriptor) {
        for (CallRule rule : rules) {
            if (rule.matches(name, descriptor)) {
                return Optional.of(rule.permission());
            }
        }
        return Optional.empty();
    }
}
