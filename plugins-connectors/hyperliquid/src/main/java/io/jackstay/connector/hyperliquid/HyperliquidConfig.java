package io.jackstay.connector.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import io.jackstay.api.plugin.Secret;
import io.jackstay.connector.hyperliquid.action.Network;
import io.jackstay.lib.signing.Address;
import java.time.Duration;
import java.util.Optional;

/** Settings of one login on Hyperliquid. Immutable. */
@Doc("One account, sub-account or vault; orders are signed with a key of it or of an API wallet")
public record HyperliquidConfig(
        @Doc("Which of the venue's networks: mainnet is real money")
        Network network,

        @Doc("Private key that signs, 64 hexadecimal digits: of an API wallet, or of the account itself")
        Secret key,

        @Doc("Address of the account that an API wallet acts for; found out from the key when left out")
        Optional<String> account,

        @Doc("Address of the sub-account or vault to trade for; the account itself when left out")
        Optional<String> vault,

        @Doc(
                "How orders are sent: rest, or websocket, which is a little faster and whose orders are unknown when the socket breaks")
        @Default("rest")
        OrderRoute orders,

        @Doc("Which book the venue sends: 5 levels twice a second, or 20 levels every 5 seconds") @Default("fast")
        BookDepth book,

        @Doc(
                "Margin of perpetuals when leverage is set: cross, or isolated; markets without cross margin are isolated in any case")
        @Default("cross")
        MarginMode margin,

        @Doc("How far the clock may be off the venue's before the start is refused; no order is good for longer")
        @Default("10s")
        @Range(min = "6s", max = "60s")
        Duration actionExpiry,

        @Doc("Requests that the address keeps for cancels when its request budget runs out")
        @Default("500")
        @Range(min = "0", max = "100000")
        int cancelReserve,

        @Doc("Where requests go, such as http://127.0.0.1:8080; the network's own address when left out")
        Optional<String> restUrl,

        @Doc("Where streams come from, such as ws://127.0.0.1:8080/ws; the network's own address when left out")
        Optional<String> streamUrl) {
    /** {@link IllegalArgumentException} for an address that is none. */
    public HyperliquidConfig {
        requireNonNull(network, "network is null");
        requireNonNull(key, "key is null");
        requireNonNull(orders, "orders is null");
        requireNonNull(book, "book is null");
        requireNonNull(margin, "margin is null");
        requireNonNull(actionExpiry, "actionExpiry is null");
        account.ifPresent(Address::parse);
        vault.ifPresent(Address::parse);
        if (restUrl.isPresent() != streamUrl.isPresent()) {
            throw new IllegalArgumentException("rest-url and stream-url belong together: give both or neither");
        }
    }

    String rest() {
        return restUrl.orElse(network.rest());
    }

    String stream() {
        return streamUrl.orElse(network.stream());
    }

    /** How orders are sent. Closed. */
    public enum OrderRoute {
        /** One HTTP request an action. */
        REST,
        /** One message an action over the stream's connection. */
        WEBSOCKET
    }

    /** Which book the venue sends. Closed. */
    public enum BookDepth {
        /** Five levels twice a second. */
        FAST,
        /** Twenty levels every five seconds. */
        DEEP
    }

    /** How positions of perpetuals are margined. Closed. */
    public enum MarginMode {
        /** By the whole account. */
        CROSS,
        /** Each by itself. */
        ISOLATED
    }
}
