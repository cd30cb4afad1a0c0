package io.jackstay.runtime.config.alert;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import io.jackstay.api.plugin.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The block {@code transport} of alerts, Telegram and the hub: how they reach their servers. Immutable. */
public record OutboundBlock(
        @Doc("HTTP proxy that requests take, as http://host:port; mail does not take it")
        Optional<String> proxy,

        @Doc("What the proxy wants to know, as name:password")
        Optional<Secret> proxyLogin,

        @Doc("File of certificates (PEM) that servers are trusted by, in place of the authorities that the JDK trusts")
        Optional<Path> trust,

        @Doc("How long a connection may take to come about") @Default("5s") @Range(min = "100ms", max = "1m")
        Duration connectTimeout,

        @Doc("How long an answer may take") @Default("15s") @Range(min = "100ms", max = "2m")
        Duration timeout) {
    /** What holds when a file says nothing. */
    public static final OutboundBlock DEFAULT = new OutboundBlock(
            Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofSeconds(5), Duration.ofSeconds(15));

    public OutboundBlock {
        requireNonNull(connectTimeout, "connectTimeout is null");
        requireNonNull(timeout, "timeout is null");
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
