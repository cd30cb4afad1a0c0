package io.jackstay.connector.hyperliquid.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusWordsTest {
    @ParameterizedTest
    @CsvSource({
        "tickRejected, PRICE_OFF_GRID",
        "minTradeNtlRejected, MIN_NOTIONAL",
        "minTradeSpotNtlRejected, MIN_NOTIONAL",
        "perpMarginRejected, INSUFFICIENT_MARGIN",
        "insufficientSpotBalanceRejected, INSUFFICIENT_MARGIN",
        "reduceOnlyRejected, REDUCE_ONLY",
        "badAloPxRejected, POST_ONLY_WOULD_CROSS",
        "iocCancelRejected, NO_LIQUIDITY",
        "marketOrderNoLiquidityRejected, NO_LIQUIDITY",
        "badTriggerPxRejected, INVALID_REQUEST",
        "oracleRejected, PRICE_BAND",
        "tooAggressiveAtOpenInterestCapRejected, PRICE_BAND",
        "positionIncreaseAtOpenInterestCapRejected, NOT_ENTITLED",
        "positionFlipAtOpenInterestCapRejected, NOT_ENTITLED",
        "openInterestIncreaseRejected, NOT_ENTITLED",
        "perpMaxPositionRejected, INSUFFICIENT_MARGIN",
        "tooManyOpenOrdersRejected, TOO_MANY_ORDERS",
        "aNewRejected, OTHER"
    })
    void whatIsRejectedHasItsReasonAndKeepsTheWord(String word, RejectReason reason) {
        assertThat(StatusWords.state(word)).contains(OrderState.REJECTED);
        assertThat(StatusWords.why(word).reason()).isEqualTo(reason);
        assertThat(StatusWords.why(word).words()).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({
        "canceled, OTHER",
        "marginCanceled, INSUFFICIENT_MARGIN",
        "vaultWithdrawalCanceled, OTHER",
        "openInterestCapCanceled, NOT_ENTITLED",
        "selfTradeCanceled, SELF_TRADE",
        "reduceOnlyCanceled, REDUCE_ONLY",
        "siblingFilledCanceled, OTHER",
        "delistedCanceled, MARKET_NOT_TRADING",
        "liquidatedCanceled, INSUFFICIENT_MARGIN",
        "scheduledCancel, OTHER",
        "internalCancel, OTHER"
    })
    void whatIsCancelledHasItsReason(String word, RejectReason reason) {
        assertThat(StatusWords.state(word)).contains(OrderState.CANCELLED);
        assertThat(StatusWords.why(word).reason()).isEqualTo(reason);
    }

    @Test
    void aWordThatIsNotKnownIsNoState() {
        assertThat(StatusWords.state("quietlyParked")).isEmpty();
    }
}
