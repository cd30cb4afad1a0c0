package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import io.jackstay.emulator.base.Answer;
import io.jackstay.emulator.base.Connection;
import io.jackstay.emulator.base.EmulatorSetup;
import io.jackstay.emulator.base.Frames;
import io.jackstay.emulator.base.JsonDoor;
import io.jackstay.emulator.base.RateWindow;
import io.jackstay.emulator.base.Request;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.json.Json;
import io.jackstay.emulator.base.json.UnfitException;
import io.jackstay.emulator.base.venue.FloorEmulator;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The venue at its door: two paths and a WebSocket. Not thread safe: confined to the driving thread. */
final class HyperliquidEmulator extends FloorEmulator {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int CONNECTIONS = 10;
    private static final int NEW_CONNECTIONS = 30;
    private static final String UNFIT = "Failed to deserialize the JSON body into the target type";

    private final Gate gate;
    private final Info info;
    private final Channels channels;
    private final JsonDoor door;
    private final RateWindow weight;
    private final RateWindow arrivals;
    private final RateWindow messages;

    HyperliquidEmulator(EmulatorSetup setup, Settings settings, Config config) {
        super(setup, settings.floor(), Settings.LISTING, config);
        Floor floor = floor();
        MarketViews markets = new MarketViews(floor, settings.fundingRate());
        AccountViews accounts = new AccountViews(floor);
        this.gate = new Gate(floor, setup.network(), new Business(floor, settings));
        this.info = new Info(floor, settings, markets, accounts);
        this.channels = new Channels(floor, settings, markets, accounts);
        this.door = door(
                Map.of("/info", this::info, "/exchange", this::exchange),
                "Expected request with `Content-Type: application/json`",
                "Failed to parse the request body as JSON");
        this.weight = new RateWindow(settings.ipWeight(), MINUTE, floor.agenda());
        this.arrivals = new RateWindow(NEW_CONNECTIONS, MINUTE, floor.agenda());
        this.messages = new RateWindow(settings.messages(), MINUTE, floor.agenda());
        floor.fundHourly(settings.fundingRate(), channels::flush);
    }

    @Override
    public String webSocketPath() {
        return "/ws";
    }

    @Override
    public void request(Request request, Consumer<Answer> answer) {
        answer.accept(door.answer(request));
        channels.flush();
    }

    private Answer info(String peer, JsonNode question) {
        JsonNode answer = info.answer(question);
        if (answer.isMissingNode()) {
            return Answer.text(422, UNFIT);
        }
        int used = Info.WEIGHTS.of(question.path("type").asText(), answer);
        return weight.take(peer, used) ? Answer.ok(answer.toString()) : Answer.json(429, "null");
    }

    private Answer exchange(String peer, JsonNode body) {
        if (!weight.take(peer, Gate.weight(body))) {
            return Answer.json(429, "null");
        }
        try {
            return Answer.ok(gate.exchange(body).toString());
        } catch (UnfitException e) {
            return Answer.text(422, UNFIT + ": " + e.getMessage());
        }
    }

    /** Answers a request that came over a WebSocket. */
    JsonNode post(String peer, String type, JsonNode payload) {
        boolean asks = type.equals("info");
        Answer answer = asks ? info(peer, payload) : exchange(peer, payload);
        if (answer.status() != 200) {
            String words = answer.status() == 429 ? "429 Too Many Requests" : answer.status() + " " + answer.body();
            return Json.of("type payload", "error", words);
        }
        JsonNode told = Json.parse(answer.body()).orElseThrow();
        return Json.of("type payload", type, asks ? Json.of("type data", payload.path("type"), told) : told);
    }

    @Override
    public Optional<Frames> connect(String path, String peer, Connection connection) {
        return channels.hub().count(peer) >= CONNECTIONS || !arrivals.take(peer, 1)
                ? Optional.empty()
                : Optional.of(new Session(peer, connection, this, channels, messages));
    }
}
