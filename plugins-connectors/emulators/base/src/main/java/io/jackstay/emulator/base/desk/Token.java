package io.jackstay.emulator.base.desk;

/** A token of a spot exchange. Immutable. */
public record Token(String name, int index, int sizeDecimals, int weiDecimals, String id) {
    /** Money on the spot side is not that of the margin side; the exchange keeps it under a name of its own. */
    public String wallet() {
        return "spot:" + name;
    }
}
