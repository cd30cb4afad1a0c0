package io.jackstay.connector.hyperliquid;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.connector.NonceStore;
import io.jackstay.api.connector.RateLimiter;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.WebSocket;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.plugin.Memory;
import io.jackstay.api.plugin.Meters;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Hands a connector a network of scripted answers, and writes down what it sends. Not thread safe: owned by a test, which delivers
 * answers by {@link #run} and frames by {@link #frame}.
 */
final class ScriptedVenue implements ConnectorContext {
    static final String USER = "0x14791697260e4c9a71f18484c9f997b308e59325";

    final EventLog events = new EventLog();
    final HandTimers timers = new HandTimers();
    /**
     * What an info question of a type is answered with, or one of a type about an address, {@code type/0x..}, or since a time,
     * {@code type@1000}.
     */
    final Map<String, String> info = new TreeMap<>();
    /** Bodies of info questions. */
    final List<String> questions = new ArrayList<>();
    /** What the info questions cost when they left. */
    final List<Integer> weights = new ArrayList<>();
    /** Bodies of actions. */
    final List<String> actions = new ArrayList<>();
    /** What the next actions are answered with; what is after the last one is taken for good. */
    final Deque<Consumer<Reply<Http.Response>>> exchange = new ArrayDeque<>();
    /** Texts over the stream's connection. */
    final List<String> sent = new ArrayList<>();

    /** What the connector has logged. */
    final List<String> logged = new ArrayList<>();

    /** Kinds of messages over the stream whose answer has come, as they came. */
    final List<String> timed = new ArrayList<>();

    final List<String> penalties = new ArrayList<>();
    final List<Long> nonces = new ArrayList<>();
    long budget = 1_200;
    Optional<WebSocket.Settings> socket = Optional.empty();
    boolean open;
    boolean readOnly;

    private final Deque<Runnable> turns = new ArrayDeque<>();
    private Optional<WebSocket.Listener> listener = Optional.empty();

    ScriptedVenue() {
        info.put("userRole", "{\"role\":\"user\"}");
        info.put("exchangeStatus", "{\"time\":%d,\"specialStatuses\":null}".formatted(HandTimers.START_MILLIS));
        info.put("userAbstraction", "\"disabled\"");
        info.put(
                "userFees",
                "{\"userCrossRate\":\"0.00045\",\"userAddRate\":\"0.00015\",\"userSpotCrossRate\":\"0.0007\",\"userSpotAddRate\":\"0.0004\"}");
        info.put(
                "userRateLimit",
                "{\"cumVlm\":\"1.5\",\"nRequestsUsed\":100,\"nRequestsCap\":10000,\"nRequestsSurplus\":0}");
        info.put(
                "meta",
                "{\"universe\":[{\"szDecimals\":5,\"name\":\"BTC\",\"maxLeverage\":40},"
                        + "{\"szDecimals\":4,\"name\":\"ETH\",\"maxLeverage\":25},"
                        + "{\"szDecimals\":1,\"name\":\"LOOM\",\"maxLeverage\":3,\"isDelisted\":true,\"onlyIsolated\":true,\"marginMode\":\"strictIsolated\"},"
                        + "{\"szDecimals\":2,\"name\":\"SOL\",\"maxLeverage\":20}]}");
        info.put(
                "spotMeta",
                "{\"tokens\":[{\"name\":\"USDC\",\"szDecimals\":8,\"index\":0},{\"name\":\"PURR\",\"szDecimals\":0,\"index\":1},"
                        + "{\"name\":\"HYPE\",\"szDecimals\":2,\"index\":150},{\"name\":\"UBTC\",\"szDecimals\":5,\"index\":197},"
                        + "{\"name\":\"PURR\",\"szDecimals\":1,\"index\":300}],"
                        + "\"universe\":[{\"name\":\"PURR/USDC\",\"tokens\":[1,0],\"index\":0},{\"name\":\"@107\",\"tokens\":[150,0],\"index\":107},"
                        + "{\"name\":\"@142\",\"tokens\":[197,0],\"index\":142},{\"name\":\"@200\",\"tokens\":[300,0],\"index\":200}]}");
        info.put("frontendOpenOrders", "[]");
        info.put(
                "clearinghouseState",
                "{\"marginSummary\":{\"accountValue\":\"0.0\"},\"withdrawable\":\"0.0\",\"assetPositions\":[],\"time\":1735689600000}");
        info.put("spotClearinghouseState", "{\"balances\":[]}");
        info.put("userFunding", "[]");
        info.put("userNonFundingLedgerUpdates", "[]");
    }

    /** An answer with a status. */
    static Consumer<Reply<Http.Response>> status(int status, String body) {
        return reply -> reply.ok(new Answer(status, body.getBytes(UTF_8), 0));
    }

    /** What a place or a modify is answered with. */
    static Consumer<Reply<Http.Response>> statuses(String... statuses) {
        return status(
                200,
                "{\"status\":\"ok\",\"response\":{\"type\":\"order\",\"data\":{\"statuses\":[%s]}}}"
                        .formatted(String.join(",", statuses)));
    }

    /** The refusal of a whole action. */
    static Consumer<Reply<Http.Response>> error(String words) {
        return status(200, "{\"status\":\"err\",\"response\":\"%s\"}".formatted(words));
    }

    /** Runs all turns that are due. */
    void run() {
        while (!turns.isEmpty()) {
            turns.remove().run();
        }
    }

    /** The connection opens. */
    void connect() {
        open = true;
        listener.orElseThrow().onOpen(new Socket());
    }

    /** The connection breaks. */
    void disconnect() {
        open = false;
        listener.orElseThrow().onDown("reset");
    }

    /** A message comes, in the middle of an array as it may. */
    void frame(String text) {
        byte[] bytes = ("##" + text + "##").getBytes(UTF_8);
        listener.orElseThrow().onFrame(bytes, 2, bytes.length - 4);
    }

    /** Confirms all subscriptions of the account. */
    void confirmAccount() {
        for (String channel : List.of(
                "orderUpdates",
                "userFills",
                "clearinghouseState",
                "spotState",
                "userFundings",
                "userNonFundingLedgerUpdates")) {
            confirm(channel);
        }
    }

    /** Confirms one subscription of the account. */
    void confirm(String channel) {
        frame(
                "{\"channel\":\"subscriptionResponse\",\"data\":{\"method\":\"subscribe\",\"subscription\":{\"type\":\"%s\",\"user\":\"%s\"}}}"
                        .formatted(channel, USER));
    }

    @Override
    public Venue venue() {
        return new Venue("hl");
    }

    @Override
    public ConnectorEvents events() {
        return events;
    }

    @Override
    public Http http(String baseUrl) {
        return (request, reply) -> turns.add(() -> answer(request, reply));
    }

    private void answer(Http.Request request, Reply<Http.Response> reply) {
        String body = new String(request.body(), UTF_8);
        if (request.target().equals("/info")) {
            questions.add(body);
            request.costs().forEach(cost -> weights.add(cost.weight()));
            String type = body.replaceFirst(".*?\"type\":\"([A-Za-z]+)\".*", "$1");
            String user = body.replaceFirst(".*?\"user\":\"([0-9a-fx]+)\".*", "$1");
            String since = body.replaceFirst(".*?\"startTime\":([0-9]+).*", "$1");
            String answer = info.getOrDefault(
                    type + "@" + since, info.getOrDefault(type + "/" + user, String.valueOf(info.get(type))));
            reply.ok(
                    answer.equals("null")
                            ? new Answer(422, "Failed to deserialize".getBytes(UTF_8), timers.now())
                            : new Answer(200, answer.getBytes(UTF_8), timers.now()));
        } else {
            actions.add(body);
            Consumer<Reply<Http.Response>> answer = exchange.size() > 1 ? exchange.remove() : exchange.element();
            answer.accept(reply);
        }
    }

    @Override
    public WebSocket webSocket(WebSocket.Settings settings, WebSocket.Listener to) {
        listener = Optional.of(to);
        socket = Optional.of(settings);
        return new Socket();
    }

    @Override
    public RateLimiter rateLimiter(String scope, RateLimiter.Budget of) {
        return new Limiter();
    }

    @Override
    public NonceStore nonces(String key) {
        return new NonceStore() {
            @Override
            public long next(long floor) {
                nonces.add(Math.max(floor, last() + 1));
                return last();
            }

            @Override
            public long last() {
                return nonces.isEmpty() ? 0 : nonces.get(nonces.size() - 1);
            }

            @Override
            public void reset(long last, String why) {
                nonces.add(last);
            }
        };
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public Memory memory() {
        throw new UnsupportedOperationException("nothing is kept");
    }

    @Override
    public LoopTimers timers() {
        return timers;
    }

    @Override
    public long epochNanos() {
        return timers.now();
    }

    @Override
    public void venueTime(long epochNanos) {}

    @Override
    public RandomGenerator random() {
        return new SplittableRandom(1);
    }

    @Override
    public MarketFeed upstream(String source) {
        throw new UnsupportedOperationException("no simulated venue");
    }

    @Override
    public Optional<MarketFeed> recording(MarketId market) {
        return Optional.empty();
    }

    @Override
    public Meters meters() {
        return new Meters() {
            @Override
            public Gauge gauge(String name) {
                return value -> {};
            }

            @Override
            public Counter counter(String name) {
                return count -> {};
            }

            @Override
            public Line line(String market, String name) {
                return new Line() {
                    @Override
                    public void set(BigDecimal price) {}

                    @Override
                    public void clear() {}
                };
            }
        };
    }

    @Override
    public System.Logger log() {
        return new Log();
    }

    private final class Socket implements WebSocket {
        @Override
        public Runnable timed(String what) {
            return () -> timed.add(what);
        }

        @Override
        public boolean sendText(String text) {
            if (open) {
                sent.add(text);
            }
            return open;
        }

        @Override
        public boolean sendBinary(byte[] bytes, int offset, int length) {
            throw new UnsupportedOperationException("the venue takes text alone");
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void reconnect(String why) {
            events.lines.add("reconnect");
        }

        @Override
        public void close() {
            open = false;
        }
    }

    private final class Limiter implements RateLimiter {
        @Override
        public boolean tryAcquire(int weight, Priority priority) {
            if (weight > budget) {
                return false;
            }
            budget -= weight;
            return true;
        }

        @Override
        public void acquire(int weight, Priority priority, Duration maxWait, Reply<Duration> reply) {
            reply.refused(RejectReason.RATE_LIMITED, "not asked here");
        }

        @Override
        public void penalty(Duration pause, String why) {
            penalties.add(why);
        }

        @Override
        public void observed(int usedWeight) {}

        @Override
        public void counted(int weight) {
            budget -= weight;
        }
    }

    private final class Log implements System.Logger {
        @Override
        public String getName() {
            return "hyperliquid-test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String words, Throwable thrown) {
            logged.add(level + " " + words);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... values) {
            logged.add(level + " " + MessageFormat.format(format, values));
        }
    }

    private record Answer(int status, byte[] body, long receivedNanos) implements Http.Response {
        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public List<String> headers(String name) {
            return List.of();
        }
    }
}
