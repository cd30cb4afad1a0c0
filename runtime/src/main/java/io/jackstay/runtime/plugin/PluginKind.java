package io.jackstay.runtime.plugin;

import java.util.Locale;

/** What a plugin is. Immutable. */
public enum PluginKind {
    CONNECTOR("io.jackstay.api.connector.ConnectorProvider"),
    STRATEGY("io.jackstay.api.strategy.StrategyProvider"),
    RISK("io.jackstay.api.risk.RiskProvider");

    private final String service;

    PluginKind(String service) {
        this.service = service;
    }

    /** The word for people: {@code connector}, {@code strategy}, {@code risk}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The entry of a jar that names its providers of this kind. */
    public String serviceFile() {
        return "META-INF/services/" + service;
    }

    /**
     * Whether a finding of the scan refuses the plugin. A connector's work is the network; its findings are listed
     * only.
     */
    boolean isConfined() {
        return this != CONNECTOR;
    }

    @Override
    public String toString() {
        return word();
    }
}
