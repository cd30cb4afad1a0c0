package io.jackstay.runtime.plugin;

/** Sources of small plugins to fill in. Immutable. */
public final class PluginSources {
    private static final String IMPORTS = """
            import io.jackstay.api.account.*;
            import io.jackstay.api.connector.*;
            import io.jackstay.api.market.*;
            import io.jackstay.api.order.*;
            import io.jackstay.api.plugin.*;
            import io.jackstay.api.risk.*;
            import io.jackstay.api.strategy.*;
            import java.util.*;
            """;

    private PluginSources() {}

    /**
     * A strategy provider that declares its strategy {@code Bot} and its record {@code Config} unless the members do.
     */
    public static String strategy(String className, String name, String members) {
        return strategy(className, name, "Api.VERSION", members);
    }

    /** The same with an api version of its own, as a Java expression. */
    public static String strategy(String className, String name, String api, String members) {
        return provider(
                className,
                "@Plugin(name = \"%s\", api = %s, summary = \"made for a test\")".formatted(name, api),
                "StrategyProvider<%s.Config>".formatted(simple(className)),
                members
                        + unless(members, "needs(", "public Needs needs(Config config) { return Needs.none(); }")
                        + unless(
                                members,
                                "class Bot",
                                "static final class Bot implements Strategy {"
                                        + " public void onStart(Context context, Start start) {} }")
                        + unless(members, " create(", "public Strategy create(Config config) { return new Bot(); }"));
    }

    /** A risk provider that declares its rule {@code Rule} and its record {@code Config} unless the members do. */
    public static String risk(String className, String name, String members) {
        return provider(
                className,
                "@Plugin(name = \"%s\", api = Api.VERSION)".formatted(name),
                "RiskProvider<%s.Config>".formatted(simple(className)),
                members
                        + unless(members, "scopes(", "public Set<RiskScope> scopes() { return Set.of(RiskScope.BOT); }")
                        + unless(members, "class Rule", "static final class Rule implements RiskRule {}")
                        + unless(
                                members,
                                " create(",
                                "public RiskRule create(Config config, RiskScope scope) { return new Rule(); }"));
    }

    /**
     * A connector provider that declares its connector {@code Wire} and its record {@code Config} unless the members
     * do.
     */
    public static String connector(String className, String name, String members) {
        return provider(
                className,
                "@Plugin(name = \"%s\", api = Api.VERSION)".formatted(name),
                "ConnectorProvider<%s.Config>".formatted(simple(className)),
                members
                        + unless(
                                members,
                                "traits(",
                                "public VenueTraits traits(Config config) {"
                                        + " return VenueTraits.of(Capability.TRADING); }")
                        + unless(members, "class Wire", """
                                static final class Wire implements Connector {
                                    public void start(Reply<List<MarketInfo>> reply) { reply.ok(List.of()); }
                                    public void subscribe(Subscriptions wanted) {}
                                    public void execute(OrderBatch batch) {}
                                    public void snapshot(Reply<AccountSnapshot> reply) { reply.unknown("none"); }
                                    public void stop(Reply<Void> reply) { reply.unknown("none"); }
                                }
                                """)
                        + unless(
                                members,
                                " create(",
                                "public Connector create(Config config, ConnectorContext context) {"
                                        + " return new Wire(); }"));
    }

    /** A provider of whatever shape: annotation, interface and members as given. */
    public static String provider(String className, String annotation, String service, String members) {
        String head = className.contains(".")
                ? "package %s;\n".formatted(className.substring(0, className.lastIndexOf('.')))
                : "";
        String config = unless(members, "record Config", "public record Config() {}")
                + unless(members, "configType(", "public Class<Config> configType() { return Config.class; }");
        return head + IMPORTS + annotation + "\npublic final class " + simple(className) + " implements " + service
                + " {\n" + members + "\n" + config + "\n}\n";
    }

    private static String unless(String members, String present, String otherwise) {
        return members.contains(present) ? "" : "\n" + otherwise + "\n";
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
