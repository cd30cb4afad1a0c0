package io.jackstay.runtime.web;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.jackstay.runtime.control.JsonLine;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.web.entry.SessionRoutes;
import io.jackstay.runtime.web.http.Access;
import io.jackstay.runtime.web.http.Caller;
import io.jackstay.runtime.web.http.Handler;
import io.jackstay.runtime.web.http.Method;
import io.jackstay.runtime.web.http.Request;
import io.jackstay.runtime.web.http.Response;
import io.jackstay.runtime.web.http.Route;
import io.jackstay.runtime.web.http.SocketRoute;
import io.jackstay.runtime.web.past.Earlier;
import io.jackstay.runtime.web.past.Past;
import io.jackstay.runtime.web.records.PastRecords;
import io.jackstay.runtime.web.stream.Source;
import io.jackstay.runtime.web.stream.Streams;
import io.jackstay.runtime.web.view.BotTree;
import io.jackstay.runtime.web.view.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of the API: what answers what, and to whom. Not thread safe: confined to the thread {@code web}, but for what lasts. */
final class Api {
    private static final String V1 = "/api/v1";
    private static final long DAY_MILLIS = 86_400_000;
    private static final int MOST_POINTS = 2_000;

    private final WebBackend backend;
    private final Pictures pictures;
    private final Past past;
    private final Channels channels;
    private final Commands commands;
    private final SessionRoutes sessions;
    private final Streams streams;
    private final Executor web;

    /** @param web runs what it is given on the thread {@code web} */
    Api(
            WebBackend backend,
            Pictures pictures,
            Past past,
            Channels channels,
            Commands commands,
            SessionRoutes sessions,
            Streams streams,
            Executor web) {
        this.web = requireNonNull(web, "web is null");
        this.backend = requireNonNull(backend, "backend is null");
        this.pictures = requireNonNull(pictures, "pictures are null");
        this.past = requireNonNull(past, "past is null");
        this.channels = requireNonNull(channels, "channels are null");
        this.commands = requireNonNull(commands, "commands are null");
        this.sessions = requireNonNull(sessions, "sessions are null");
        this.streams = requireNonNull(streams, "streams are null");
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(route(
                Method.GET,
                "/health",
                Access.OPEN,
                "whether it is up, and nothing else",
                Handler.answering((request, caller) -> Response.json("{\"up\":true}"))));
        routes.addAll(sessions.all());
        for (String channel : List.of("overview", "bots", "risk", "system", "plugins", "log")) {
            routes.add(route(
                    Method.GET,
                    "/" + channel,
                    Access.VIEW,
                    "the data of the channel " + channel,
                    channel(request -> channel)));
        }
        routes.add(route(
                Method.GET,
                "/bots/{bot}",
                Access.VIEW,
                "the data of the channel bot/NAME",
                channel(request -> "bot/" + request.parameter("bot"))));
        routes.add(
                route(Method.GET, "/bots/{bot}/why", Access.VIEW, "what keeps a bot from its next order", this::why));
        routes.add(route(
                        Method.GET,
                        "/bots/{bot}/why/{cloid}",
                        Access.VIEW,
                        "how one order came about",
                        Handler.answering((request, caller) -> chain(request)))
                .lasting());
        routes.add(route(
                        Method.GET,
                        "/bots/{bot}/orders",
                        Access.VIEW,
                        "orders, the latest first; state=open, from=, to=, lastMs=, after=, limit=",
                        history(HistoryPages::orders))
                .lasting());
        routes.add(route(
                        Method.GET,
                        "/bots/{bot}/fills",
                        Access.VIEW,
                        "fills, the latest first; from=, to=, lastMs=, after=, limit=",
                        history(HistoryPages::fills))
                .lasting());
        routes.add(route(
                Method.GET,
                "/bots/{bot}/fills/latest",
                Access.VIEW,
                "the data of the channel fills/NAME",
                channel(request -> "fills/" + request.parameter("bot"))));
        routes.add(route(
                        Method.GET,
                        "/bots/{bot}/events",
                        Access.VIEW,
                        "alerts of a bot, the latest first; from=, to=, lastMs=, after=, limit=",
                        history(HistoryPages::events))
                .lasting());
        routes.add(route(
                Method.GET,
                "/bots/{bot}/candles",
                Access.VIEW,
                "candles of a market as columns; market=, interval=, from=, to=, lastMs=",
                Handler.answering((request, caller) -> columns(
                        request,
                        past.candles(
                                request.query("market").orElse(""),
                                request.query("interval").orElse("1m"),
                                since(request))))));
        routes.add(route(
                        Method.GET,
                        "/bots/{bot}/curve",
                        Access.VIEW,
                        "equity, position and drawdown of a bot as columns; from=, to=, lastMs=, points=",
                        this::curve)
                .lasting());
        routes.add(route(
                        Method.GET,
                        "/curve",
                        Access.VIEW,
                        "equity of all live bots of one asset as columns, or of all on paper; from=, to=, lastMs=, points=",
                        this::total)
                .lasting());
        routes.add(route(
                Method.POST,
                "/plans",
                Access.CONTROL,
                "what a command that trades would do, and a ticket",
                commands::plan));
        routes.add(route(Method.POST, "/commands", Access.CONTROL, "gives a command", commands::give));
        routes.add(route(
                Method.GET,
                "/commands/{id}",
                Access.CONTROL,
                "what has become of a command",
                Handler.answering((request, caller) -> commands.find(request))));
        routes.addAll(backend.more());
        return routes;
    }

