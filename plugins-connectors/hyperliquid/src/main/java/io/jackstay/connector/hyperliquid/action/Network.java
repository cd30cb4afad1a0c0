package io.jackstay.connector.hyperliquid.action;

/** One of the venue's two networks, which share nothing but the protocol. Closed. */
public enum Network {
    /** Real money. */
    MAINNET("https://api.hyperliquid.xyz", "wss://api.hyperliquid.xyz/ws", "a"),
    /** Play money. */
    TESTNET("https://api.hyperliquid-testnet.xyz", "wss://api.hyperliquid-testnet.xyz/ws", "b");

    private final String rest;
    private final String stream;
    private final String source;

    Network(String rest, String stream, String source) {
        this.rest = rest;
        this.stream = stream;
        this.source = source;
    }

    /** Where requests go. */
    public String rest() {
        return rest;
    }

    /** Where streams come from. */
    public String stream() {
        return stream;
    }

    /** The letter that is signed. */
    String source() {
        return source;
    }

    /** The other one. */
    public Network other() {
        return this == MAINNET ? TESTNET : MAINNET;
    }

    /** As it is written in a configuration. */
    public String word() {
        return this == MAINNET ? "mainnet" : "testnet";
    }
}
