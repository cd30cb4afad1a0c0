package io.jackstay.connector.paper;

import io.jackstay.api.market.Money;
import io.jackstay.lib.sim.QueueModel;
import io.jackstay.lib.sim.SelfTrade;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settings of an exchange with one market, one by one. Not thread safe: owned by a test. */
final class Settings {
    private final List<ScheduledChange> schedule = new ArrayList<>();
    private final List<FeeTierConfig> tiers = new ArrayList<>();
    private Optional<FeedConfig> feed = Optional.empty();
    private Optional<FundingConfig> funding = Optional.empty();
    private Optional<LatencyConfig> latency = Optional.empty();
    private Optional<RejectsConfig> rejects = Optional.empty();
    private AmendModel amends = AmendModel.IN_PLACE;
    private SelfTrade selfTrade = SelfTrade.CANCEL_NEWEST;

    Settings feed(FeedConfig source) {
        feed = Optional.of(source);
        return this;
    }

    Settings funding(FundingConfig paid) {
        funding = Optional.of(paid);
        return this;
    }

    Settings latency(Optional<DelayConfig> feed, Optional<DelayConfig> order, Optional<DelayConfig> cancel) {
        latency = Optional.of(new LatencyConfig(feed, order, cancel));
        return this;
    }

    Settings rejects(RejectsConfig config) {
        rejects = Optional.of(config);
        return this;
    }

    Settings amends(AmendModel model) {
        amends = model;
        return this;
    }

    Settings selfTrade(SelfTrade mode) {
        selfTrade = mode;
        return this;
    }

    Settings tier(FeeTierConfig tier) {
        tiers.add(tier);
        return this;
    }

    Settings change(ScheduledChange change) {
        schedule.add(change);
        return this;
    }

    static Optional<DelayConfig> fixed(int millis) {
        return Optional.of(new DelayConfig.Fixed(Duration.ofMillis(millis)));
    }

    PaperConfig build() {
        PaperMarketConfig market =
                PaperMarketConfig.of("BTC-USDC-PERP", "0.1", "0.001", feed).with(schedule);
        return new PaperConfig(
                List.of(funding.map(market::with).orElse(market)),
                List.of(new Money("USDC", new BigDecimal("100000"))),
                QueueModel.PROPORTIONAL,
                selfTrade,
                amends,
                latency,
                rejects,
                tiers,
                30,
                Optional.empty());
    }
}
