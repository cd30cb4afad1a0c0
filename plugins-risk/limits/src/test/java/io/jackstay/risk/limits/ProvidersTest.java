package io.jackstay.risk.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskScope;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ProvidersTest {
    private final List<RiskProvider<?>> providers = ServiceLoader.load(RiskProvider.class).stream()
            .<RiskProvider<?>>map(ServiceLoader.Provider::get)
            .toList();

    @Test
    void jarOffersItsRulesByName() {
        assertThat(providers)
                .extracting(provider ->
                        provider.getClass().getAnnotation(Plugin.class).name())
                .containsExactlyInAnyOrder(
                        "order-limit",
                        "position-limit",
                        "price-collar",
                        "open-orders-limit",
                        "order-rate-limit",
                        "drawdown",
                        "daily-loss",
                        "margin-limit",
                        "one-sided-fills",
                        "circuit-breaker",
                        "dead-man-required");
        assertThat(providers)
                .extracting(provider ->
                        provider.getClass().getAnnotation(Plugin.class).api())
                .containsOnly(Api.VERSION);
    }

    @Test
    void rulesStandWhereThereIsAGateAndLossesAreWatchedEverywhere() {
        assertThat(providers)
                .allSatisfy(provider -> assertThat(provider.scopes()).contains(RiskScope.BOT, RiskScope.ACCOUNT));
        assertThat(providers)
                .filteredOn(provider -> provider.scopes().contains(RiskScope.PROCESS))
                .extracting(provider ->
                        provider.getClass().getAnnotation(Plugin.class).name())
                .containsExactlyInAnyOrder("drawdown", "daily-loss");
    }
}
