package io.jackstay.testkit.conformance.toy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.api.market.Side;
import io.jackstay.testkit.conformance.venue.VenueStage;
import io.jackstay.testkit.conformance.venue.VenueTruth;
import io.jackstay.testkit.conformance.venue.VenueUnderTest;
import io.jackstay.testkit.net.FakeServer;
import io.jackstay.testkit.net.ServerRequest;
import io.jackstay.testkit.net.ServerStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The toy exchange: one market, one account, JSON. Not thread safe: owned by the test. */
public final class ToyVenue implements VenueUnderTest, FakeServer {
    static final String ADDRESS = "http://toy.test";
    static final String STREAM = "ws://toy.test/stream";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BigDecimal FEE = new BigDecimal("0.0005");

    private final VenueStage stage;
    private final List<Order> orders = new ArrayList<>();
    private final List<ObjectNode> fills = new ArrayList<>();
    private final List<ServerStream> streams = new ArrayList<>();
    private BigDecimal bid = BigDecimal.ZERO;
    private BigDecimal ask = BigDecimal.ZERO;
    private BigDecimal quoted = BigDecimal.ZERO;
    private BigDecimal position = BigDecimal.ZERO;
    private BigDecimal money = new BigDecimal("1000000");
    private BigDecimal lot = new BigDecimal("0.001");
    private boolean listed = true;
    private boolean newWords;
    private Duration lag = Duration.ZERO;

    private static final class Order {
        private final String id;
        private final String cloid;
        private final Side side;
        private final BigDecimal price;
        private final BigDecimal size;
        private final boolean reduces;
        private final long nanos;
        private BigDecimal filled = BigDecimal.ZERO;
        private String state = "OPEN";

        private Order(String id, JsonNode asked, long nanos) {
            this.id = id;
            this.cloid = asked.path("cloid").asText();
            this.side = Side.valueOf(asked.path("side").asText());
            this.price = new BigDecimal(asked.path("price").asText());
            this.size = new BigDecimal(asked.path("size").asText());
            this.reduces = asked.path("reduces").asBoolean();
            this.nanos = nanos;
        }

        private BigDecimal left() {
            return size.subtract(filled);
        }
    }

    /** Serves its address. */
    public ToyVenue(VenueStage stage) {
        this.stage = stage;
        stage.network().at(ADDRESS).serve(this);
    }

