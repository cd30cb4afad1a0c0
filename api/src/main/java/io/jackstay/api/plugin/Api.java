package io.jackstay.api.plugin;

/**
 * The version of this contract. Immutable.
 *
 * <p>A provider says {@code @Plugin(name = "grid", api = Api.VERSION)}. The compiler copies the constant into the class
 * file, so the jar carries the version it was compiled against, whatever version it is loaded into.
 */
public final class Api {
    /**
     * Version of the contract, {@code major.minor}.
     *
     * <p>The runtime loads a plugin of the same major version and of the same or an older minor version. It refuses all
     * others before any class of the jar is loaded, and names both versions and the jar.
     */
    public static final String VERSION = "0.1";

    private Api() {}
}
