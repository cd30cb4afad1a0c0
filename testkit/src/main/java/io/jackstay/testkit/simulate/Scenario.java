package io.jackstay.testkit.simulate;

import io.jackstay.testkit.simulate.check.BotTerms;
import io.jackstay.testkit.simulate.check.LoginTerms;
import io.jackstay.testkit.simulate.fault.Swarm;
import io.jackstay.testkit.simulate.venue.Listing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * What runs with one seed: one or two logins, one to three bots, their limits. Immutable.
 *
 * @param configuration as a file would have it
 * @param watched the logins with a dead-man switch at the venue
 * @param shown the logins whose balances the venue shows
 * @param patience within which the bots' words are to be those of the venue once: busy bots have an order on its way nearly always
 */
record Scenario(
        String configuration,
        List<String> accounts,
        List<BotTerms> bots,
        List<LoginTerms> limited,
        List<String> watched,
        List<String> shown,
        Duration patience) {
    private static final int MOST_BOTS = 3;
    /** For all bots of a login in one market: more than one of them may have, less than two. */
    private static final long LOGIN_LOTS = 150;

    private static final int LOGIN_OPEN = 16;

    /**
     * @param busy whether every bot acts each second or two, so that a run has many times the orders
     * @param kind of the venue
     */
    static Scenario of(SplittableRandom random, boolean busy, VenueKind kind, Swarm swarm) {
        List<Listing> listings = kind.listings();
        List<String> accounts = random.nextInt(3) == 0 ? List.of("one", "two") : List.of("one");
        int count = 1 + random.nextInt(MOST_BOTS);
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drafts.add(new Draft(
                    "bot" + (i + 1),
                    i + 1,
                    accounts.get(random.nextInt(accounts.size())),
                    listings.get(random.nextInt(listings.size())).symbol(),
                    i > 0 && random.nextInt(3) == 0 && !busy,
                    random.nextInt(3) == 0,
                    busy ? 1 + random.nextInt(2) : 6 + random.nextInt(18),
                    busy ? 2 : 8,
                    kind == PlainVenue.KIND));
        }
        StringBuilder text = new StringBuilder("connectors {\n");
        List<LoginTerms> limited = new ArrayList<>();
        List<String> watched = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            String account = accounts.get(i);
            text.append("  %s { %s".formatted(account, kind.connector(i, random)));
            if (random.nextBoolean()) {
                limited.add(new LoginTerms(account, LOGIN_LOTS, LOGIN_OPEN));
                text.append(", risk = [{ plugin = position-limit, max = %s }, { plugin = open-orders-limit, max = %d }]"
                        .formatted(Listing.size(LOGIN_LOTS), LOGIN_OPEN));
            }
            VenueKind.Extras extras = kind.extras(swarm);
            if (extras.hasSwitch()) {
                watched.add(account);
            }
            if (extras.showsBalances()) {
                shown.add(account);
            }
            text.append(extras.keys()).append(" }\n");
        }
        String rule = kind.rule(swarm);
        text.append("}\nbots {\n");
        drafts.forEach(draft -> text.append(draft.block(drafts, rule)));
        text.append("}\njackstay { journal-stall = 1s, warm-up = off }\n");
        List<BotTerms> terms =
                drafts.stream().map(draft -> draft.terms(drafts)).collect(Collectors.toUnmodifiableList());
        return new Scenario(
                text.toString(), accounts, terms, limited, watched, shown, Duration.ofMinutes(busy ? 10 : 1));
    }

    /** One bot, before it is known who shares its market. */
    private record Draft(
            String name,
            int number,
            String account,
            String symbol,
            boolean isGrid,
            boolean flattens,
            int pauseSeconds,
            int takeOneIn,
            boolean mayHedge) {
        private static final long GRID_LOTS = 10;
        private static final long CHURN_LOTS = 50;
        private static final long GRID_ORDERS = 4;
        /** Few enough that the limit of position matters all the time. */
        private static final long CHURN_ORDERS = 2;

        private static final int HEDGE_PAUSE = 6;
        private static final int GRID_OPEN = 12;
        /** One fewer than the strategy would have at times. */
        private static final int CHURN_OPEN = 6;

        /** One in six of those that trade at random makes sequences instead; drawn with their pause, so that other seeds stay as they were. */
        private boolean hedges() {
            return mayHedge && !isGrid && pauseSeconds % HEDGE_PAUSE == 0;
        }

        boolean shares(List<Draft> all) {
            return all.stream()
                    .anyMatch(other ->
                            other.number != number && other.account.equals(account) && other.symbol.equals(symbol));
        }

        /** As a bot on the loop of its venue does; who is turned when is up to the seed all the same. */
        private boolean writesItself() {
            return number == 2;
        }

        private long maxOrder() {
            return isGrid ? GRID_LOTS : CHURN_LOTS;
        }

        private int maxOpen() {
            return isGrid ? GRID_OPEN : CHURN_OPEN;
        }

        private long maxPosition() {
            return (isGrid ? GRID_ORDERS : CHURN_ORDERS) * maxOrder();
        }

        BotTerms terms(List<Draft> all) {
            return new BotTerms(name, number, account, symbol, shares(all), maxPosition(), maxOrder(), maxOpen());
        }

        private String strategy() {
            String market = account + ":" + symbol;
            if (hedges()) {
                return "plugin = hedge, first = \"%s\", second = \"%s\", order-size = %s, pause = %ds, fail-one-in = 3"
                        .formatted(market, market, Listing.size(CHURN_LOTS), pauseSeconds);
            }
            return isGrid
                    ? "plugin = grid, market = \"%s\", levels = 4, spacing = 0.1%%, order-size = %s"
                            .formatted(market, Listing.size(GRID_LOTS))
                    : "plugin = churn, market = \"%s\", order-size = %s, pause = %ds, take-one-in = %d"
                            .formatted(market, Listing.size(CHURN_LOTS), pauseSeconds, takeOneIn);
        }

        String block(List<Draft> all, String rule) {
            return """
                  %s {
                    strategy { %s }
                    risk = [
                      { plugin = position-limit, max = %s }
                      { plugin = order-limit, max-size = %s }
                      { plugin = open-orders-limit, max = %d }
                      %s
                    ]
                    capital = 100000 USDC
                    threading = %s
                    shared = %s
                    on-stop = %s
                    restart { attempts = 3, back-off = 10s }
                  }
                """.formatted(
                            name,
                            strategy(),
                            Listing.size(maxPosition()),
                            Listing.size(maxOrder()),
                            maxOpen(),
                            rule,
                            writesItself() ? "venue" : "own",
                            shares(all),
                            flattens ? "flatten" : "cancel");
        }
    }
}
