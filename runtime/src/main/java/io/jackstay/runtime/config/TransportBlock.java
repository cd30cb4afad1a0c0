package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import io.jackstay.api.plugin.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The block {@code transport} of a connector. Immutable. */
public record TransportBlock(
        @Doc("HTTP proxy that all connections of this login take, as http://host:port")
        Optional<String> proxy,

        @Doc("What the proxy wants to know, as name:password")
        Optional<Secret> proxyLogin,

        @Doc("File of certificates (PEM) that servers are trusted by, in place of the authorities that the JDK trusts")
        Optional<Path> trust,

        @Doc("How long a connection may take to come about") @Default("5s") @Range(min = "100ms", max = "1m")
        Duration connectTimeout,

        @Doc("Record what goes over the wire to a file in data-dir/frames, without secret headers") @Default("false")
        boolean record,

        @Doc(
                "File of faults that this login's connections are to have, to try out what becomes of them; none when absent")
        Optional<Path> faults,

        @Doc("Recording that is played back to the connector in place of the network; none when absent")
        Optional<Path> play) {
    /** What holds when a file says nothing. */
    public static final TransportBlock DEFAULT = new TransportBlock(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(5),
            false,
            Optional.empty(),
            Optional.empty());

    public TransportBlock {
        requireNonNull(connectTimeout, "connectTimeout is null");
        if (proxy.isPresent() && !proxy.get().matches("http://([^/@\\s:]+|\\[[0-9a-fA-F:]+]):[0-9]{1,5}")) {
            throw new IllegalArgumentException(
                    "a proxy is given as http://host:port, and a name and a password for it belong into proxy-login");
        }
        if (proxyLogin.isPresent() && !proxyLogin.get().reveal().matches("[^:\\p{Cntrl}]+:\\P{Cntrl}*")) {
            throw new IllegalArgumentException("proxy-login must be name:password");
        }
        if (proxyLogin.isPresent() && proxy.isEmpty()) {
            throw new IllegalArgumentException("proxy-login is for a proxy, and there is none");
        }
    }
}
