package io.jackstay.runtime.config;

import io.jackstay.runtime.config.alert.Outreach;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Binds the runtime's own sections of a file. Not thread safe: made for one load, on one thread. */
final class FileBinder {
    private static final List<String> SECTIONS = List.of(FileKeys.CONNECTORS, FileKeys.BOTS, FileKeys.JACKSTAY);
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");
    private static final String PLUGINS = "plugins";
    private static final String PERMISSIONS = "permissions";
    private static final String HUB_SERVER = "hub-server";

    private final Path file;
    private final List<Outline.Entry> entries;
    private final Problems problems;
    private final NodeBinder binder;

    FileBinder(Path file, List<Outline.Entry> entries, Problems problems) {
        this.file = file;
        this.entries = entries;
        this.problems = problems;
        this.binder = new NodeBinder(problems, true);
    }

    JackstayConfig bind(Node.Section root, List<CommandLineValue> overrides) {
        new UnknownKeys(problems).report(SECTIONS, List.of(), false, root, "");
        Map<String, Node.Section> connectors = blocks(root, FileKeys.CONNECTORS, "connector", overrides);
        Map<String, Node.Section> bots = blocks(root, FileKeys.BOTS, "bot", overrides);
        if (!root.keys().containsKey(FileKeys.BOTS) && !isOfAHub(root)) {
            problems.error(
                    root.where(), FileKeys.BOTS, "", "is missing, it must be", "a block with at least one bot", "");
        }
        List<ConnectorBlock> connectorBlocks = new ArrayList<>();
        connectors.forEach((name, section) -> connector(name, section).ifPresent(connectorBlocks::add));
        List<BotBlock> botBlocks = new ArrayList<>();
        bots.forEach((name, section) -> bot(name, section).ifPresent(botBlocks::add));
        return new JackstayConfig(file, connectorBlocks, botBlocks, settings(root));
    }

    /** The blocks of one section by name, in the order of the file; what is wrong with their names is reported. */
    private Map<String, Node.Section> blocks(
            Node.Section root, String section, String kind, List<CommandLineValue> overrides) {
        Map<String, Node.Section> blocks = new LinkedHashMap<>();
        Node node = root.keys().get(section);
        if (node instanceof Node.Section all) {
            Set<String> written = written(section);
            Set<String> mistyped = mistyped(section, kind, written, overrides);
            Set<String> names = new LinkedHashSet<>(written);
            names.addAll(all.keys().keySet());
            names.retainAll(all.keys().keySet());
            names.removeAll(mistyped);
            names.forEach(name -> block(all, section, name, kind).ifPresent(block -> blocks.put(name, block)));
            if (all.keys().isEmpty() && section.equals(FileKeys.BOTS)) {
                problems.error(all.where(), section, "", "is empty, it must be", "a block with at least one bot", "");
            }
        } else if (node != null && !(node instanceof Node.Broken)) {
            problems.error(node.where(), section, node.shown(), "must be", "a block of named blocks in { }", "");
        }
        return blocks;
    }

    private Optional<Node.Section> block(Node.Section all, String section, String name, String kind) {
        Node node = all.keys().get(name);
        String path = KeyPath.child(section, name);
        if (node == null || node instanceof Node.Broken) {
            return Optional.empty();
        }
        if (!(node instanceof Node.Section block)) {
            problems.error(node.where(), path, node.shown(), "must be", "a block in { }", "");
            return Optional.empty();
        }
        if (!NAME.matcher(name).matches()) {
            problems.error(
                    node.where(),
                    path,
                    "",
                    "is no name for a " + kind + ", it must be",
                    "1 to 32 lower-case letters, digits and dashes",
                    "");
        }
        return Optional.of(block);
    }

    private Set<String> written(String section) {
        Set<String> names = new LinkedHashSet<>();
        for (Outline.Entry entry : entries) {
            if (entry.keys().size() > 1 && entry.keys().get(0).equals(section)) {
                names.add(entry.keys().get(1));
            }
        }
        return names;
    }

    /** An override can't declare a bot: its name would be a slip of the pen. */
    private Set<String> mistyped(
            String section, String kind, Collection<String> written, List<CommandLineValue> overrides) {
        Set<String> mistyped = new LinkedHashSet<>();
        for (CommandLineValue override : overrides) {
            List<String> keys = override.keys();
            if (keys.size() > 2
                    && keys.get(0).equals(section)
                    && !written.isEmpty()
                    && !written.contains(keys.get(1))
                    && mistyped.add(keys.get(1))) {
                problems.unknownName(new Spot(Where.OVERRIDE, section, keys.get(1)), kind, written, "");
            }
        }
        return mistyped;
    }

