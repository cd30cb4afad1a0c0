package io.jackstay.testkit.conformance.toy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents.Stream;
import io.jackstay.api.connector.ConnectorEvents.StreamState;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.connector.WebSocket;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The one stream of the toy exchange. Confined to the connector's loop. */
final class ToyStream implements WebSocket.Listener {
    private static final Duration PING = Duration.ofSeconds(15);
    private static final Duration SILENCE = Duration.ofSeconds(40);

    private final Flaw flaw;
    private final ConnectorContext context;
    private final ToyWords words;
    private final WebSocket socket;
    private Subscriptions wanted = Subscriptions.none();
    private Optional<JsonNode> lastTop = Optional.empty();
    private int tops;

    ToyStream(Flaw flaw, ConnectorContext context, ToyWords words) {
        this.flaw = flaw;
        this.context = context;
        this.words = words;
        this.socket = context.webSocket(
                WebSocket.Settings.to(ToyVenue.STREAM)
                        .heartbeat(WebSocket.Heartbeat.ping(PING))
                        .silence(SILENCE),
                this);
    }

    void want(Subscriptions now) {
        wanted = now;
        lastTop.ifPresent(this::top);
    }

    void close() {
        socket.close();
    }

    @Override
    public void onOpen(WebSocket opened) {
        // up with the greeting
    }

    @Override
    public void onDown(String why) {
        if (flaw != Flaw.HIDES_LOSSES) {
            state(StreamState.DOWN, why);
        }
    }

    private void state(StreamState state, String why) {
        context.events().stream(Stream.PUBLIC, state, why);
        context.events().stream(Stream.PRIVATE, state, why);
    }

    @Override
    public void onFrame(byte[] bytes, int offset, int length) {
        Optional<JsonNode> message = words.read(Arrays.copyOfRange(bytes, offset, offset + length));
        if (message.isPresent()) {
            take(message.get());
        } else if (flaw != Flaw.SWALLOWS_MALFORMED) {
            socket.reconnect("a message that can't be read");
        }
    }

    private void take(JsonNode message) {
        switch (message.path("type").asText()) {
            case "welcome" -> state(StreamState.UP, "");
            case "top" -> {
                lastTop = Optional.of(message);
                top(message);
            }
            case "trade" -> trade(message);
            case "order" -> context.events().order(words.report(message));
            case "fill" -> context.events().fill(words.fill(message));
            default -> {
                // nothing that is known
            }
        }
    }

    private void top(JsonNode message) {
        BigDecimal bid = words.decimal(message.path("bid"));
        boolean told = flaw == Flaw.STALE_PRICES && tops > 0;
        if (bid.signum() > 0 && wanted.wants(words.info().id(), Feed.TOP) && !told) {
            tops++;
            long size = unscaled(message.path("size"), words.info().sizeScale());
            context.events()
                    .top(
                            words.info().id(),
                            unscaled(message.path("bid"), words.info().priceScale()),
                            size,
                            unscaled(message.path("ask"), words.info().priceScale()),
                            size,
                            0);
        }
    }

    private long unscaled(JsonNode node, int scale) {
        return words.decimal(node).setScale(scale).unscaledValue().longValueExact();
    }

    private void trade(JsonNode message) {
        if (wanted.wants(words.info().id(), Feed.TRADES)) {
            Price price = words.price(message.path("price"));
            context.events()
                    .trade(
                            words.info().id(),
                            words.info()
                                    .roundPassive(price.toBigDecimal(), Side.BUY)
                                    .unscaledValue(),
                            unscaled(message.path("size"), words.info().sizeScale()),
                            Side.valueOf(message.path("side").asText()),
                            "",
                            context.epochNanos());
        }
    }
}
