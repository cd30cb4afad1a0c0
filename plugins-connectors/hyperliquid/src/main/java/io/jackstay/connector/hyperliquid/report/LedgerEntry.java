package io.jackstay.connector.hyperliquid.report;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.lib.wire.JsonReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * Money that moved otherwise than by trading and funding, as {@code userNonFundingLedgerUpdates} tells it by request and by stream.
 * Immutable.
 *
 * @param type the venue's word
 * @param usdc what moved, for the types that move USDC
 * @param amount what moved, for the types that name a token
 * @param net what came out of a vault
 * @param user who sent it, empty where the type names nobody
 * @param destination who got it, empty where the type names nobody
 */
public record LedgerEntry(
        String type,
        String hash,
        long timeMillis,
        BigDecimal usdc,
        BigDecimal amount,
        BigDecimal net,
        BigDecimal fee,
        String token,
        String feeToken,
        String user,
        String destination,
        boolean deposit) {
    private static final String USDC = "USDC";

    /** Reads {@code {time, hash, delta: {type, ...}}}. */
    public static LedgerEntry read(JsonReader json) {
        Parts parts = new Parts();
        parts.take(json);
        if (parts.type.isEmpty() || parts.timeMillis == 0) {
            throw json.error("a ledger entry without type or time");
        }
        return parts.entry();
    }

    /** Whether {@link #flows} knows the type. Of one that is not known nothing is told, as its direction is not known either. */
    public boolean isKnown() {
        return switch (type) {
            case "deposit",
                    "withdraw",
                    "internalTransfer",
                    "subAccountTransfer",
                    "accountClassTransfer",
                    "spotTransfer",
                    "send",
                    "vaultCreate",
                    "vaultDeposit",
                    "vaultWithdraw",
                    "vaultDistribution",
                    "vaultLeaderCommission",
                    "cStakingTransfer",
                    "rewardsClaim",
                    "spotGenesis",
                    "accountActivationGas",
                    "liquidation" -> true;
            default -> false;
        };
    }

    /**
     * What came to an account or left it. Empty for what moves between the account's own perpetuals and spot, and for a liquidation,
     * which is told by its fills.
     *
     * @param account its address in lower case
     */
    public List<CashFlow> flows(Venue venue, String account, long receivedNanos) {
        Stamp stamp = Translator.stamp(timeMillis, receivedNanos);
        return switch (type) {
            case "deposit" -> flow(venue, CashFlow.Kind.DEPOSIT, USDC, usdc, stamp);
            case "withdraw" ->
                flow(venue, CashFlow.Kind.WITHDRAWAL, USDC, usdc.add(fee).negate(), stamp);
            case "vaultCreate" ->
                flow(venue, CashFlow.Kind.TRANSFER, USDC, usdc.add(fee).negate(), stamp);
            case "vaultDeposit" -> flow(venue, CashFlow.Kind.TRANSFER, USDC, usdc.negate(), stamp);
            case "vaultWithdraw" ->
                flow(venue, CashFlow.Kind.TRANSFER, USDC, user.equals(account) ? net : net.negate(), stamp);
            case "vaultDistribution", "vaultLeaderCommission" -> flow(venue, CashFlow.Kind.TRANSFER, USDC, usdc, stamp);
            case "cStakingTransfer" ->
                flow(venue, CashFlow.Kind.TRANSFER, token, deposit ? amount.negate() : amount, stamp);
            case "rewardsClaim" -> flow(venue, CashFlow.Kind.REWARD, token, amount, stamp);
            case "spotGenesis" -> flow(venue, CashFlow.Kind.OTHER, token, amount, stamp);
            case "accountActivationGas" -> flow(venue, CashFlow.Kind.FEE, token, amount.negate(), stamp);
            case "internalTransfer", "subAccountTransfer" -> transfer(venue, account, USDC, usdc, stamp);
            case "spotTransfer", "send" -> transfer(venue, account, token, amount, stamp);
            default -> List.of();
        };
    }

    private List<CashFlow> transfer(Venue venue, String account, String asset, BigDecimal moved, Stamp stamp) {
        boolean sent = user.equals(account);
        if (sent == destination.equals(account)) {
            return List.of();
        }
        List<CashFlow> flows = flow(venue, CashFlow.Kind.TRANSFER, asset, sent ? moved.negate() : moved, stamp);
        if (!sent || fee.signum() == 0) {
            return flows;
        }
        CashFlow paid = CashFlow.of(id() + "/fee", venue, CashFlow.Kind.FEE, new Money(feeToken, fee.negate()), stamp);
        return List.of(flows.get(0), paid);
    }

    private List<CashFlow> flow(Venue venue, CashFlow.Kind kind, String asset, BigDecimal moved, Stamp stamp) {
        return List.of(CashFlow.of(id(), venue, kind, new Money(asset, moved), stamp));
    }

    /** One claim may bring two tokens, each an entry of its own. */
    private String id() {
        String id = "ledger/%d/%s/%s".formatted(timeMillis, hash, type);
        return type.equals("rewardsClaim") && !token.equals(USDC) ? id + "/" + token : id;
    }

    /** The parts of an entry while it is read. Not thread safe: owned by the call that reads. */
    private static final class Parts {
        private String type = "";
        private String hash = "";
        private long timeMillis;
        private BigDecimal usdc = BigDecimal.ZERO;
        private BigDecimal amount = BigDecimal.ZERO;
        private BigDecimal net = BigDecimal.ZERO;
        private BigDecimal fee = BigDecimal.ZERO;
        private String token = USDC;
        private String feeToken = USDC;
        private String user = "";
        private String destination = "";
        private boolean deposit;

        void take(JsonReader json) {
            json.beginObject();
            while (json.nextField()) {
                if (!json.isNull()) {
                    takeField(json);
                }
            }
        }

        private void takeField(JsonReader json) {
            switch (json.field()) {
                case "time" -> timeMillis = json.integer();
                case "hash" -> hash = json.text();
                case "delta" -> take(json);
                case "type" -> type = json.text();
                case "usdc" -> usdc = json.bigDecimal();
                case "amount" -> amount = json.bigDecimal();
                case "netWithdrawnUsd" -> net = json.bigDecimal();
                case "fee" -> fee = json.bigDecimal();
                case "token" -> token = json.text();
                case "feeToken" -> feeToken = json.text().isEmpty() ? USDC : json.text();
                case "user" -> user = json.text().toLowerCase(Locale.ROOT);
                case "destination" -> destination = json.text().toLowerCase(Locale.ROOT);
                case "isDeposit" -> deposit = json.bool();
                default -> {
                    // What it was worth, and where within the venue it went.
                }
            }
        }

        LedgerEntry entry() {
            return new LedgerEntry(
                    type, hash, timeMillis, usdc, amount, net, fee, token, feeToken, user, destination, deposit);
        }
    }
}
