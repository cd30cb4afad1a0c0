package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.emulator.base.Connection;
import io.jackstay.emulator.base.RateWindow;
import io.jackstay.emulator.base.json.Json;
import io.jackstay.emulator.base.stream.Talk;
import java.util.Optional;

/** What comes in on one WebSocket connection. Not thread safe: confined to the driving thread. */
final class Session extends Talk<Topic> {
    private static final int MOST_TOPICS = 1_000;
    private static final int MOST_USERS = 10;

    private final HyperliquidEmulator emulator;
    private final Channels channels;

    Session(String peer, Connection connection, HyperliquidEmulator emulator, Channels channels, RateWindow messages) {
        super(channels.hub(), peer, connection, messages, MOST_USERS, MOST_TOPICS);
        this.emulator = emulator;
        this.channels = channels;
        subscriber().reply("Websocket connection established.");
    }

    @Override
    protected void hear(String text, JsonNode frame) {
        switch (frame.path("method").asText()) {
            case "ping" -> subscriber().reply(Json.of("channel", "pong"));
            case "subscribe" -> subscribe("subscribe", frame.path("subscription"), true);
            case "unsubscribe" -> subscribe("unsubscribe", frame.path("subscription"), false);
            case "post" -> post(frame);
            default -> error("Error parsing JSON into valid websocket request: " + text);
        }
    }

    private void subscribe(String method, JsonNode given, boolean wanted) {
        Optional<Topic> known = Topic.of(given, emulator.floor().coins());
        if (known.isEmpty()) {
            error("Invalid subscription " + given);
            return;
        }
        Topic topic = known.get();
        switch (change(topic, wanted)) {
            case NONE -> error((wanted ? "Already subscribed: " : "Already unsubscribed: ") + given);
            case TOO_MANY -> error("Cannot track more than 10 total users.");
            case DONE -> {
                var echo = Json.of("method subscription", method, topic.echo());
                subscriber().reply(Channels.frame("subscriptionResponse", echo));
                if (wanted) {
                    channels.begin(subscriber(), topic);
                }
            }
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
        JsonNode response = emulator.post(subscriber().peer(), type, request.path("payload"));
        subscriber().reply(Channels.frame("post", Json.of("id response", id, response)));
        channels.flush();
    }

    private void error(String words) {
        subscriber().reply(Channels.frame("error", Json.node(words)));
    }
}
