package io.jackstay.runtime.config.alert;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import io.jackstay.api.plugin.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The block {@code hub-server}: how {@code jackstay hub} listens, and to whom. Immutable. */
public record HubServerBlock(
        @Doc("Address that it listens on, in numbers; one that is not of this machine alone needs tls or behind-proxy")
        @Default("127.0.0.1")
        String address,

        @Doc("Its port; 0 for a free one") @Default("8788") @Range(min = "0", max = "65535")
        int port,

        @Doc("Names that it answers to beside its address and localhost, as host or host:port") @Default("[]")
        List<String> hosts,

        @Doc("Certificate and key for TLS; none when absent")
        Optional<Tls> tls,

        @Doc("Whether a proxy in front of it has the TLS") @Default("false")
        boolean behindProxy,

        @Doc("Who may do what, by name; when empty, a token of each role is made in data-dir/hub") @Default("{}")
        SortedMap<String, Token> tokens,

        @Doc("How often a bot is expected that does not say so itself, as interval_ms")
        @Default("10s")
        @Range(min = "100ms", max = "10m")
        Duration interval,

        @Doc("Connections at a time at most") @Default("4096") @Range(min = "16", max = "65536")
        int clients) {
    /** What holds when a file says nothing. */
    public static final HubServerBlock DEFAULT = new HubServerBlock(
            "127.0.0.1",
            8788,
            List.of(),
            Optional.empty(),
            false,
            Collections.emptySortedMap(),
            Duration.ofSeconds(10),
            4096);

    public HubServerBlock {
        hosts = List.copyOf(hosts);
        tokens = Collections.unmodifiableSortedMap(new TreeMap<>(tokens));
        requireNonNull(tls, "tls is null");
        requireNonNull(interval, "interval is null");
        if (!address.matches("[0-9.]+|\\[?[0-9a-fA-F:]+]?|localhost")) {
            throw new IllegalArgumentException(
                    "address must be numbers, such as 127.0.0.1, or localhost, not " + address);
        }
        if (!Addresses.isLoopback(address) && tls.isEmpty() && !behindProxy) {
            throw new IllegalArgumentException(
                    "address %s is reached from other machines: give it tls, or say ".formatted(address)
                            + "behind-proxy = true when a proxy in front of it has the TLS");
        }
    }

    /** The same on another port. */
    public HubServerBlock onPort(int other) {
        return new HubServerBlock(address, other, hosts, tls, behindProxy, tokens, interval, clients);
    }

    /** Certificate chain and private key. Immutable. */
    @Doc("TLS of the hub")
    public record Tls(
            @Doc("File of the certificate and those that vouch for it, PEM")
            Path certificate,

            @Doc("File of its private key, PEM, PKCS#8, not encrypted")
            Path key) {}

    /** One token. Immutable. */
    @Doc("One token of the hub")
    public record Token(
            @Doc("What it is good for: view looks, control may prune too, ingest sends heartbeats")
            HubRole role,

            @Doc("The token, of at least 16 characters") Secret secret) {
        public Token {
            requireNonNull(role, "role is null");
            if (secret.reveal().length() < 16) {
                throw new IllegalArgumentException("secret must have at least 16 characters");
            }
        }
    }

    /** What a token is good for. Closed. */
    public enum HubRole {
        VIEW,
        CONTROL,
        INGEST
    }
}
