package acme.hostile;

import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.api.risk.RiskView;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Allows everything, and throws in the method that it is told; or halts once for a second. */
@Plugin(name = "hostile-rule", api = Api.VERSION)
public final class HostileRule implements RiskProvider<HostileRule.Config> {
    public record Config(String fault) {}

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Set<RiskScope> scopes() {
        return Set.of(RiskScope.BOT);
    }

    @Override
    public List<Bound> bounds(Config config) {
        if (config.fault().equals("bounds is null")) {
            return null;
        }
        failIn("bounds", config);
        return List.of();
    }

    @Override
    public RiskRule create(Config config, RiskScope scope) {
        if (config.fault().equals("create is null")) {
            return null;
        }
        failIn("create", config);
        return new Thrower(config);
    }

    private static void failIn(String method, Config config) {
        if (config.fault().equals(method)) {
            throw new IllegalStateException("thrown in " + method);
        }
    }

    private static final class Thrower implements RiskRule {
        private final Config config;
        private int looks;

        private Thrower(Config config) {
            this.config = config;
        }

        @Override
        public RiskDecision check(RiskOrder order, RiskView view) {
            if (config.fault().equals("check is null")) {
                return null;
            }
            failIn("check", config);
            return RiskDecision.ALLOW;
        }

        @Override
        public void onOutcome(RiskOrder order, Outcome outcome, RiskView view, RiskActions actions) {
            failIn("onOutcome", config);
        }

        @Override
        public void onFill(OrderFill fill, RiskView view, RiskActions actions) {
            failIn("onFill", config);
            if (config.fault().equals("halts") && looks++ == 0) {
                actions.halt("for the test");
                actions.resumeAfter(Duration.ofSeconds(1));
            }
        }

        @Override
        public void onStart(RiskView view, RiskActions actions) {
            failIn("onStart", config);
        }

        @Override
        public void onTime(RiskView view, RiskActions actions) {
            failIn("onTime", config);
        }

        @Override
        public List<Limit> limits(RiskView view) {
            failIn("limits", config);
            return List.of();
        }
    }
}
