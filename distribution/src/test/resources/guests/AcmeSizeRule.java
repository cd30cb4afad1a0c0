package acme.risk;

import acme.words.Words;
import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;
import java.util.Set;

/** Refuses orders above a size. */
@Plugin(name = "acme-size", api = Api.VERSION, summary = "no order above a size")
public final class AcmeSizeRule implements RiskProvider<AcmeSizeRule.Config> {
    public record Config(BigDecimal max) {}

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Set<RiskScope> scopes() {
        return Set.of(RiskScope.BOT);
    }

    @Override
    public RiskRule create(Config config, RiskScope scope) {
        return new RiskRule() {
            @Override
            public RiskDecision check(RiskOrder order, RiskView view) {
                BigDecimal size = order.request().size().toBigDecimal();
                return size.compareTo(config.max()) <= 0
                        ? RiskDecision.ALLOW
                        : RiskDecision.refuse("acme-size", config.max().toPlainString(), Words.of("size " + size));
            }
        };
    }
}
