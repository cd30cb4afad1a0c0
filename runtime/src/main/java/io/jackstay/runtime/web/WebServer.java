package io.jackstay.runtime.web;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.config.WebBlock;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.ProcessStart;
import io.jackstay.runtime.session.SessionFigures;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.web.entry.Entry;
import io.jackstay.runtime.web.entry.SessionRoutes;
import io.jackstay.runtime.web.entry.TokenBook;
import io.jackstay.runtime.web.entry.TokenFiles;
import io.jackstay.runtime.web.http.Assets;
import io.jackstay.runtime.web.http.HttpServer;
import io.jackstay.runtime.web.http.Role;
import io.jackstay.runtime.web.http.Route;
import io.jackstay.runtime.web.http.Routes;
import io.jackstay.runtime.web.http.ServerLimits;
import io.jackstay.runtime.web.http.ServerSettings;
import io.jackstay.runtime.web.past.KeptMinutes;
import io.jackstay.runtime.web.past.Past;
import io.jackstay.runtime.web.stream.Streams;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The page of one process, from its port to its commands. {@link #publish}, {@link #isWatched} and {@link #close} are the main thread's; all
 * else happens on the thread {@code web}.
 */
public final class WebServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(WebServer.class.getName());
    private static final Duration TICK = Duration.ofMillis(100);

    private final HttpServer server;
    private final Pictures pictures;
    private final Past past;
    private final SystemTree system;
    private final Streams streams;
    private final Entry entry;
    private final Commands commands;
    private final Watchfulness watchfulness;
    private final TokenFiles files;
    private final String address;
    private final Routes routes;
    private final boolean ownTokens;

    /**
     * Listens and serves.
     *
     * @param dataDir owned by this process; tokens that are made are kept there, and minutes of prices
     * @param first the session as it is now
     * @param assets the page's files
     * @param version of the runtime
     * @throws IOException when the port can't be had, or a file can't be used
     */
    public WebServer(
            WebBlock block,
            Path dataDir,
            Clock clock,
            SessionPicture first,
            WebBackend backend,
            Assets assets,
            String version)
            throws IOException {
        requireNonNull(block, "block is null");
        this.files = new TokenFiles(dataDir);
        this.ownTokens = block.tokens().isEmpty();
        TokenBook tokens = ownTokens ? files.open() : configured(block);
        this.server = listening(block, clock);
        this.past = new Past(KeptMinutes.in(files.folder().resolve("minutes"), server::work, server::execute));
        this.pictures = new Pictures(clock, first);
        this.system = new SystemTree(version, clock, backend.journals());
        this.watchfulness = new Watchfulness(backend, server, clock);
        this.entry = new Entry(
                tokens,
                server.hosts(),
                block.tls().isPresent() || block.behindProxy(),
                clock,
                watchfulness::tokensTried,
                "jackstay-" + server.port());
        PluginsTree plugins = new PluginsTree(backend.plugins());
        Channels channels = new Channels(
                pictures,
                past,
                new Channels.Beside(
                        this::commandRows,
                        () -> system.of(pictures.latest(), server.clients()),
                        system::logins,
                        () -> plugins.of(pictures.latest()),
                        backend::log,
                        watchfulness::alerts,
                        watchfulness::isSeen));
        String epoch = Long.toString(ProcessStart.epochNanos(), 36)
                + Long.toString(ProcessHandle.current().pid(), 36);
        this.streams = new Streams(channels, clock, epoch, block.rate(), entry::ended);
        this.commands = new Commands(backend.commands(), pictures, server, new CommandBook(clock), new Plans(clock));
        Api api = new Api(
                backend,
                pictures,
                past,
                channels,
                commands,
                new SessionRoutes(entry, clock, epoch, version + "-" + assets.version()).leadingTo(backend.hub()),
                streams,
                server::execute);
        this.address = shown(block, server.port());
        List<Route> all = new ArrayList<>(assets.routes());
        all.addAll(api.routes());
        this.routes = new Routes(all, List.of(api.stream()));
        server.serve(this.routes, entry, assets.importMap());
        server.every(TICK, this::tick);
    }

    /** The page that was built in: takes a moment, since it is packed here. */
    public static Assets builtIn() throws IOException {
        return new Assets(AssetFiles.ofRun());
    }

    /** The page of a hub that was built in. */
    public static Assets builtInHub() throws IOException {
        return new Assets(AssetFiles.ofHub());
    }

    /** Where it is reached by a name, that name: a proxy has the usual port, and nobody can ask for all addresses. */
    private static String shown(WebBlock block, int port) {
        boolean all = block.address().equals("0.0.0.0") || block.address().matches("\\[?::]?");
        if (!block.hosts().isEmpty() && (all || block.behindProxy())) {
            String host = block.hosts().get(0);
            boolean own = block.behindProxy() || host.matches(".*:[0-9]+");
            return "https://%s%s/".formatted(host, own ? "" : ":" + port);
        }
        String address = block.address();
        return "%s://%s:%d/"
                .formatted(
                        block.tls().isPresent() ? "https" : "http",
                        address.indexOf(':') >= 0 && !address.startsWith("[") ? "[" + address + "]" : address,
                        port);
    }

    private static TokenBook configured(WebBlock block) {
        TokenBook tokens = TokenBook.empty();
        for (Map.Entry<String, WebBlock.WebToken> token : block.tokens().entrySet()) {
            Role role = Role.valueOf(token.getValue().role().name());
            tokens = tokens.with(token.getKey(), role, token.getValue().secret());
        }
        return tokens;
    }

    /** Where no port is asked for, another will do when the usual one is taken. */
    private static HttpServer listening(WebBlock block, Clock clock) throws IOException {
        if (block.port().isPresent()) {
            return new HttpServer(settings(block, block.port().get()), clock);
        }
        try {
            return new HttpServer(settings(block, WebBlock.PORT), clock);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> "the usual port of the page is taken: " + e.getMessage());
            return new HttpServer(settings(block, 0), clock);
        }
    }

    private static ServerSettings settings(WebBlock block, int port) throws IOException {
        return new ServerSettings(
                new InetSocketAddress(InetAddress.getByName(block.address()), port),
                block.hosts(),
                block.tls().map(tls -> new ServerSettings.TlsFiles(tls.certificate(), tls.key())),
                block.behindProxy(),
                ServerLimits.DEFAULT.withClients(
                        block.clients(), block.behindProxy() ? block.clients() : block.clientsPerAddress()));
    }

    private List<Map<String, @Nullable Object>> commandRows() {
        return commands.rows();
    }

    private void tick() {
        try {
            if (streams.isWatched()) {
                pictures.want();
            }
            if (pictures.isWanted()) {
                watchfulness.look();
            }
            pictures.tick();
            streams.tick();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            LOG.log(System.Logger.Level.ERROR, "fault in the web page", e);
        }
    }

    /** All that it answers. */
    public Routes routes() {
        return routes;
    }

    public int port() {
        return server.port();
    }

    /** Where browsers find it. */
    public String address() {
        return address;
    }

    /** The file with the token that may do all; empty when tokens are configured. */
    public Optional<Path> controlToken() {
        return ownTokens ? Optional.of(files.fileOf(Role.CONTROL)) : Optional.empty();
    }

    /** Whether somebody looks: only then pictures are made. */
    public boolean isWatched() {
        return pictures.isWanted();
    }

    /** The session as it is now. */
    public void publish(SessionPicture picture) {
        pictures.publish(picture);
    }

    /** The session as it is now, for the charts, and what measurements show: about once a second, whether somebody looks or not. */
    public void note(SessionPicture picture, SessionFigures figures) {
        server.execute(() -> {
            past.note(picture);
            system.note(figures);
        });
    }

    /** An address that signs a browser in once, within a minute; answered on the thread {@code web}. */
    public void openingAddress(Consumer<String> then) {
        server.execute(() -> then.accept(address + "#code=" + entry.code(Role.CONTROL)));
    }

    /** What a person must know of the page itself. Any thread. */
    public List<RaisedAlert> alerts() {
        return watchfulness.alerts();
    }

    /** Says to all pages that it ends. */
    public void goodbye(String why) {
        server.execute(() -> streams.goodbye(why));
    }

    @Override
    public void close() {
        server.close();
    }
}
