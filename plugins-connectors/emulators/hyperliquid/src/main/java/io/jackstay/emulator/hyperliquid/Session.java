package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.emulator.base.Connection;
import io.jackstay.emulator.base.Frames;
import io.jackstay.emulator.base.RateWindow;
import io.jackstay.emulator.base.json.Json;
import io.jackstay.emulator.base.stream.Subscriber;
import java.util.Optional;
import java.util.Set;

/** What comes in on one WebSocket connection. Not thread safe: confined to the driving thread. */
final class Session implements Frames {
    private static final int MOST_TOPICS = 1_000;
    private static final int MOST_USERS = 10;

    private final Subscriber<Topic> subscriber;
    private final HyperliquidEmulator emulator;
    private final Channels channels;
    private final RateWindow messages;

    Session(String peer, Connection connection, HyperliquidEmulator emulator, Channels channels, RateWindow messages) {
        this.subscriber = channels.hub().open(peer, connection);
        this.emulator = emulator;
        this.channels = channels;
        this.messages = messages;
        subscriber.reply("Websocket connection established.");
    }

    @Override
    public void text(String text) {
        if (!messages.take(subscriber.peer(), 1)) {
            subscriber.close(1008, "Too many messages");
            return;
        }
        JsonNode frame = Json.parse(text).orElseGet(() -> Json.of(""));
        String method = frame.path("method").asText();
        switch (method) {
            case "ping" -> subscriber.reply(Json.of("channel", "pong"));
            case "subscribe", "unsubscribe" ->
                subscribe(method, frame.path("subscription"), method.equals("subscribe"));
            case "post" -> post(frame);
            default -> error("Error parsing JSON into valid websocket request: " + text);
        }
    }

    private void subscribe(String method, JsonNode given, boolean wanted) {
        Optional<Topic> known = Topic.of(given, channels.coins());
        if (known.isEmpty()) {
            error("Invalid subscription " + given);
            return;
        }
        Topic topic = known.get();
        if (wanted == subscriber.has(topic)) {
            error((wanted ? "Already subscribed: " : "Already unsubscribed: ") + given);
            return;
        }
        Set<String> users = channels.hub().of(subscriber.peer(), Topic::user);
        users.add(topic.user());
        users.remove("");
        if (wanted && (users.size() > MOST_USERS || subscriber.topics().size() >= MOST_TOPICS)) {
            error("Cannot track more than 10 total users.");
            return;
        }
        subscriber.reply(Channels.frame("subscriptionResponse", Json.of("method subscription", method, topic.echo())));
        if (wanted) {
            subscriber.add(topic);
            channels.begin(subscriber, topic);
        } else {
            subscriber.remove(topic);
        }
    }

    private void post(JsonNode frame) {
        JsonNode id = frame.path("id");
        JsonNode request = frame.path("request");
        String type = request.path("type").asText();
        if (!id.isIntegralNumber() || !(type.equals("info") || type.equals("action"))) {
            error("Error parsing JSON into valid websocket request: " + frame);
            return;
        }
        JsonNode response = emulator.post(subscriber.peer(), type, request.path("payload"));
        subscriber.reply(Channels.frame("post", Json.of("id response", id, response)));
        channels.flush();
    }

    private void error(String words) {
        subscriber.reply(Channels.frame("error", Json.node(words)));
    }

    @Override
    public void closed() {
        channels.hub().gone(subscriber);
    }
}
