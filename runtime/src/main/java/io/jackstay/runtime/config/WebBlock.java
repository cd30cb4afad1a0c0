package io.jackstay.runtime.config;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import io.jackstay.api.plugin.Secret;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The block {@code jackstay.web}: the operator's page and its API. Immutable. */
@Doc("The operator's web page and its API; web = off for none")
public record WebBlock(
        @Doc("Whether a run serves it") @Default("true") boolean enabled,

        @Doc("Address that it listens on; one that is not of this machine alone needs tls or behind-proxy")
        @Default("127.0.0.1")
        String address,

        @Doc("Port; 8787, or a free one where that is taken, when absent; 0 for a free one")
        @Range(min = "0", max = "65535")
        Optional<Integer> port,

        @Doc(
                "Names by which browsers reach it beside its address and localhost, as host or host:port; a request for any "
                        + "other name is refused")
        @Default("[]")
        List<String> hosts,

        @Doc("Whether a proxy in front of it has the TLS") @Default("false")
        boolean behindProxy,

        @Doc("Certificate and key for TLS; none when absent")
        Optional<WebTls> tls,

        @Doc("Who may do what, by name; when empty, one token of each role is made in data-dir/web") @Default("{}")
        SortedMap<String, WebToken> tokens,

        @Doc("Most updates a second that a page gets of one thing") @Default("10") @Range(min = "1", max = "10")
        int rate,

        @Doc("Most connections at a time") @Default("64") @Range(min = "4", max = "1024")
        int clients,

        @Doc("Most connections at a time of one address") @Default("32") @Range(min = "2", max = "1024")
        int clientsPerAddress) {
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:]+]?");
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:]+])(:[0-9]{1,5})?");

    /** The port when a file says nothing. */
    public static final int PORT = 8787;

    /** What holds when a file says nothing. */
    public static final WebBlock DEFAULT = new WebBlock(
            true,
            "127.0.0.1",
            Optional.empty(),
            List.of(),
            false,
            Optional.empty(),
            Collections.emptySortedMap(),
            10,
            64,
            32);

    public WebBlock {
        hosts = List.copyOf(hosts);
        tokens = Collections.unmodifiableSortedMap(new TreeMap<>(tokens));
        if (!isLoopback(address) && tls.isEmpty() && !behindProxy) {
            throw new IllegalArgumentException(
                    "address %s is reached from other machines: give it tls, or say ".formatted(address)
                            + "behind-proxy = true when a proxy in front of it has the TLS");
        }
        for (String host : hosts) {
            if (!HOST.matcher(host).matches()) {
                throw new IllegalArgumentException("hosts has %s, which is neither host nor host:port".formatted(host));
            }
        }
        for (String name : tokens.keySet()) {
            if (!name.matches("[a-z0-9-]{1,32}")) {
                throw new IllegalArgumentException(
                        "tokens has a name that is not 1 to 32 lower-case letters, digits and dashes: " + name);
            }
        }
    }

    /** Numbers alone: a name could lead elsewhere by the time it is bound. */
    private static boolean isLoopback(String address) {
        if (address.equals("localhost")) {
            return true;
        }
        if (!NUMERIC.matcher(address).matches()) {
            throw new IllegalArgumentException(
                    "address must be numbers, such as 127.0.0.1, or localhost, not " + address);
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "address must be numbers, such as 127.0.0.1, or localhost, not " + address, e);
        }
    }

    /** Certificate chain and private key. Immutable. */
    @Doc("TLS of the page")
    public record WebTls(
            @Doc("File of the certificate and those that vouch for it, PEM")
            Path certificate,

            @Doc("File of its private key, PEM, PKCS#8, not encrypted")
            Path key) {}

    /** One token. Immutable. */
    @Doc("One token of the page")
    public record WebToken(
            @Doc(
                    "What it is good for: view looks, control commands too, ingest sends heartbeats, metrics reads metrics")
            WebRole role,

            @Doc("The token, of at least 32 characters") Secret secret) {
        public WebToken {
            if (secret.reveal().length() < 32) {
                throw new IllegalArgumentException("secret must have at least 32 characters");
            }
        }
    }

    /** What a token is good for. Closed. */
    public enum WebRole {
        VIEW,
        CONTROL,
        INGEST,
        METRICS
    }
}
