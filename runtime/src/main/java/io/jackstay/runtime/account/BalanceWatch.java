package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.runtime.record.AccountRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares the balances that a venue shows with those that all known fills and cash flows make. Confined to the account loop.
 *
 * <p>A difference counts under the rule of positions: it stood still, with no fill and no cash flow in between, for long enough. If another
 * order of fills that the venue executed in one instant explains all of it, they are counted in that order, and no more is said. Else it is
 * told, and taken over by the way of all money: as a fill where the asset is what one spot market of a bot trades, else as a cash flow
 * of a kind of its own. Where a venue does not show the balances of wallets, nothing is compared, and that is said once.
 */
final class BalanceWatch {
    private static final System.Logger LOG = System.getLogger(BalanceWatch.class.getName());
    /** With so many the positions of the smallest coins still fit a size, whatever is added to them. */
    private static final int SIZE_DECIMALS = 8;

    private final Venue venue;
    private final boolean able;
    private final Patience patience;
    private final DriftPolicy policy;
    private final AccountEvents events;
    private final SortedMap<String, Patience.Seen> seen = new TreeMap<>();
    private final SortedSet<String> said = new TreeSet<>();
    private @Nullable Beginning beginning;

    /** What the venue has shown to begin with. */
    private record Beginning(AccountRecord.BalancesKnown shown, Patience.Seen seen) {}

    BalanceWatch(Venue venue, VenueTraits traits, DriftPolicy policy, AccountEvents events) {
        this.venue = requireNonNull(venue, "venue is null");
        this.able = traits.has(Capability.WALLET_BALANCES);
        this.patience = new Patience(traits);
        this.policy = requireNonNull(policy, "policy is null");
        this.events = requireNonNull(events, "events are null");
    }

    /** As {@link PositionWatch#compare}. */
    boolean compare(AccountSnapshot snapshot, long beganNanos, long nowNanos) {
        if (!able) {
            say("", "the connector does not say that it shows the balances of wallets");
            return false;
        }
        ExpectedBalances expected = events.image().balances();
        if (!expected.isBegun()) {
            return events.outbox().isJournaled() && begin(ExpectedBalances.first(snapshot), beganNanos, nowNanos);
        }
        SortedMap<String, BigDecimal> shown = ExpectedBalances.totals(snapshot);
        SortedSet<String> assets = expected.assets();
        assets.addAll(shown.keySet());
        boolean again = false;
        for (String asset : assets) {
            if (expected.isClear(asset)) {
                BigDecimal there = shown.getOrDefault(asset, BigDecimal.ZERO);
                again |= compare(asset, there, snapshot.stamp(), beganNanos, nowNanos);
            } else {
                say(asset, "a contract realises profit in it and is quoted in another asset");
            }
        }
        return again;
    }

    /**
     * What is shown while a fill or a payment is under way may have it in it or not, and told later it would count twice: the beginning is
     * what stood still.
     */
    private boolean begin(AccountRecord.BalancesKnown shown, long beganNanos, long nowNanos) {
        long counted = events.image().balances().moves();
        Beginning last = beginning;
        if (last == null || !last.shown.equals(shown) || !last.seen.isStill(BigDecimal.ZERO, counted)) {
            beginning = new Beginning(shown, new Patience.Seen(BigDecimal.ZERO, counted, nowNanos));
            return true;
        }
        if (!patience.isOver(last.seen, beganNanos)) {
            return true;
        }
        beginning = null;
        events.outbox().record(shown);
        return false;
    }

    private void say(String asset, String why) {
        if (said.add(asset)) {
            LOG.log(System.Logger.Level.INFO, () -> "balances are not compared venue=%s asset=%s why=\"%s\""
                    .formatted(venue, asset.isEmpty() ? "all" : asset, why));
        }
    }

