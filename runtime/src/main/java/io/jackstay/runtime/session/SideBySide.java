package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.account.ReadOnlyLogin;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.look.AccountSide;
import io.jackstay.runtime.look.Comparison;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Asks a login that is only looked at, and puts what its streams told beside the answers. Not thread safe: owned by the thread that drives. */
final class SideBySide {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration STEP = Duration.ofMillis(50);

    private final Driver driver;
    private final ReadOnlyLogin login;
    private final Venue venue;
    private final int fills;

    /** @param fills how many of the latest are shown */
    SideBySide(Driver driver, ReadOnlyLogin login, Venue venue, int fills) {
        this.driver = requireNonNull(driver, "driver is null");
        this.login = requireNonNull(login, "login is null");
        this.venue = requireNonNull(venue, "venue is null");
        this.fills = fills;
    }

    /**
     * @param markets of which fills are asked for
     * @param sinceNanos venue time from which on; empty when the venue has no history
     * @throws JackstayException when a question has no answer
     */
    Comparison compare(List<MarketId> markets, OptionalLong sinceNanos) {
        AccountSnapshot snapshot =
                require("snapshot of " + venue, reply -> login.ask("snapshot", reply, Connector::snapshot));
        List<OrderFill> past = new ArrayList<>();
        List<String> holes = new ArrayList<>();
        sinceNanos.ifPresent(since -> takePast(markets, since, past, holes));
        long covered = holes.isEmpty() ? sinceNanos.orElse(Long.MAX_VALUE) : Long.MAX_VALUE;
        return Comparison.of(AccountSide.of(snapshot, past), told(), covered, fills)
                .withHoles(holes);
    }

    private AccountSide told() {
        Answer<AccountSide> told = new Answer<>();
        login.told(side -> told.set(Result.ok(side)));
        driver.await(told::isThere, STEP, PATIENCE);
        if (told.get() instanceof Result.Ok<AccountSide> ok) {
            return ok.value();
        }
        throw new JackstayException(
                ErrorCode.VENUE_UNREACHABLE,
                "the loop of %s did not say within %d s what its streams had told"
                        .formatted(venue, PATIENCE.toSeconds()));
    }

    private void takePast(List<MarketId> markets, long sinceNanos, List<OrderFill> past, List<String> holes) {
        HistoryQuery query = HistoryQuery.since(markets, Instant.ofEpochSecond(0, sinceNanos));
        boolean more = true;
        while (more) {
            HistoryQuery now = query;
            HistoryPage<OrderFill> page = require(
                    "fills of " + venue,
                    reply -> login.ask("fills", reply, (connector, once) -> connector.fillsSince(now, once)));
            past.addAll(page.items());
            if (!page.isComplete()) {
                holes.add(page.hole());
            }
            more = page.more();
            query = query.after(page);
        }
    }

    /** The answer to a question that is asked again while nobody knows it. */
    <T> T require(String what, Consumer<Reply<T>> asking) {
        RetriedQuestion<T> question = new RetriedQuestion<>(what, driver.clock(), asking);
        driver.await(question::advance, STEP, PATIENCE);
        if (question.result() instanceof Result.Ok<T> ok) {
            return ok.value();
        }
        throw new JackstayException(
                question.isPassing() ? ErrorCode.VENUE_UNREACHABLE : ErrorCode.VENUE_REFUSED, question.words());
    }
}
