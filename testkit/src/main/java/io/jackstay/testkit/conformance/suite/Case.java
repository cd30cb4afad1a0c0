package io.jackstay.testkit.conformance.suite;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Capability;
import io.jackstay.testkit.conformance.stand.Stand;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One thing that a connector must do. Immutable. */
public final class Case {
    private final String name;
    private final List<Capability> proves;
    private final Need need;
    private final Optional<Consumer<Stand>> body;
    private final Optional<Consumer<Stand>> refusal;

    /** What a connector must use, or its market be, for a case to be about it. */
    public enum Need {
        /** The case is about all of them. */
        NOTHING,
        /** Requests or streams. */
        WIRE,
        /** Streams. */
        STREAM,
        /** Nonces. */
        NONCES,
        /** A market of contracts, not of tokens. */
        CONTRACT
    }

    private Case(
            String name,
            List<Capability> proves,
            Need need,
            Optional<Consumer<Stand>> body,
            Optional<Consumer<Stand>> refusal) {
        this.name = requireNonNull(name, "name is null");
        this.proves = List.copyOf(proves);
        this.need = need;
        this.body = body;
        this.refusal = refusal;
    }

    /**
     * A case of every connector.
     *
     * @param name what a good connector does, as a sentence without a full stop
     */
    static Case of(String name, Consumer<Stand> body) {
        return new Case(name, List.of(), Need.NOTHING, Optional.of(body), Optional.empty());
    }

    /** A case of connectors that declare a capability. */
    static Case of(String name, Capability proves, Consumer<Stand> body) {
        return new Case(name, List.of(proves), Need.NOTHING, Optional.of(body), Optional.empty());
    }

    /** A case of connectors that declare one of some capabilities. */
    static Case of(String name, List<Capability> anyOf, Consumer<Stand> body) {
        return new Case(name, anyOf, Need.NOTHING, Optional.of(body), Optional.empty());
    }

    /** A case of connectors that do not declare a capability: it is refused. */
    static Case without(Capability lacking, Consumer<Stand> refusal) {
        return without(List.of(lacking), refusal);
    }

    /** A case of connectors that declare none of these: it is refused. */
    static Case without(List<Capability> lacking, Consumer<Stand> refusal) {
        String names = lacking.stream().map(Enum::name).collect(Collectors.joining(" or "));
        return new Case(
                "without %s it is refused as unsupported".formatted(names),
                lacking,
                Need.NOTHING,
                Optional.empty(),
                Optional.of(refusal));
    }

    /** The same, of connectors that reach their venue by requests or streams alone. */
    Case onWire() {
        return new Case(name, proves, Need.WIRE, body, refusal);
    }

    /** The same, of connectors that have a stream alone. */
    Case onStream() {
        return new Case(name, proves, Need.STREAM, body, refusal);
    }

    /** The same, of connectors that ask for nonces alone. */
    Case onNonces() {
        return new Case(name, proves, Need.NONCES, body, refusal);
    }

    /** The same, in markets alone where contracts are traded: on spot nothing has leverage, is reduced or pays funding. */
    Case inContracts() {
        return new Case(name, proves, Need.CONTRACT, body, refusal);
    }

    /** What a good connector does. */
    public String name() {
        return name;
    }

    /** The capabilities of which it proves one, or whose absence; empty when it is of every connector. */
    public List<Capability> proves() {
        return proves;
    }

    /** What a connector must use, or its market be, for the case to be about it. */
    public Need need() {
        return need;
    }

    /** What is done on a stand of a connector that has declared the capability, or has not; empty when there is nothing to do. */
    public Optional<Consumer<Stand>> body(boolean declared) {
        return declared ? body : refusal;
    }
}
