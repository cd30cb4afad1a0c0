package io.jackstay.runtime.web;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.plugin.JarFacts;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginDescriptor;
import io.jackstay.runtime.plugin.PluginKind;
import io.jackstay.runtime.plugin.PluginProblem;
import io.jackstay.runtime.plugin.scan.Finding;
import io.jackstay.runtime.plugin.scan.Permission;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.web.view.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was loaded, and what was not. Not thread safe: confined to the thread {@code web}. Tells no folder: where things lie is not for the web. */
final class PluginsTree {
    private final PluginCatalog catalog;
    private final Map<Path, Facts> facts = new HashMap<>();

    private record Facts(@Nullable String version, @Nullable String sha256) {}

    PluginsTree(PluginCatalog catalog) {
        this.catalog = requireNonNull(catalog, "catalog is null");
    }

    Map<String, @Nullable Object> of(SessionPicture picture) {
        List<Node> plugins = new ArrayList<>();
        for (PluginDescriptor plugin : catalog.plugins()) {
            Facts its = facts.computeIfAbsent(plugin.jar(), PluginsTree::read);
            plugins.add(new Node()
                    .put("jar", String.valueOf(plugin.jar().getFileName()))
                    .put("name", plugin.name())
                    .put("kind", plugin.kind().word())
                    .put("version", its.version)
                    .put("api", plugin.api())
                    .put("summary", plugin.summary())
                    .put("sha256", its.sha256)
                    .put("may", may(plugin))
                    .put("bots", users(plugin, picture))
                    .put("failures", failures(plugin, picture))
                    .put("state", "loaded")
                    .put("why", (Object) null));
        }
        for (PluginProblem problem : catalog.problems()) {
            plugins.add(new Node()
                    .put("jar", String.valueOf(problem.jar().getFileName()))
                    .put("name", (Object) null)
                    .put("state", "refused")
                    .put("why", problem.what()));
        }
        return new Node().list("plugins", plugins).map();
    }

    /** A jar that was taken away since it was loaded has none. */
    private static Facts read(Path jar) {
        try {
            return new Facts(JarFacts.version(jar).orElse(null), JarFacts.sha256(jar));
        } catch (JackstayException e) {
            return new Facts(null, null);
        }
    }

    private static List<String> may(PluginDescriptor plugin) {
        return plugin.findings().stream()
                .map(Finding::permission)
                .distinct()
                .sorted()
                .map(Permission::toString)
                .toList();
    }

    /** The bots that trade by it, are held by it or reach their venue through it. */
    private static List<String> users(PluginDescriptor plugin, SessionPicture picture) {
        List<String> venues = picture.logins().stream()
                .filter(login -> login.plugin().equals(plugin.name()))
                .map(SessionPicture.OneLogin::name)
                .toList();
        return picture.bots().stream()
                .map(SessionPicture.OneBot::about)
                .filter(about -> switch (plugin.kind()) {
                    case STRATEGY -> about.strategy().equals(plugin.name());
                    case RISK -> about.rules().contains(plugin.name());
                    case CONNECTOR -> about.venues().stream().anyMatch(venues::contains);
                })
                .map(SessionPicture.About::name)
                .toList();
    }

    /** How often a strategy threw; what others threw is told by their alerts. */
    private static @Nullable Object failures(PluginDescriptor plugin, SessionPicture picture) {
        return plugin.kind() == PluginKind.STRATEGY
                ? (Object) picture.bots().stream()
                        .filter(bot -> bot.about().strategy().equals(plugin.name())
                                && bot.status().isMade())
                        .mapToLong(bot -> bot.status().counts().strikes())
                        .sum()
                : null;
    }
}
