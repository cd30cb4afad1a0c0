package io.jackstay.runtime.hub;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.alert.HubServerBlock;
import io.jackstay.runtime.config.alert.HubServerBlock.HubRole;
import io.jackstay.runtime.error.Occurrences;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.web.entry.Entry;
import io.jackstay.runtime.web.entry.SessionRoutes;
import io.jackstay.runtime.web.http.Assets;
import io.jackstay.runtime.web.http.HttpServer;
import io.jackstay.runtime.web.http.Route;
import io.jackstay.runtime.web.http.Routes;
import io.jackstay.runtime.web.http.ServerLimits;
import io.jackstay.runtime.web.http.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A hub that listens, from {@link #open} to {@link #close}. These two are the main thread's; its book is the thread {@code web}'s, and what the
 * book has is stored by the thread {@code hub-store} every few seconds, for which nobody waits.
 */
public final class HubServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("jackstay.hub");
    private static final String FOLDER = "hub";
    /** Not that of a run's page, which may be on the same host. */
    private static final String COOKIE = "jackstay-hub-";

    /** Longer than the longest interval: a connection that ends while a heartbeat is on its way would cost that heartbeat. */
    private static final Duration IDLE = HubBook.LONGEST_INTERVAL.plusMinutes(1);

    private static final Duration STORE_EVERY = Duration.ofSeconds(5);

    private final HttpServer server;
    private final HubBook book;
    private final HubFile file;
    private final Optional<Path> tokens;
    private final String address;
    private final AtomicReference<SortedMap<String, Heard>> toStore = new AtomicReference<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread store = new Thread(this::store, "hub-store");
    private long notStored;

    private HubServer(HubServerBlock settings, Path dataDir, Clock clock, Assets page) throws IOException {
        Path folder = dataDir.resolve(FOLDER);
        this.book = new HubBook(clock, settings.interval());
        this.file = new HubFile(folder);
        file.restore(book, clock);
        HubTokens gate = HubTokens.of(settings, folder);
        this.tokens = settings.tokens().isEmpty() ? Optional.of(folder) : Optional.empty();
        this.server = new HttpServer(serverSettings(settings), clock);
        this.address = "%s://%s:%d"
                .formatted(settings.tls().isPresent() ? "https" : "http", settings.address(), server.port());
        Entry entry = new Entry(
                gate.book(),
                server.hosts(),
                settings.tls().isPresent() || settings.behindProxy(),
                clock,
                HubServer::tellWrong,
                COOKIE + server.port());
        String epoch = Long.toString(clock.epochNanos(), Character.MAX_RADIX);
        List<Route> routes = new ArrayList<>(page.routes());
        routes.addAll(new SessionRoutes(entry, clock, epoch, page.version()).all());
        routes.addAll(new HubRoutes(book).all());
        server.serve(new Routes(routes, List.of()), new HubDoor(gate, entry), page.importMap());
        server.every(STORE_EVERY, this::offer);
        store.setDaemon(true);
    }

    /**
     * Listens.
     *
     * @param dataDir what was heard is kept in a folder {@code hub} of it
     * @param page its files
     * @throws IOException when the port can't be had, or a file can't be used
     */
    public static HubServer open(HubServerBlock settings, Path dataDir, Clock clock, Assets page) throws IOException {
        requireNonNull(settings, "settings are null");
        requireNonNull(clock, "clock is null");
        HubServer hub = new HubServer(settings, dataDir, clock, page);
        hub.store.start();
        return hub;
    }

    private static ServerSettings serverSettings(HubServerBlock settings) throws IOException {
        return new ServerSettings(
                new InetSocketAddress(InetAddress.getByName(settings.address()), settings.port()),
                settings.hosts(),
                settings.tls().map(tls -> new ServerSettings.TlsFiles(tls.certificate(), tls.key())),
                settings.behindProxy(),
                ServerLimits.DEFAULT
                        .withClients(settings.clients(), settings.clients())
                        .withIdle(IDLE));
    }

    private static void tellWrong(long failures, String address) {
        LOG.log(System.Logger.Level.WARNING, () -> "wrong tokens for the page of the hub count=%d address=%s"
                .formatted(failures, address));
    }

    /** Where it is reached. */
    public String address() {
        return address;
    }

    /** The file with the token of a role that was made for it; empty when the configuration has the tokens. */
    public Optional<Path> tokenOf(HubRole role) {
        return tokens.map(folder -> HubTokens.fileOf(folder, role));
    }

    /** How many bots it knows; asked on the thread {@code web}, as everything of the book. */
    public int size() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        int[] size = new int[1];
        server.execute(() -> {
            size[0] = book.size();
            asked.countDown();
        });
        return asked.await(1, TimeUnit.SECONDS) ? size[0] : 0;
    }

    private void offer() {
        SortedMap<String, Heard> changed = book.takeChanged();
        if (!changed.isEmpty()) {
            toStore.set(changed);
        }
    }

    private void store() {
        try {
            while (!closing.await(STORE_EVERY.toMillis() / 2, TimeUnit.MILLISECONDS)) {
                write();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        SortedMap<String, Heard> next = toStore.getAndSet(null);
        if (next == null) {
            return;
        }
        try {
            file.write(next);
        } catch (IOException e) {
            notStored++;
            if (Occurrences.isTold(notStored)) {
                LOG.log(System.Logger.Level.ERROR, () -> "what the hub has heard can't be stored count=%d reason=\"%s\""
                        .formatted(notStored, e));
            }
        }
    }

    /** What was heard last is stored before this returns. */
    @Override
    public void close() {
        CountDownLatch offered = new CountDownLatch(1);
        server.execute(() -> {
            offer();
            offered.countDown();
        });
        closing.countDown();
        try {
            offered.await(2, TimeUnit.SECONDS);
            store.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
        write();
    }
}
