package io.jackstay.runtime.telegram;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.alert.TelegramBlock;
import io.jackstay.runtime.control.ControlCommands;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.outbound.JdkPoster;
import io.jackstay.runtime.outbound.Poster;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Answers the chats of a configuration while it is open. Thread safe. */
public final class TelegramDesk implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("jackstay.telegram");
    private static final int MOST_SAID = 500;
    private static final int TRIES = 4;
    private static final Duration GAP = Duration.ofMillis(50);
    private static final long PATIENCE_MILLIS = 2_000;

    private final Poster poster;
    private final BotApi api;
    private final Poll poll;
    private final BlockingQueue<Said> said = new LinkedBlockingQueue<>(MOST_SAID);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread asker = new Thread(this::ask, "telegram");
    private final Thread sayer = new Thread(this::say, "telegram-send");

    private TelegramDesk(TelegramBlock settings, ControlCommands commands, ChatFacts facts, Clock clock) {
        this.poster = JdkPoster.of(settings.transport());
        this.api = new BotApi(settings, poster);
        this.poll = new Poll(api, new Chat(settings, commands, facts, clock, new SecureRandom(), this::offer));
        asker.setDaemon(true);
        sayer.setDaemon(true);
    }

    /**
     * Begins to ask; nothing of the process waits for it.
     *
     * @throws IllegalArgumentException when a file that the settings name can't be used
     */
    public static TelegramDesk open(TelegramBlock settings, ControlCommands commands, ChatFacts facts, Clock clock) {
        requireNonNull(commands, "commands are null");
        requireNonNull(facts, "facts are null");
        TelegramDesk desk = new TelegramDesk(settings, commands, facts, clock);
        desk.asker.start();
        desk.sayer.start();
        return desk;
    }

    /** Any thread; what does not fit is not said. */
    private void offer(Said what) {
        if (!said.offer(what)) {
            LOG.log(System.Logger.Level.WARNING, "an answer to a chat is left out: too many wait");
        }
    }

    private void ask() {
        try {
            while (!isClosed(poll.turn())) {
                // The turn has done it.
                continue;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say() {
        try {
            while (!isClosed(GAP)) {
                Said next = said.poll(1, TimeUnit.SECONDS);
                if (next != null) {
                    send(next);
                }
            }
            for (Said last = said.poll(); last != null; last = said.poll()) {
                api.call(last.method(), last.json());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Said what) throws InterruptedException {
        for (int i = 1; true; i++) {
            BotApi.Called called = api.call(what.method(), what.json());
            boolean again = called.pause().isPresent() || called.status() == 0 || called.status() >= 500;
            if (called.ok() || !again || i == TRIES) {
                if (!called.ok()) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            () -> "an answer to a chat was not taken method=%s reason=\"%s\""
                                    .formatted(what.method(), called.why()));
                }
                return;
            }
            if (isClosed(called.pause().orElse(Duration.ofSeconds(i)))) {
                return;
            }
        }
    }

    /** Waits so long, and tells whether the desk was closed meanwhile. */
    private boolean isClosed(Duration after) throws InterruptedException {
        return closing.await(after.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What was answered already is still said, where that takes no more than two seconds. */
    @Override
    public void close() {
        closing.countDown();
        asker.interrupt();
        try {
            sayer.join(PATIENCE_MILLIS);
            sayer.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        poster.close();
    }
}
