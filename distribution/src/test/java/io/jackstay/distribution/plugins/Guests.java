package io.jackstay.distribution.plugins;

import java.nio.file.Path;

/** The three guests that behave, each with its own version of the library that all of them bring along. Immutable. */
final class Guests {
    private Guests() {}

    static void all(Path folder) {
        venue(folder);
        pingPong(folder);
        sizeRule(folder);
    }

    static Path venue(Path folder) {
        return new GuestJar("venue.jar")
                .guest("acme.venue.AcmeVenue")
                .guest("acme.venue.AcmeConnector")
                .words("<", ">")
                .serves(GuestJar.CONNECTOR, "acme.venue.AcmeVenue")
                .in(folder);
    }

    static Path pingPong(Path folder) {
        return new GuestJar("ping-pong.jar")
                .guest("acme.strategy.AcmePingPong")
                .words("[", "]")
                .serves(GuestJar.STRATEGY, "acme.strategy.AcmePingPong")
                .in(folder);
    }

    static Path sizeRule(Path folder) {
        return new GuestJar("size-rule.jar")
                .guest("acme.risk.AcmeSizeRule")
                .words("{", "}")
                .serves(GuestJar.RISK, "acme.risk.AcmeSizeRule")
                .in(folder);
    }
}
