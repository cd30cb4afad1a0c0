package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.emulator.base.desk.Bank;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Token;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.json.Fields;
import io.jackstay.emulator.base.sign.Signers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Moves money between accounts and sides, and makes API wallets and sub-accounts. Not thread safe: driving thread. */
final class Treasury {
    private static final String PERP = "USDC";
    private static final String SPOT = Settings.USDC.wallet();
    private static final int MICRO = 6;
    private static final String ZERO = "0x0000000000000000000000000000000000000000";

    private final Floor floor;
    private final Bank bank;

    Treasury(Floor floor) {
        this.floor = floor;
        this.bank = new Bank(floor, PERP);
    }

    JsonNode execute(Trader trader, String type, Map<String, Object> action) {
        BigDecimal amount = Bank.amount(text(action, "amount").split(" ", 2)[0]);
        String token = text(action, "token");
        return switch (type) {
            case "usdSend" -> moved(bank.move(trader, PERP, to(action), PERP, amount, "internalTransfer"));
            case "withdraw3" -> moved(bank.withdraw(trader, PERP, amount, "withdraw"));
            case "usdClassTransfer" -> classTransfer(trader, action, amount);
            case "spotSend" -> moved(bank.moveToken(trader, to(action), token, amount, "spotTransfer"));
            case "sendAsset", "agentSendAsset" -> sendAsset(trader, action, amount);
            case "subAccountTransfer", "subAccountSpotTransfer" -> part(trader, text(action, "subAccountUser"), action);
            case "vaultTransfer" -> part(trader, text(action, "vaultAddress"), action);
            case "createSubAccount" -> create(trader, text(action, "name"));
            case "approveAgent" -> approve(trader, text(action, "agentAddress"), text(action, "agentName"));
            case "approveBuilderFee" -> approveBuilder(trader, text(action, "builder"), text(action, "maxFeeRate"));
            default -> Business.err("Unsupported action: " + type);
        };
    }

    private static String text(Map<String, Object> action, String key) {
        return String.valueOf(action.getOrDefault(key, ""));
    }

    private Trader to(Map<String, Object> action) {
        return floor.open(text(action, "destination"));
    }

    private static JsonNode moved(boolean done) {
        return done ? Business.done() : Business.err("Insufficient balance for withdrawal.");
    }

    private JsonNode classTransfer(Trader trader, Map<String, Object> action, BigDecimal amount) {
        String[] words = text(action, "amount").split(" subaccount:(0x)?", 2);
        Optional<Trader> own = words.length == 2 ? floor.findPart(trader, "0x" + words[1]) : Optional.of(trader);
        String from = Fields.flag(action, "toPerp") ? SPOT : PERP;
        String to = from.equals(SPOT) ? PERP : SPOT;
        return moved(own.filter(side -> bank.move(side, from, side, to, amount, "accountClassTransfer"))
                .isPresent());
    }

    private JsonNode sendAsset(Trader trader, Map<String, Object> action, BigDecimal amount) {
        Optional<Token> token = floor.coins().findToken(text(action, "token"));
        List<String> dexes = List.of(text(action, "sourceDex"), text(action, "destinationDex"));
        boolean known = dexes.stream().allMatch(dex -> dex.isEmpty() || dex.equals("spot"));
        if (token.isEmpty() || !known || (dexes.contains("") && !token.get().equals(Settings.USDC))) {
            return Business.err("Invalid token or dex.");
        }
        String part = text(action, "fromSubAccount");
        Optional<Trader> from = part.isEmpty() ? Optional.of(trader) : floor.findPart(trader, part);
        List<String> wallets = dexes.stream()
                .map(dex -> dex.isEmpty() ? PERP : token.get().wallet())
                .toList();
        return moved(
                from.isPresent() && bank.move(from.get(), wallets.get(0), to(action), wallets.get(1), amount, "send"));
    }

    private JsonNode part(Trader master, String address, Map<String, Object> action) {
        Optional<Trader> part = floor.findPart(master, address);
        if (part.isEmpty()) {
            return Business.err("Vault not registered: " + address);
        }
        boolean deposit = Fields.flag(action, "isDeposit");
        Trader from = deposit ? master : part.get();
        Trader to = deposit ? part.get() : master;
        Optional<BigDecimal> usd = Fields.findNumber(action, "usd").map(micros -> BigDecimal.valueOf(micros, MICRO));
        return moved(
                usd.isPresent()
                        ? bank.move(from, PERP, to, PERP, usd.get(), "subAccountTransfer")
                        : bank.moveToken(
                                from, to, text(action, "token"), Bank.amount(text(action, "amount")), "spotTransfer"));
    }

    private JsonNode create(Trader master, String name) {
        String address = Signers.addressOf(master.address() + "/" + name);
        if (floor.find(address).isPresent() || name.isBlank()) {
            return Business.err("Invalid sub-account name.");
        }
        floor.open(address, Optional.of(master), name);
        return Business.ok("createSubAccount", address);
    }

    private JsonNode approve(Trader master, String address, String words) {
        String[] parts = words.split(" valid_until ", 2);
        if (address.equals(ZERO)) {
            floor.agents().revoke(master, parts[0]);
            return Business.done();
        }
        boolean dated = parts.length == 2 && parts[1].matches("[0-9]{1,15}");
        OptionalLong until = dated ? OptionalLong.of(Long.parseLong(parts[1])) : OptionalLong.empty();
        return switch (floor.agents().approve(master, address, parts[0], until)) {
            case DONE -> Business.done();
            case TIME -> Business.err("Invalid agent valid until.");
            case USED -> Business.err("Extra agent already used.");
            case TOO_MANY -> Business.err("Too many extra agents.");
        };
    }

    /** A share as {@code 0.01%}, kept in tenths of a basis point. */
    private static JsonNode approveBuilder(Trader trader, String builder, String rate) {
        if (!rate.matches("[0-9]{1,2}(\\.[0-9]{1,3})?%")) {
            return Business.err("Invalid builder fee.");
        }
        BigDecimal percent = new BigDecimal(rate.substring(0, rate.length() - 1));
        trader.allow(builder, percent.movePointRight(3).longValueExact());
        return Business.done();
    }
}