    private boolean compare(String asset, BigDecimal there, Stamp stamp, long beganNanos, long nowNanos) {
        ExpectedBalances expected = events.image().balances();
        BigDecimal ours = expected.of(asset);
        BigDecimal difference = there.subtract(ours);
        if (difference.signum() == 0) {
            seen.remove(asset);
            return false;
        }
        Patience.Seen last = seen.get(asset);
        if (last == null || !last.isStill(difference, expected.moves())) {
            seen.put(asset, new Patience.Seen(difference, expected.moves(), nowNanos));
            return true;
        }
        if (!patience.isOver(last, beganNanos)) {
            return true;
        }
        seen.remove(asset);
        if (expected.reorder(asset, difference)) {
            LOG.log(System.Logger.Level.INFO, () -> "another order of one instant venue=%s asset=%s more=%s"
                    .formatted(venue, asset, plain(difference)));
            return false;
        }
        takeOver(asset, ours, there, stamp);
        return false;
    }

    private void takeOver(String asset, BigDecimal ours, BigDecimal there, Stamp stamp) {
        BigDecimal difference = there.subtract(ours);
        String words = "the venue shows a balance of %s %s, and fills and cash flows come to %s"
                .formatted(plain(there), asset, plain(ours));
        Optional<MarketInfo> spot = tradedBy(asset).filter(info -> fits(size(difference, info)));
        Optional<BigDecimal> price =
                spot.flatMap(info -> events.channel(info.id()).mid());
        if (spot.isPresent() && price.isEmpty()) {
            tell(
                    asset,
                    words
                            + "; nothing is taken over while %s has no price"
                                    .formatted(spot.get().id()));
            return;
        }
        Optional<BigDecimal> value = spot.isPresent()
                ? price.map(at -> at.multiply(difference.abs()))
                : claimed(info -> info.quoteAsset().equals(asset)).isEmpty()
                        ? Optional.empty()
                        : Optional.of(difference.abs());
        String text = "%s; the difference of %s is taken over as %s"
                .formatted(
                        words,
                        plain(difference),
                        spot.map(info -> "a fill of %s at %s".formatted(info.id(), plain(price.orElseThrow())))
                                .orElse("a cash flow of nobody"));
        if (value.isEmpty() || value.get().compareTo(policy.max()) > 0) {
            tell(asset, text);
        } else {
            LOG.log(System.Logger.Level.INFO, () -> "balance differs within its limit venue=%s asset=%s: %s"
                    .formatted(venue, asset, text));
        }
        BigDecimal rest = difference;
        if (spot.isPresent()) {
            BigDecimal size = size(difference, spot.get());
            rest = difference.subtract(size.multiply(spot.get().contractMultiplier()));
            events.fill(PositionWatch.fill(spot.get(), size, price.orElseThrow(), stamp));
        }
        if (rest.signum() != 0) {
            String id = "drift/%s/%d".formatted(asset, stamp.venueNanos());
            Money amount = new Money(asset, rest);
            events.cashFlow(CashFlow.of(id, venue, CashFlow.Kind.UNEXPLAINED, amount, stamp));
        }
    }

    /** As much of it as a position takes; the rest is dust. */
    private static BigDecimal size(BigDecimal amount, MarketInfo info) {
        return amount.divide(info.contractMultiplier(), SIZE_DECIMALS, RoundingMode.DOWN)
                .stripTrailingZeros();
    }

    /** Whether a {@link io.jackstay.api.market.Size} can say it. */
    private static boolean fits(BigDecimal size) {
        BigDecimal plain = size.setScale(Math.max(0, size.scale()), RoundingMode.UNNECESSARY);
        return size.signum() != 0 && plain.unscaledValue().bitLength() < Long.SIZE;
    }

    private void tell(String asset, String text) {
        List<MarketId> concerned = claimed(
                info -> info.kind() == MarketKind.SPOT && info.baseAsset().equals(asset)
                        || info.quoteAsset().equals(asset)
                        || info.settleAsset().equals(asset));
        events.unexplained().balance(asset, text, policy.halts() ? concerned : List.of());
    }

    /** The one spot market that a bot trades this asset on; empty when there are several, or none. */
    private Optional<MarketInfo> tradedBy(String asset) {
        List<MarketId> spot = claimed(
                info -> info.kind() == MarketKind.SPOT && info.baseAsset().equals(asset));
        return spot.size() == 1 ? Optional.of(events.channel(spot.get(0)).info()) : Optional.empty();
    }

    private List<MarketId> claimed(Predicate<MarketInfo> wanted) {
        return events.claimed().stream()
                .filter(events::knows)
                .filter(market -> wanted.test(events.channel(market).info()))
                .toList();
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