    SocketRoute stream() {
        return SocketRoute.of(
                V1 + "/stream", Access.VIEW, Streams.SUBPROTOCOL, "snapshots and deltas of channels", streams);
    }

    private static Route route(Method method, String path, Access access, String summary, Handler handler) {
        return Route.of(method, V1 + path, access, summary, handler);
    }

    private static Response columns(Request request, Optional<Map<String, @Nullable Object>> columns) {
        long to = number(request, "to", Long.MAX_VALUE, Long.MAX_VALUE);
        return columns.map(found -> Response.json(JsonLine.of(before(found, to))))
                .orElseGet(() -> Response.refusal(404, "nothing is known of it since this process began"));
    }

    /** On {@code web-work}, but for what the thread {@code web} alone knows. */
    private void curve(Request request, Caller caller, Consumer<Response> answer) {
        String bot = request.parameter("bot");
        long from = since(request);
        int points = points(request);
        List<Earlier> earlier = earlier(bot, from, points);
        web.execute(() -> answer.accept(columns(request, past.curve(bot, from, points, earlier))));
    }

    private void total(Request request, Caller caller, Consumer<Response> answer) {
        Past.Total of = past.total();
        long from = since(request);
        int points = points(request);
        List<Earlier> earlier = Earlier.sum(
                of.bots().stream().map(bot -> earlier(bot, from, points)).toList());
        web.execute(() -> answer.accept(columns(request, past.total(of, from, points, earlier))));
    }

    /** What the history has; what memory does not reach back to is shown of it. */
    private List<Earlier> earlier(String bot, long from, int points) {
        Optional<SessionPicture.OneBot> known = Commands.find(pictures.latest(), bot);
        if (known.isEmpty()) {
            return List.of();
        }
        String market = known.get().status().markets().stream()
                .findFirst()
                .map(first -> first.id().toString())
                .orElse("");
        return backend.earlier(bot, market, from, points);
    }

    private long since(Request request) {
        long otherwise = pictures.nowMillis() - number(request, "lastMs", DAY_MILLIS, Long.MAX_VALUE / 2);
        return number(request, "from", otherwise, Long.MAX_VALUE);
    }

    /** Columns whose first is of times that rise, without those from a time on. */
    private static Map<String, @Nullable Object> before(Map<String, @Nullable Object> columns, long to) {
        int count = columns.get("t") instanceof List<?> times
                ? (int) times.stream().takeWhile(at -> (Long) at < to).count()
                : 0;
        Map<String, @Nullable Object> cut = new LinkedHashMap<>();
        columns.forEach(
                (name, column) -> cut.put(name, column instanceof List<?> all ? all.subList(0, count) : column));
        return cut;
    }

    private static int points(Request request) {
        return Math.max(2, Math.toIntExact(number(request, "points", MOST_POINTS, MOST_POINTS)));
    }

    /** A count of the query, not negative; what is no such number counts as absent. */
    private static long number(Request request, String name, long otherwise, long most) {
        return request.query(name)
                .filter(text -> text.matches("[0-9]{1,15}"))
                .map(text -> Math.min(most, Long.parseLong(text)))
                .orElse(otherwise);
    }

    /** What a channel of the stream has, asked for once. */
    private Handler channel(Function<Request, String> name) {
        return (request, caller, answer) ->
                pictures.whenClose(picture -> answer.accept(channels.find(name.apply(request))
                        .map(content -> Response.json(JsonLine.of(data(content, picture))))
                        .orElseGet(() -> Response.refusal(404, "no such bot"))));
    }

    private static Map<String, @Nullable Object> data(Source.Content content, SessionPicture picture) {
        if (content instanceof Source.State state) {
            return state.tree();
        }
        return new Node()
                .put("at", (Object) TimeUnit.NANOSECONDS.toMillis(picture.atNanos()))
                .put("rows", ((Source.Rows) content).rows())
                .map();
    }

    private void why(Request request, Caller caller, Consumer<Response> answer) {
        pictures.whenClose(picture -> answer.accept(Commands.find(picture, request.parameter("bot"))
                .map(bot -> BotTree.whole(bot, picture).get("why"))
                .map(why -> Response.json(JsonLine.of(why)))
                .orElseGet(() -> Response.refusal(404, "no such bot, or nothing is known of it"))));
    }

    private Response chain(Request request) {
        long cloid;
        try {
            cloid = Long.parseLong(request.parameter("cloid"));
        } catch (NumberFormatException e) {
            return Response.refusal(404, "no such order");
        }
        if (!isBot(request)) {
            return Response.refusal(404, "no such bot");
        }
        return backend.chain(request.parameter("bot"), cloid)
                .map(chain -> Response.json(JsonLine.of(chain)))
                .orElseGet(() -> Response.refusal(404, "no such order"));
    }

    private boolean isBot(Request request) {
        return Commands.find(pictures.latest(), request.parameter("bot")).isPresent();
    }

    private Handler history(BiFunction<PastRecords, PageQuery, Response> page) {
        return Handler.answering((request, caller) -> {
            if (!isBot(request)) {
                return Response.refusal(404, "no such bot");
            }
            PageQuery query;
            try {
                query = PageQuery.of(request, pictures.nowMillis());
            } catch (IllegalArgumentException e) {
                return Response.refusal(400, requireNonNullElse(e.getMessage(), "not a time or a place"));
            }
            return backend.records(request.parameter("bot"))
                    .map(records -> page.apply(records, query))
                    .orElseGet(() -> Response.refusal(404, "no such bot"));
        });
    }
}
