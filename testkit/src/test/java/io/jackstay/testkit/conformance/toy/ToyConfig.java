package io.jackstay.testkit.conformance.toy;

/** A login on the toy exchange. Immutable. */
public record ToyConfig(Flaw flaw) {}
