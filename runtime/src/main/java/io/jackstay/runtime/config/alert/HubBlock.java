package io.jackstay.runtime.config.alert;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import io.jackstay.api.plugin.Secret;
import java.time.Duration;

/** The block {@code hub}: where this process says what its bots do; nowhere without it. Immutable. */
public record HubBlock(
        @Doc("Address of the hub, such as https://hub.example:8788")
        String url,

        @Doc("Token that the hub takes heartbeats by") Secret token,

        @Doc("How often each bot is told of") @Default("2s") @Range(min = "500ms", max = "10m")
        Duration interval,

        @Doc("Allow http:// to another machine, where anybody on the way reads the token") @Default("false")
        boolean plainHttp,

        @Doc("How the hub is reached") @Default("{}") OutboundBlock transport) {
    public HubBlock {
        requireNonNull(token, "token is null");
        requireNonNull(interval, "interval is null");
        requireNonNull(transport, "transport is null");
        if (plainHttp) {
            Addresses.requireHttp("url", Secret.of(url));
        } else {
            Addresses.requireSafe("url", url);
        }
    }
}
