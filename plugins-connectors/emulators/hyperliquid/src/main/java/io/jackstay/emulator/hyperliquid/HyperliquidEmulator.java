package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.jackstay.emulator.base.Answer;
import io.jackstay.emulator.base.Connection;
import io.jackstay.emulator.base.Emulator;
import io.jackstay.emulator.base.EmulatorException;
import io.jackstay.emulator.base.EmulatorSetup;
import io.jackstay.emulator.base.Frames;
import io.jackstay.emulator.base.JsonDoor;
import io.jackstay.emulator.base.MarketsFile;
import io.jackstay.emulator.base.RateWindow;
import io.jackstay.emulator.base.Request;
import io.jackstay.emulator.base.desk.ControlPath;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.MarketList;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.json.Json;
import io.jackstay.emulator.base.json.UnfitException;
import io.jackstay.emulator.base.trial.OpenFloor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The venue at its door: two paths and a WebSocket. Not thread safe: confined to the driving thread. */
final class HyperliquidEmulator implements Emulator, OpenFloor {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int CONNECTIONS = 10;
    private static final int NEW_CONNECTIONS = 30;
    private static final String UNFIT = "Failed to deserialize the JSON body into the target type";

    private final Floor floor;
    private final Settings settings;
    private final Gate gate;
    private final Info info;
    private final Channels channels;
    private final JsonDoor door;
    private final RateWindow weight;
    private final RateWindow arrivals;
    private final RateWindow messages;

    HyperliquidEmulator(EmulatorSetup setup) {
        Config config = MarketsFile.read(setup, HyperliquidEmulator.class, "markets.conf");
        try {
            this.settings = Settings.of(config.getConfig("rules"));
            this.floor = new Floor(setup.agenda(), settings.floor(), setup.books());
            MarketList.list(floor, setup, Listing.RULES, config);
        } catch (ConfigException | IllegalArgumentException | ArithmeticException e) {
            throw new EmulatorException("markets: " + e.getMessage());
        }
        MarketViews markets = new MarketViews(floor, settings.fundingRate());
        AccountViews accounts = new AccountViews(floor);
        this.gate = new Gate(floor, setup.network(), new Business(floor, settings));
        this.info = new Info(floor, settings, markets, accounts);
        this.channels = new Channels(floor, settings, markets, accounts);
        ControlPath control = new ControlPath(floor, "USDC");
        this.door = new JsonDoor(
                Map.of("/info", this::info, "/exchange", this::exchange, ControlPath.PATH, control::answer),
                "Expected request with `Content-Type: application/json`",
                "Failed to parse the request body as JSON");
        this.weight = new RateWindow(settings.ipWeight(), MINUTE, floor.agenda());
        this.arrivals = new RateWindow(NEW_CONNECTIONS, MINUTE, floor.agenda());
        this.messages = new RateWindow(settings.messages(), MINUTE, floor.agenda());
        floor.open(setup.accounts(), "USDC");
        floor.fundHourly(settings.fundingRate(), channels::flush);
    }

    @Override
    public Floor floor() {
        return floor;
    }

    @Override
    public String webSocketPath() {
        return "/ws";
    }

    @Override
    public List<String> accounts() {
        return floor.traders().stream().map(Trader::address).toList();
    }

    @Override
    public void request(Request request, Consumer<Answer> answer) {
        answer.accept(door.answer(request));
        channels.flush();
    }

    private Answer info(String peer, JsonNode question) {
        Optional<JsonNode> answer = info.answer(question);
        if (answer.isEmpty()) {
            return Answer.text(422, UNFIT);
        }
        int used = Info.weight(question.path("type").asText(), answer.get());
        return weight.take(peer, used) ? Answer.ok(answer.get().toString()) : Answer.json(429, "null");
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
