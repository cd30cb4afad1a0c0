package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.RejectReason;
import io.jackstay.connector.hyperliquid.action.BuilderFee;
import io.jackstay.connector.hyperliquid.market.FeeRates;
import io.jackstay.connector.hyperliquid.market.Listing;
import io.jackstay.connector.hyperliquid.market.Markets;
import io.jackstay.connector.hyperliquid.market.PerpetualMeta;
import io.jackstay.connector.hyperliquid.market.SpotMeta;
import io.jackstay.lib.wire.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The questions before a login can trade, one after the other: who it is, the time, whether the builder's fee is approved, how the account keeps its collateral, what trading
 * costs, which markets there are. Confined to the connector's loop.
 */
final class Starter {
    private final ConnectorContext context;
    private final InfoClient info;
    private final VenueClock clock;
    private final Login login;
    private final BuilderFee builder;

    Starter(ConnectorContext context, InfoClient info, VenueClock clock, Login login, BuilderFee builder) {
        this.context = context;
        this.info = info;
        this.clock = clock;
        this.login = login;
        this.builder = builder;
    }

    /**
     * What was found out.
     *
     * @param account the address to ask under
     * @param mode the venue's word for how the account keeps its collateral
     */
    record Found(String account, String mode, FeeRates fees, Markets markets) {}

    void start(Reply<Found> reply) {
        login.account(reply.after(account ->
                info.ask(Query.exchangeStatus(), this::time, reply.after(problem -> onTime(account, problem, reply)))));
    }

    private Optional<String> time(JsonReader json, long receivedNanos) {
        return clock.told(Repairs.time(json), receivedNanos);
    }

    private void onTime(String account, Optional<String> problem, Reply<Found> reply) {
        if (problem.isPresent()) {
            reply.refused(RejectReason.INVALID_REQUEST, problem.get());
            return;
        }
        approved(account, reply.after(approved -> ask(account, reply)));
    }

    /** An account that has not approved of the builder's fee would have each order refused. */
    private void approved(String account, Reply<Boolean> reply) {
        if (builder.isNone()) {
            reply.ok(true);
            return;
        }
        info.ask(Query.mostBuilderFee(account, builder.address()), JsonReader::integer, reply.after(most -> {
            if (most >= builder.tenths()) {
                reply.ok(true);
            } else {
                reply.refused(
                        RejectReason.NOT_ENTITLED,
                        "the account has approved a fee of %d tenths of a basis point for the builder %s, builder-share asks for %d"
                                .formatted(most, builder.address(), builder.tenths()));
            }
        }));
    }

    private void ask(String account, Reply<Found> reply) {
        info.ask(
                Query.userAbstraction(account),
                JsonReader::text,
                reply.after(mode -> info.ask(
                        Query.userFees(account),
                        FeeRates::read,
                        reply.after(fees -> markets(
                                fees, reply.after(markets -> reply.ok(new Found(account, mode, fees, markets))))))));
    }

    /** All markets as they are now. */
    void markets(FeeRates fees, Reply<Markets> reply) {
        info.ask(
                Query.meta(),
                json -> PerpetualMeta.read(json, context.venue(), fees.perpetuals()),
                reply.after(perpetuals -> info.ask(
                        Query.spotMeta(),
                        json -> SpotMeta.read(json, context.venue(), fees.spot()),
                        reply.after(spot -> {
                            List<Listing> all = new ArrayList<>(perpetuals);
                            all.addAll(spot);
                            reply.ok(Markets.of(all));
                        }))));
    }
}
