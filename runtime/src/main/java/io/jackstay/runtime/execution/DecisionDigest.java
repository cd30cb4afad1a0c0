package io.jackstay.runtime.execution;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over everything that was asked of the venues, to tell whether two runs decided the same. Not thread safe: one
 * driver turns all bots of a backtest.
 *
 * <p>The lines are those of {@link DecisionLines}, in UTF-8, each ended by a line feed.
 */
public final class DecisionDigest {
    private final MessageDigest sha;

    public DecisionDigest() {
        try {
            this.sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The log of one bot's decisions. */
    public ExecutionGateway.DecisionLog of(String bot) {
        return new DecisionLines(bot, line -> sha.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Lower-case hexadecimal of everything so far; more may follow. */
    public String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) sha.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        }
    }
}
