package io.jackstay.testkit.conformance.toy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
import io.jackstay.api.account.Position;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** From the toy exchange's words to the contract's. Confined to the connector's loop. */
final class ToyWords {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Flaw flaw;
    private final ConnectorContext context;
    private final MarketId id;
    private Optional<MarketInfo> info = Optional.empty();
    private int fills;

    ToyWords(Flaw flaw, ConnectorContext context) {
        this.flaw = flaw;
        this.context = context;
        this.id = new MarketId(context.venue(), "TOY-USDC-PERP");
    }

    Optional<JsonNode> read(byte[] body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    MarketInfo info() {
        return info.orElseThrow();
    }

    /** Whether the rules are others than before. */
    boolean market(JsonNode told) {
        MarketInfo.Builder rules = MarketInfo.of(id, MarketKind.PERPETUAL)
                .venueSymbol("TOY")
                .assets("TOY", "USDC", "USDC")
                .priceGrid(new PriceGrid.Tick(decimal(told.path("tick"))))
                .lotSize(decimal(told.path("lot")))
                .status(told.path("listed").asBoolean() ? MarketStatus.TRADING : MarketStatus.DELISTED);
        int revision = info.map(MarketInfo::revision).orElse(1);
        if (info.isPresent() && rules.revision(revision).build().equals(info.get())) {
            return false;
        }
        boolean changed = info.isPresent();
        info = Optional.of(rules.revision(changed ? revision + 1 : 1).build());
        return changed;
    }

    BigDecimal decimal(JsonNode node) {
        String text = node.asText();
        if (flaw == Flaw.READS_NO_EXPONENTS && !text.matches("-?[0-9.]+")) {
            throw new IllegalArgumentException("no number: " + text);
        }
        return new BigDecimal(text);
    }

    Price price(JsonNode node) {
        return Price.of(id, decimal(node));
    }

    Size size(JsonNode node) {
        return Size.of(id, decimal(node));
    }

    RejectReason reason(JsonNode body) {
        return switch (body.path("error").asText()) {
            case "size off lot" -> RejectReason.SIZE_OFF_LOT;
            case "not traded" -> RejectReason.MARKET_NOT_TRADING;
            case "too late" -> RejectReason.EXPIRED_DEADLINE;
            case "would take" -> RejectReason.POST_ONLY_WOULD_CROSS;
            case "nothing to take" -> RejectReason.NO_LIQUIDITY;
            case "nothing to reduce" -> RejectReason.REDUCE_ONLY;
            case "no money" -> RejectReason.INSUFFICIENT_MARGIN;
            default -> RejectReason.OTHER;
        };
    }

    private OrderRef ref(JsonNode told) {
        return new OrderRef(id, told.path("cloid").asLong(), told.path("id").asText());
    }

    private Stamp stamp() {
        return new Stamp(0, context.epochNanos());
    }

    OrderReport report(JsonNode told) {
        String word = told.path("state").asText();
        BigDecimal filled = decimal(told.path("filled"));
        boolean known = Arrays.stream(OrderState.values())
                .anyMatch(state -> state.name().equals(word));
        OrderState state = known ? OrderState.valueOf(word) : OrderState.CANCELLED;
        OrderState shown = state == OrderState.OPEN && filled.signum() > 0 ? OrderState.PARTIALLY_FILLED : state;
        if (flaw == Flaw.FILLS_WHAT_WAS_CUT && shown == OrderState.CANCELLED && filled.signum() > 0) {
            shown = OrderState.FILLED;
        }
        return OrderReport.of(
                        ref(told),
                        Side.valueOf(told.path("side").asText()),
                        price(told.path("price")),
                        size(told.path("size")),
                        shown,
                        stamp())
                .filled(Size.of(id, filled));
    }

    OrderFill fill(JsonNode told) {
        fills++;
        String number = flaw == Flaw.COUNTS_FILLS
                ? Integer.toString(fills)
                : told.path("number").asText();
        return OrderFill.of(
                        "toy-" + number,
                        ref(told),
                        Side.valueOf(told.path("side").asText()),
                        price(told.path("price")),
                        size(told.path("size")),
                        new Money("USDC", decimal(told.path("fee"))),
                        new Stamp(told.path("nanos").asLong(), context.epochNanos()))
                .role(LiquidityRole.valueOf(told.path("role").asText()));
    }

    AccountSnapshot snapshot(JsonNode account) {
        List<OrderReport> open = new ArrayList<>();
        account.path("orders").forEach(order -> open.add(report(order)));
        BigDecimal money = decimal(account.path("money"));
        Position position = new Position(
                id,
                size(account.path("position")),
                decimal(account.path("position")),
                BigDecimal.ZERO,
                Position.Source.VENUE);
        return AccountSnapshot.of(open, List.of(position), List.of(Balance.of("USDC", money, money)), stamp());
    }
}
