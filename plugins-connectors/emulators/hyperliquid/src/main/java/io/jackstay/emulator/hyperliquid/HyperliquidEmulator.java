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
import io.jackstay.emulator.base.Funds;
import io.jackstay.emulator.base.MarketsFile;
import io.jackstay.emulator.base.RateWindow;
import io.jackstay.emulator.base.Request;
import io.jackstay.emulator.base.desk.ControlPath;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.json.Json;
import io.jackstay.emulator.base.json.UnfitException;
import io.jackstay.emulator.base.trial.OpenFloor;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The venue at its door: two paths and a WebSocket. Not thread safe: confined to the driving thread. */
final class HyperliquidEmulator implements Emulator, OpenFloor {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int CONNECTIONS = 10;
    private static final int NEW_CONNECTIONS = 30;
    private static final int MESSAGES = 2_000;
    private static final String UNFIT = "Failed to deserialize the JSON body into the target type";

    private final Floor floor;
    private final Settings settings;
    private final Gate gate;
    private final Info info;
    private final Channels channels;
    private final ControlPath control;
    private final RateWindow weight;
    private final RateWindow arrivals;
    private final RateWindow messages;

    HyperliquidEmulator(EmulatorSetup setup) {
        Config config = MarketsFile.read(setup, HyperliquidEmulator.class, "markets.conf");
        try {
            this.settings = Settings.of(config.getConfig("rules"));
            this.floor = new Floor(setup.agenda(), settings.floor(), setup.books());
            Listing.list(floor, setup, config);
        } catch (ConfigException | IllegalArgumentException | ArithmeticException e) {
            throw new EmulatorException("markets: " + e.getMessage());
        }
        MarketViews markets = new MarketViews(floor, settings.fundingRate());
        AccountViews accounts = new AccountViews(floor);
        this.gate = new Gate(floor, setup.network(), new Business(floor, settings));
        this.info = new Info(floor, settings, markets, accounts);
        this.channels = new Channels(floor, settings, markets, accounts);
        this.control = new ControlPath(floor, "USDC");
        this.weight = new RateWindow(settings.ipWeight(), MINUTE, floor.agenda());
        this.arrivals = new RateWindow(NEW_CONNECTIONS, MINUTE, floor.agenda());
        this.messages = new RateWindow(MESSAGES, MINUTE, floor.agenda());
        setup.accounts().forEach(this::open);
        long hour = HOUR.toNanos();
        floor.agenda().at(Math.floorDiv(floor.agenda().now(), hour) * hour + hour, this::fund);
    }

    private void open(Funds funds) {
        Optional<Trader> owner = funds.owner().map(name -> floor.find(name)
                .orElseThrow(() -> new EmulatorException(
                        "account %s: its owner %s must be an account before it".formatted(funds.account(), name))));
        floor.open(funds.account(), owner, "").move("USDC", funds.amount());
    }

    private void fund() {
        floor.fund(settings.fundingRate());
        channels.flush();
        floor.agenda().in(HOUR, this::fund);
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
        answer.accept(answer(request));
        channels.flush();
    }

    private Answer answer(Request request) {
        boolean known = List.of("/info", "/exchange", ControlPath.PATH).contains(request.path());
        if (!known || !request.method().equals("POST")) {
            return Answer.text(known ? 405 : 404, "");
        } else if (!request.contentType().toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return Answer.text(415, "Expected request with `Content-Type: application/json`");
        }
        Optional<JsonNode> body = Json.parse(request.body());
        if (body.isEmpty()) {
            return Answer.text(400, "Failed to parse the request body as JSON");
        }
        return switch (request.path()) {
            case "/info" -> info(request.peer(), body.get());
            case "/exchange" -> exchange(request.peer(), body.get());
            default -> control.answer(body.get());
        };
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
