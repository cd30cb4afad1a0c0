package io.jackstay.connector.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import io.jackstay.api.plugin.Secret;
import io.jackstay.connector.hyperliquid.action.BuilderFee;
import io.jackstay.connector.hyperliquid.action.Network;
import io.jackstay.lib.signing.Address;
import java.math.BigDecimal;
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

        @Doc("How orders are sent: rest, or websocket, which is a little faster and whose orders are unknown when"
                + " the socket breaks")
        @Default("rest")
        OrderRoute orders,

        @Doc("Which book the venue sends: 5 levels twice a second, or 20 levels every 5 seconds") @Default("fast")
        BookDepth book,

        @Doc("Margin of perpetuals when leverage is set: cross, or isolated; markets without cross margin are"
                + " isolated in any case")
        @Default("cross")
        MarginMode margin,

        @Doc("Address that gets a fee of each new order, which the account must have approved; nobody when left out")
        Optional<String> builder,

        @Doc("Share of what is traded that the builder gets, in steps of 0.001%; goes with builder")
        Optional<Percent> builderShare,

        @Doc("How far the clock may be off the venue's before the start is refused; no order is good for longer")
        @Default("10s")
        @Range(min = "6s", max = "60s")
        Duration actionExpiry,

        @Doc("Requests that the address keeps for cancels and reduce-only orders when its request budget runs out")
        @Default("500")
        @Range(min = "0", max = "100000")
        int cancelReserve,

        @Doc("Where requests go, such as http://127.0.0.1:8080; the network's own address when left out")
        Optional<String> restUrl,

        @Doc("Where streams come from, such as ws://127.0.0.1:8080/ws; the network's own address when left out")
        Optional<String> streamUrl) {
    private static final int TENTH_OF_BASIS_POINT = 5;
    private static final BigDecimal MOST_TENTHS = BigDecimal.valueOf(1_000);

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
        builder.ifPresent(Address::parse);
        if (builder.isPresent() != builderShare.isPresent()) {
            throw new IllegalArgumentException("builder and builder-share belong together: give both or neither");
        }
        if (builder.isPresent() && vault.isPresent()) {
            throw new IllegalArgumentException("orders of a vault or sub-account can't pay a builder");
        }
        builderShare.ifPresent(HyperliquidConfig::tenths);
        if (restUrl.isPresent() != streamUrl.isPresent()) {
            throw new IllegalArgumentException("rest-url and stream-url belong together: give both or neither");
        }
    }

    /** Tenths of a basis point. */
    private static int tenths(Percent share) {
        BigDecimal tenths = share.fraction().movePointRight(TENTH_OF_BASIS_POINT);
        if (tenths.signum() <= 0
                || tenths.compareTo(MOST_TENTHS) > 0
                || tenths.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("builder-share must be 0.001% to 1%, in steps of 0.001%");
        }
        return tenths.intValueExact();
    }

    BuilderFee builderFee() {
        return builder.isEmpty()
                ? BuilderFee.NONE
                : new BuilderFee(Address.parse(builder.get()).toString(), tenths(builderShare.orElseThrow()));
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
