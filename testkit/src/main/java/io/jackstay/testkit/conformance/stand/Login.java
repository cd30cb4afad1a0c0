package io.jackstay.testkit.conformance.stand;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.api.market.VenueTraits;
import java.util.function.Function;

/** A connector's provider with the configuration of one login. Immutable. */
public final class Login {
    private final String name;
    private final VenueTraits traits;
    private final VenueTraits traitsAgain;
    private final Function<ConnectorContext, Connector> maker;

    private Login(
            String name, VenueTraits traits, VenueTraits traitsAgain, Function<ConnectorContext, Connector> maker) {
        this.name = requireNonNull(name, "name is null");
        this.traits = requireNonNull(traits, "traits are null");
        this.traitsAgain = requireNonNull(traitsAgain, "traits are null");
        this.maker = requireNonNull(maker, "maker is null");
    }

    /** A login that the provider makes connectors of. */
    public static <C extends Record> Login of(String name, ConnectorProvider<C> provider, C config) {
        return new Login(
                name, provider.traits(config), provider.traits(config), context -> provider.create(config, context));
    }

    /** The plugin's name. */
    public String name() {
        return name;
    }

    /** What the venue can do, as the provider tells it. */
    public VenueTraits traits() {
        return traits;
    }

    /** The same, asked once more. */
    public VenueTraits traitsAgain() {
        return traitsAgain;
    }

    Connector make(ConnectorContext context) {
        return maker.apply(context);
    }
}
