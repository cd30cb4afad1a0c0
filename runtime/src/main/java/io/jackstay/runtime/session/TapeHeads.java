package io.jackstay.runtime.session;

import io.jackstay.runtime.bot.BotImage;
import io.jackstay.runtime.bot.BotSpec;
import io.jackstay.runtime.config.RuntimeSettings;
import io.jackstay.runtime.plugin.JarFacts;
import io.jackstay.runtime.plugin.PluginDescriptor;
import io.jackstay.runtime.plugin.PluginHandle;
import io.jackstay.runtime.tape.TapeHead;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What stands at the beginning of a bot's tape. Stateless. */
final class TapeHeads {
    private TapeHeads() {}

    static TapeHead of(
            PlannedBot planned,
            BotSpec spec,
            BotImage image,
            RuntimeSettings settings,
            boolean journaled,
            Driver driver) {
        List<TapeHead.Login> logins = new ArrayList<>();
        spec.accounts().forEach((venue, account) -> logins.add(new TapeHead.Login(venue.name(), account.traits())));
        return new TapeHead(
                spec.name(),
                text(planned, settings),
                jars(planned),
                spec.number(),
                spec.installation(),
                spec.markets(),
                logins,
                spec.startEquity(),
                image.toSnapshot(),
                image.isResumed(),
                settings.dayStart(),
                settings.journalStall(),
                driver.isLive(),
                journaled,
                driver.clock().epochNanos());
    }

    /** What is granted, and the bot; names are plain words, so they need no quotes. */
    private static String text(PlannedBot planned, RuntimeSettings settings) {
        String grants = settings.permissions().entrySet().stream()
                .map(own -> "%s { permissions = [%s] }".formatted(own.getKey(), String.join(", ", own.getValue())))
                .collect(Collectors.joining(", "));
        return "jackstay { strict-libraries = %s, plugins { %s } }\nbots { %s = %s }\n"
                .formatted(
                        settings.strictLibraries(),
                        grants,
                        planned.block().name(),
                        planned.block().text());
    }

    /** The jars of the bot's plugins, sorted. */
    static List<TapeHead.Jar> jars(PlannedBot planned) {
        List<TapeHead.Jar> jars = new ArrayList<>();
        add(planned.plugin(), jars);
        planned.rules().forEach(rule -> add(rule.plugin(), jars));
        return jars.stream()
                .distinct()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    private static void add(PluginHandle plugin, List<TapeHead.Jar> jars) {
        PluginDescriptor descriptor = plugin.descriptor();
        SortedSet<Path> files = new TreeSet<>(descriptor.jars());
        files.add(descriptor.jar());
        files.forEach(jar -> jars.add(
                new TapeHead.Jar(descriptor.title(), String.valueOf(jar.getFileName()), JarFacts.sha256(jar))));
    }
}
