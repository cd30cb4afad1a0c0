package io.jackstay.connector.hyperliquid.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each of the venue's words has a reason, and is kept as it came. */
class RefusalsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "L1 error: User or API Wallet 0x51a7 does not exist. | AUTHENTICATION",
                "User or API Wallet 0x51a7 does not exist. | AUTHENTICATION",
                "Must deposit before performing actions. User: 0x51a7 | AUTHENTICATION",
                "Unable to recover signer. | AUTHENTICATION",
                "Vault not registered: 0x51a7 | AUTHENTICATION",
                "User has pending agent removal | AUTHENTICATION",
                "Invalid nonce: duplicate nonce 5 | AUTHENTICATION",
                "Invalid nonce: nonce too low 5 < 7 | AUTHENTICATION",
                "Nonce mismatch. | INVALID_REQUEST",
                "Mainnet and testnet require different signature. | INVALID_REQUEST",
                "Action already expired | EXPIRED_DEADLINE",
                "Price must be divisible by tick size. asset=1 | PRICE_OFF_GRID",
                "Order has invalid price. | PRICE_OFF_GRID",
                "Order has invalid size. | SIZE_OFF_LOT",
                "Order has zero size. | MIN_SIZE",
                "Order must have minimum value of $10. asset=1 | MIN_NOTIONAL",
                "Order must have minimum value of 10 USDC. asset=10107 | MIN_NOTIONAL",
                "Insufficient margin to place order. asset=1 | INSUFFICIENT_MARGIN",
                "Order has insufficient spot balance to trade | INSUFFICIENT_MARGIN",
                "Insufficient spot balance asset=10107 | INSUFFICIENT_MARGIN",
                "Reduce only order would increase position. asset=1 | REDUCE_ONLY",
                "Post only order would have immediately matched, bbo was 3331.4@3331.6. asset=1 | POST_ONLY_WOULD_CROSS",
                "Order could not immediately match against any resting orders. asset=1 | NO_LIQUIDITY",
                "No liquidity available for market order. | NO_LIQUIDITY",
                "Invalid TP/SL price. asset=1 | INVALID_REQUEST",
                "TP/SL orders must be reduce only. | UNSUPPORTED",
                "Order was never placed, already canceled, or filled. asset=1 | UNKNOWN_ORDER",
                "Cannot modify canceled or filled order | UNKNOWN_ORDER",
                "Order price cannot be more than 80% away from the reference price | PRICE_BAND",
                "Order price too far from oracle | PRICE_BAND",
                "Order would increase open interest too quickly | NOT_ENTITLED",
                "Order rejected due to price more aggressive than oracle while at open interest cap | PRICE_BAND",
                "Order would cause position to exceed margin tier limit at current leverage | INSUFFICIENT_MARGIN",
                "Too many cumulative requests sent (37986 > 10436) for cumulative volume traded $437.92. | RATE_LIMITED",
                "Too many open orders. | TOO_MANY_ORDERS",
                "Only post-only orders allowed immediately after a network upgrade | MARKET_NOT_TRADING",
                "Trading is halted. | MARKET_NOT_TRADING",
                "Orders are empty. | INVALID_REQUEST",
                "Builder fee has not been approved | NOT_ENTITLED",
                "Cannot set scheduled cancel time until enough volume traded. Required: $1000000. | NOT_ENTITLED",
                "Scheduled cancel time too early, must be at least 5 seconds from now. | INVALID_REQUEST",
                "too many pending post requests id=7 | RATE_LIMITED",
                "429 Too Many Requests | RATE_LIMITED",
                "A word that nobody has heard | OTHER",
            })
    void wordsHaveTheirReasonAndAreKept(String words, RejectReason reason) {
        Rejection rejection = Refusals.of(words);

        assertThat(rejection.reason()).isEqualTo(reason);
        assertThat(rejection.words()).isEqualTo(words);
    }

    @Test
    void whatNoFurtherTryMendsEndsTheLogin() {
        assertThat(Refusals.endsTheLogin("L1 error: User or API Wallet 0x51a7 does not exist."))
                .isTrue();
        assertThat(Refusals.endsTheLogin("Must deposit before performing actions. User: 0x51a7"))
                .isTrue();
        assertThat(Refusals.endsTheLogin("Insufficient margin to place order. asset=1"))
                .isFalse();
    }

    @Test
    void aNonceThatIsTooLowTellsTheLeast() {
        assertThat(Refusals.leastNonce("Invalid nonce: nonce too low 5 < 7")).isEqualTo(7);
        assertThat(Refusals.leastNonce("Invalid nonce: duplicate nonce 5")).isZero();
    }
}
