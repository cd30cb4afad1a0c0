package io.jackstay.runtime.bot;

import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.runtime.record.Decision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** What plugins say, as a journal can hold it: of bounded length, and text that is Unicode. Pure functions. */
final class DecisionText {
    static final int LONGEST = 500;

    private static final int SHARE_DIGITS = 4;
    private static final BigDecimal LARGEST_SHARE = new BigDecimal("1000000");

    private DecisionText() {}

    static String of(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 2) + "..";
        for (int i = 0; i < cut.length(); i++) {
            if (Character.isSurrogate(cut.charAt(i))) {
                return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return cut;
    }

    static Decision.Reason of(Decision.Reason reason) {
        return new Decision.Reason(reason.cause(), of(reason.words()), of(reason.limit()), of(reason.actual()));
    }

    static Explanation of(Explanation what) {
        return new Explanation(
                of(what.topic()),
                what.state(),
                of(what.words()),
                what.limit().map(bound -> new Explanation.Bound(of(bound.limit()), of(bound.actual()))),
                what.until());
    }

    static RiskRule.Limit of(RiskRule.Limit limit) {
        BigDecimal used = limit.used().min(LARGEST_SHARE).setScale(SHARE_DIGITS, RoundingMode.HALF_UP);
        return new RiskRule.Limit(of(limit.name()), of(limit.limit()), of(limit.actual()), used);
    }
}
