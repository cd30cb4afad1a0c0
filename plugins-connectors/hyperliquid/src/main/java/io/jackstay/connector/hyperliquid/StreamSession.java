package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents.Stream;
import io.jackstay.api.connector.ConnectorEvents.StreamState;
import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.connector.WebSocket;
import io.jackstay.connector.hyperliquid.market.Markets;
import io.jackstay.lib.wire.JsonReader;
import io.jackstay.lib.wire.WireException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The one connection of a login, and what is subscribed to over it. Confined to the connector's loop.
 *
 * <p>At each opening the account's channels are subscribed to, then all that is wanted. The private stream is up when the venue has
 * confirmed every channel of the account; the runtime then asks what was missed, because two of them begin without a snapshot. A ping
 * goes each twenty seconds, and thirty-five seconds of silence end the connection.
 */
final class StreamSession implements WebSocket.Listener {
    private static final List<String> ACCOUNT_CHANNELS = List.of(
            "orderUpdates",
            "userFills",
            "clearinghouseState",
            "spotState",
            "userFundings",
            "userNonFundingLedgerUpdates");

    /** Whole lists, which are subscribed to where somebody only looks. */
    private static final List<String> LOOKED_AT = List.of("openOrders");

    private static final Duration PING = Duration.ofSeconds(20);
    private static final Duration SILENCE = Duration.ofSeconds(35);
    private static final Duration CONFIRMATION = Duration.ofSeconds(10);
    private static final String PING_TEXT = "{\"method\":\"ping\"}";

    private final ConnectorContext context;
    private final HyperliquidConfig config;
    private final Supplier<Markets> markets;
    private final FrameReader frames;
    private final PostDesk posts;
    private final JsonReader reader = new JsonReader();
    private final Set<String> subscribed = new TreeSet<>();
    private final Set<String> awaited = new TreeSet<>();
    private final List<String> channels;

    private String user = "";
    private Subscriptions wanted = Subscriptions.none();
    private Optional<WebSocket> socket = Optional.empty();
    private Optional<LoopTimers.Timer> patience = Optional.empty();
    private Runnable answered = () -> {};

    StreamSession(
            ConnectorContext context,
            HyperliquidConfig config,
            Supplier<Markets> markets,
            FrameReader frames,
            PostDesk posts) {
        this.context = context;
        this.config = config;
        this.markets = markets;
        this.frames = frames;
        this.posts = posts;
        this.channels = new ArrayList<>(ACCOUNT_CHANNELS);
        if (context.isReadOnly()) {
            channels.addAll(LOOKED_AT);
        }
    }

    /** Opens the connection, or a new one. */
    void open(String account) {
        close();
        user = account;
        socket = Optional.of(context.webSocket(
                WebSocket.Settings.to(config.stream())
                        .heartbeat(WebSocket.Heartbeat.text(PING, this::ping))
                        .silence(SILENCE),
                this));
    }

    void close() {
        forgetPatience();
        socket.ifPresent(WebSocket::close);
        socket = Optional.empty();
        posts.broken("closed");
    }

    /** Whether the text left. */
    boolean send(String text) {
        return socket.isPresent() && socket.get().sendText(text);
    }

    /** Times what leaves now and is answered over the stream. */
    Runnable timed(String what) {
        return socket.map(open -> open.timed(what)).orElse(() -> {});
    }

    private String ping() {
        answered = timed("ping");
        return PING_TEXT;
    }

    private void pong() {
        answered.run();
        answered = () -> {};
    }

    boolean isOpen() {
        return socket.isPresent() && socket.get().isOpen();
    }

    void subscribe(Subscriptions now) {
        wanted = now;
        if (isOpen()) {
            change();
        }
    }

    private void change() {
        Set<String> wishes = Wishes.of(wanted, markets.get(), config.book());
        for (String old : List.copyOf(subscribed)) {
            if (!wishes.contains(old)) {
                subscribed.remove(old);
                send(Wishes.message("unsubscribe", old));
            }
        }
        for (String wish : wishes) {
            if (subscribed.add(wish)) {
                send(Wishes.message("subscribe", wish));
            }
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        frames.opened();
        answered = () -> {};
        subscribed.clear();
        awaited.clear();
        awaited.addAll(channels);
        for (String channel : channels) {
            opened.sendText(Wishes.message("subscribe", Wishes.account(channel, user)));
        }
        change();
        forgetPatience();
        patience = Optional.of(
                context.timers().once(CONFIRMATION, () -> opened.reconnect("subscriptions not confirmed: " + awaited)));
        context.events().stream(Stream.PUBLIC, StreamState.UP, "");
    }

    @Override
    public void onDown(String why) {
        forgetPatience();
        context.events().stream(Stream.PRIVATE, StreamState.DOWN, why);
        context.events().stream(Stream.PUBLIC, StreamState.DOWN, why);
        posts.broken(why);
    }

    private void forgetPatience() {
        patience.ifPresent(LoopTimers.Timer::cancel);
        patience = Optional.empty();
    }

    /** The greeting is plain text and is passed over. */
    @Override
    public void onFrame(byte[] bytes, int offset, int length) {
        if (length == 0 || bytes[offset] != '{') {
            return;
        }
        String channel = "";
        try {
            reader.open(bytes, offset, length).beginObject();
            while (reader.nextField()) {
                if (reader.field().equals("channel")) {
                    channel = reader.text();
                } else if (reader.field().equals("data")) {
                    onData(channel);
                }
            }
            if (channel.equals("pong")) {
                pong();
            }
        } catch (WireException | ArithmeticException | IllegalArgumentException e) {
            broken(channel, e);
        }
    }

    private void onData(String channel) {
        switch (channel) {
            case "subscriptionResponse" -> confirmed(frames.confirmation(reader));
            case "post" -> posts.onData(reader);
            case "error" -> refused(reader.text());
            default -> frames.read(channel, reader);
        }
    }

    private void confirmed(String type) {
        if (awaited.remove(type) && awaited.isEmpty()) {
            forgetPatience();
            context.events().stream(Stream.PRIVATE, StreamState.UP, "");
        }
    }

    /** A subscription that is there already counts as confirmed. */
    private void refused(String words) {
        if (words.startsWith("Already subscribed")) {
            for (String channel : new ArrayList<>(awaited)) {
                if (words.contains("\"" + channel + "\"")) {
                    confirmed(channel);
                }
            }
        } else if (!words.startsWith("Already unsubscribed")) {
            context.log().log(System.Logger.Level.WARNING, "stream refused reason={0}", words);
            frames.refused(words);
        }
    }

    /** What can't be read of the account may have been a fill: the connection is made anew, and the runtime asks what was missed. */
    private void broken(String channel, RuntimeException e) {
        context.meters().counter("malformed-frames").add(1);
        context.log().log(
                System.Logger.Level.WARNING,
                "frame not read channel={0} why={1}",
                channel,
                String.valueOf(e.getMessage()));
        if (channel.isEmpty() || channels.contains(channel) || channel.equals("post")) {
            socket.ifPresent(open -> open.reconnect("a message that can't be read"));
        } else {
            frames.lost(channel, wanted);
        }
    }
}
