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

    /** Rests an order, and does then what its mood is. */
    static Path moody(Path folder) {
        return new GuestJar("moody.jar")
                .guest("acme.moody.MoodyStrategy")
                .serves(GuestJar.STRATEGY, "acme.moody.MoodyStrategy")
                .in(folder);
    }

    /**
     * The venue of before, as {@code moody-venue}: refuses its start once or always, never answers it, is asked too often at first, dies once it has run, or blocks
     * its loop.
     */
    static Path moodyVenue(Path folder) {
        String connector = "acme.venue.AcmeConnector";
        return new GuestJar("moody-venue.jar")
                .guest("acme.venue.AcmeVenue")
                .guest(connector)
                .changedSource("acme.venue.AcmeVenue", "\"acme-venue\"", "\"moody-venue\"")
                .changedSource("acme.venue.AcmeVenue", "public record Config", """
                        public static final java.util.concurrent.CountDownLatch RELEASE =
                                new java.util.concurrent.CountDownLatch(1);
                        public record Config""")
                .changedSource(connector, "private static final int LOW", """
                        private static final java.util.concurrent.atomic.AtomicInteger LIVES =
                                new java.util.concurrent.atomic.AtomicInteger();
                        private final int life = LIVES.incrementAndGet();
                        private boolean isAsked;
                        private int looks;
                        private static final int LOW""")
                .changedSource(connector, "failIn(\"start\");", """
                        if (config.fault().equals("hangs")) {
                            return;
                        }
                        if (config.fault().equals("refuses") || config.fault().equals("refuses-twice") && life < 3) {
                            reply.refused(RejectReason.AUTHENTICATION, "unknown key");
                            return;
                        }
                        """)
                .changedSource(connector, "failIn(\"timer\");", """
                        if (config.fault().equals("dies") && life == 1 && step == 20) {
                            events.fatal("the key was revoked");
                        }
                        if (config.fault().equals("blocks") && step == 20) {
                            try {
                                AcmeVenue.RELEASE.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        }
                        """)
                .changedSource(connector, "failIn(\"snapshot\");", """
                        looks++;
                        if (config.fault().equals("busy") && looks <= 2) {
                            reply.refused(RejectReason.RATE_LIMITED, "look " + looks + " is one too many");
                            return;
                        }
                        if (config.fault().equals("slow") && !isAsked) {
                            isAsked = true;
                            System.getLogger("acme").log(System.Logger.Level.WARNING, "asked for the first time");
                            return;
                        }
                        """)
                .changedSource(connector, "\"fill-\" + fills++", "\"fill-\" + life + \"-\" + fills++")
                .words("<", ">")
                .serves(GuestJar.CONNECTOR, "acme.venue.AcmeVenue")
                .in(folder);
    }

    /** Trades, and throws where its configuration says. */
    static Path hostileStrategy(Path folder) {
        return new GuestJar("hostile-strategy.jar")
                .guest("acme.hostile.HostileStrategy")
                .serves(GuestJar.STRATEGY, "acme.hostile.HostileStrategy")
                .in(folder);
    }

    /** The same, and it starts a thread that runs until the test releases it. */
    static Path leakyStrategy(Path folder) {
        String className = "acme.hostile.HostileStrategy";
        return new GuestJar("hostile-strategy.jar")
                .guest(className)
                .changedSource(className, "public record Config", "public static Thread left;\npublic record Config")
                .changedSource(className, "return new Thrower(config);", """
                        left = new Thread(() -> {
                            try {
                                RELEASE.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        }, "left-by-hostile");
                        left.setDaemon(true);
                        left.start();
                        return new Thrower(config);
                        """)
                .serves(GuestJar.STRATEGY, className)
                .in(folder);
    }

    /** Allows everything, and throws where its configuration says. */
    static Path hostileRule(Path folder) {
        return new GuestJar("hostile-rule.jar")
                .guest("acme.hostile.HostileRule")
                .serves(GuestJar.RISK, "acme.hostile.HostileRule")
                .in(folder);
    }
}