    private Optional<ConnectorBlock> connector(String name, Node.Section section) {
        String path = KeyPath.child(FileKeys.CONNECTORS, name);
        Map<String, Node> own = new LinkedHashMap<>(section.keys());
        own.keySet().retainAll(GuestReader.taken(GuestReader.CONNECTOR));
        Optional<PluginBlock> plugin = GuestReader.read(section, path, GuestReader.CONNECTOR, problems);
        own.put(PluginBlock.PLUGIN_KEY, new Node.Text(section.where(), name, false));
        Optional<FileKeys.Connector> keys =
                bound(FileKeys.Connector.class, new Node.Section(section.where(), own), path);
        return plugin.flatMap(block -> keys.map(known -> new ConnectorBlock(
                name,
                block,
                known.risk(),
                known.debug(),
                known.deadMan(),
                known.drift(),
                known.transport(),
                known.emulator())));
    }

    private Optional<BotBlock> bot(String name, Node.Section section) {
        return bound(FileKeys.Bot.class, section, KeyPath.child(FileKeys.BOTS, name))
                .map(bot -> new BotBlock(
                        name,
                        section.where(),
                        bot.strategy(),
                        bot.risk(),
                        bot.capital(),
                        bot.shared(),
                        bot.debug(),
                        bot.record(),
                        bot.threading(),
                        new BotPolicies(
                                bot.onStart(),
                                bot.onStop(),
                                bot.flattenWithin(),
                                bot.onError(),
                                bot.errorRate(),
                                bot.restart(),
                                bot.watchdog(),
                                bot.maxQuoteAge()),
                        bot.group(),
                        bot.role(),
                        NodeText.of(section)));
    }

    /** A hub runs no bots. */
    private static boolean isOfAHub(Node.Section root) {
        return root.keys().get(FileKeys.JACKSTAY) instanceof Node.Section jackstay
                && jackstay.keys().containsKey(HUB_SERVER);
    }

    private RuntimeSettings settings(Node.Section root) {
        Node node = root.keys().get(FileKeys.JACKSTAY);
        if (node == null || node instanceof Node.Broken) {
            return RuntimeSettings.DEFAULT;
        }
        if (!(node instanceof Node.Section section)) {
            problems.error(node.where(), FileKeys.JACKSTAY, node.shown(), "must be", "a block in { }", "");
            return RuntimeSettings.DEFAULT;
        }
        return bound(FileKeys.Jackstay.class, WebWord.inFull(section), FileKeys.JACKSTAY)
                .map(keys -> {
                    SortedMap<String, List<String>> permissions = new TreeMap<>();
                    keys.plugins().forEach((plugin, own) -> permissions.put(plugin, own.permissions()));
                    return new RuntimeSettings(
                            keys.dataDir(),
                            keys.installation(),
                            keys.strictLibraries(),
                            keys.dayStart(),
                            keys.journalStall(),
                            keys.warmUp(),
                            keys.idle(),
                            keys.web(),
                            keys.risk(),
                            new Outreach(keys.alerts(), keys.telegram(), keys.hub(), keys.hubServer()),
                            keys.ledger(),
                            keys.log(),
                            permissions,
                            grants(section));
                })
                .orElse(RuntimeSettings.DEFAULT);
    }

    private static List<Spot> grants(Node.Section jackstay) {
        List<Spot> grants = new ArrayList<>();
        if (jackstay.keys().get(PLUGINS) instanceof Node.Section plugins) {
            plugins.keys().forEach((name, node) -> {
                if (node instanceof Node.Section plugin
                        && plugin.keys().get(PERMISSIONS) instanceof Node.Items permissions) {
                    String path =
                            KeyPath.child(KeyPath.child(KeyPath.child(FileKeys.JACKSTAY, PLUGINS), name), PERMISSIONS);
                    for (Node word : permissions.items()) {
                        if (word instanceof Node.Text text) {
                            grants.add(new Spot(
                                    text.where(),
                                    KeyPath.item(path, permissions.items().indexOf(word)),
                                    text.text()));
                        }
                    }
                }
            });
        }
        return grants;
    }

    private <T extends Record> Optional<T> bound(Class<T> type, Node.Section section, String path) {
        return binder.block(ShapeReader.read(type), section, path, List.of()).map(type::cast);
    }
}