    @Override
    public void onRequest(ServerRequest request) {
        String[] target = request.target().split("\\?", 2);
        String query = target.length > 1 ? target[1].substring(target[1].indexOf('=') + 1) : "";
        JsonNode body = request.text().isEmpty() ? JSON.createObjectNode() : read(request.text());
        switch (target[0]) {
            case "/markets" -> request.answer(200, markets().toString());
            case "/order" -> place(request, body);
            case "/cancel" -> cancel(request, body);
            case "/account" -> request.answer(200, account().toString());
            case "/status" -> {
                Optional<Order> found = find(query).filter(order -> order.nanos + lag.toNanos() <= stage.epochNanos());
                request.answer(
                        found.isPresent() ? 200 : 404,
                        found.map(this::show).orElseGet(JSON::createObjectNode).toString());
            }
            case "/fills" -> {
                ObjectNode page = JSON.createObjectNode();
                page.putArray("fills").addAll(fills.subList(Integer.parseInt(query), fills.size()));
                request.answer(200, page.toString());
            }
            default -> request.answer(404, "{}");
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode markets() {
        return JSON.createObjectNode()
                .put("tick", "0.01")
                .put("lot", lot.toPlainString())
                .put("listed", listed);
    }

    private ObjectNode account() {
        ObjectNode account = JSON.createObjectNode().put("position", position).put("money", money.toPlainString());
        ArrayNode open = account.putArray("orders");
        orders.stream()
                .filter(order -> order.state.equals("OPEN"))
                .map(this::show)
                .forEach(open::add);
        return account;
    }

    private Optional<Order> find(String id) {
        return orders.stream()
                .filter(order -> order.id.equals(id) || order.cloid.equals(id))
                .findFirst();
    }

    private ObjectNode show(Order order) {
        ObjectNode shown = JSON.createObjectNode()
                .put("type", "order")
                .put("id", order.id)
                .put("cloid", order.cloid)
                .put("side", order.side.name())
                .put("price", order.price.toPlainString())
                .put("size", order.size)
                .put("filled", order.filled.toPlainString())
                .put("state", newWords && order.state.equals("CANCELLED") ? "EVAPORATED" : order.state);
        return newWords ? shown.put("mood", "sunny") : shown;
    }

    private void place(ServerRequest request, JsonNode asked) {
        Order order = new Order(Integer.toString(orders.size() + 1), asked, stage.epochNanos());
        String tif = asked.path("tif").asText();
        boolean crosses = order.price.compareTo(ask) >= 0 && order.side == Side.BUY
                || order.price.compareTo(bid) <= 0 && order.side == Side.SELL;
        if (!listed || order.size.remainder(lot).signum() != 0) {
            request.answer(400, "{\"error\":\"%s\"}".formatted(listed ? "size off lot" : "not traded"));
        } else if (asked.path("deadline").asLong() < stage.epochMillis()) {
            request.answer(400, "{\"error\":\"too late\"}");
        } else if (tif.equals("POST_ONLY") && crosses) {
            request.answer(400, "{\"error\":\"would take\"}");
        } else if (tif.equals("IOC") && !crosses) {
            request.answer(400, "{\"error\":\"nothing to take\"}");
        } else if (order.size.multiply(order.price).compareTo(money.multiply(BigDecimal.TEN)) > 0) {
            request.answer(400, "{\"error\":\"no money\"}");
        } else if (order.reduces && reducible(order).signum() == 0) {
            request.answer(400, "{\"error\":\"nothing to reduce\"}");
        } else {
            orders.add(order);
            request.answer(200, "{\"id\":\"%s\"}".formatted(order.id));
            tell(show(order));
            if (crosses) {
                BigDecimal most = order.reduces ? order.size.min(reducible(order)) : order.size;
                fill(order, most, order.side == Side.BUY ? ask : bid, "TAKER");
                if (order.left().signum() > 0) {
                    end(order);
                }
            }
        }
    }

    private BigDecimal reducible(Order order) {
        return (order.side == Side.SELL ? position : position.negate()).max(BigDecimal.ZERO);
    }

    private void cancel(ServerRequest request, JsonNode asked) {
        Optional<Order> found = find(asked.path("id").asText()).filter(order -> order.state.equals("OPEN"));
        found.ifPresent(this::end);
        request.answer(found.isPresent() ? 200 : 404, "{}");
    }

    private void end(Order order) {
        order.state = "CANCELLED";
        tell(show(order));
    }

    private void fill(Order order, BigDecimal size, BigDecimal price, String role) {
        BigDecimal fee = price.multiply(size).multiply(FEE);
        order.filled = order.filled.add(size);
        position = position.add(order.side == Side.BUY ? size : size.negate());
        money = money.subtract(fee);
        ObjectNode fill = JSON.createObjectNode()
                .put("type", "fill")
                .put("number", fills.size() + 1)
                .put("id", order.id)
                .put("cloid", order.cloid)
                .put("side", order.side.name())
                .put("price", price)
                .put("size", size.toPlainString())
                .put("fee", fee.toPlainString())
                .put("role", role)
                .put("nanos", stage.epochNanos());
        fills.add(fill);
        tell(newWords ? fill.deepCopy().put("mood", "sunny") : fill);
        if (order.left().signum() == 0) {
            order.state = "FILLED";
        }
        tell(show(order));
    }

    @Override
    public void onStream(ServerStream stream) {
        streams.add(stream);
        stream.send("{\"type\":\"welcome\"}");
        stream.send(top().toString());
    }

    @Override
    public void onClosed(ServerStream stream) {
        streams.remove(stream);
    }

    private void tell(ObjectNode message) {
        streams.forEach(stream -> stream.send(message.toString()));
    }

    private ObjectNode top() {
        return JSON.createObjectNode()
                .put("type", "top")
                .put("bid", bid)
                .put("ask", ask)
                .put("size", quoted);
    }

    @Override
    public String market() {
        return "TOY";
    }

    @Override
    public void quote(BigDecimal newBid, BigDecimal newAsk, BigDecimal size) {
        bid = newBid;
        ask = newAsk;
        quoted = size;
        tell(top());
    }

    @Override
    public void trade(Side takerSide, BigDecimal price, BigDecimal size) {
        tell(JSON.createObjectNode()
                .put("type", "trade")
                .put("price", price.toPlainString())
                .put("size", size)
                .put("side", takerSide.name()));
        BigDecimal left = size;
        for (Order order : List.copyOf(orders)) {
            boolean meets = order.side != takerSide
                    && (takerSide == Side.SELL ? order.price.compareTo(price) >= 0 : order.price.compareTo(price) <= 0);
            if (meets && order.state.equals("OPEN") && left.signum() > 0) {
                BigDecimal part = order.left().min(left);
                left = left.subtract(part);
                fill(order, part, order.price, "MAKER");
            }
        }
    }

    @Override
    public VenueTruth truth() {
        return new VenueTruth(
                orders.stream()
                        .filter(order -> order.state.equals("OPEN"))
                        .map(order ->
                                new VenueTruth.Resting(order.id, order.side, order.price, order.size, order.filled))
                        .toList(),
                fills.stream().map(ToyVenue::execution).toList(),
                position,
                money);
    }

    private static VenueTruth.Execution execution(ObjectNode fill) {
        return new VenueTruth.Execution(
                fill.path("id").asText(),
                Side.valueOf(fill.path("side").asText()),
                fill.path("price").decimalValue(),
                new BigDecimal(fill.path("size").asText()),
                new BigDecimal(fill.path("fee").asText()));
    }

    @Override
    public void changeRules() {
        lot = lot.movePointRight(1);
    }

    @Override
    public void delist() {
        listed = false;
        orders.stream().filter(order -> order.state.equals("OPEN")).toList().forEach(this::end);
    }

    @Override
    public void speakInNewWords() {
        newWords = true;
    }

    @Override
    public void lagStatus(Duration by) {
        lag = by;
    }
}
