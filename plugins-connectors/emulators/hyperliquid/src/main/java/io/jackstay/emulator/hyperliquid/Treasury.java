package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.emulator.base.desk.Agent;
import io.jackstay.emulator.base.desk.Bank;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Token;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.json.Fields;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moves money between accounts and sides, and makes API wallets and sub-accounts. Not thread safe: driving thread. */
final class Treasury {
    private static final String PERP = "USDC";
    private static final String SPOT = Listing.USDC.wallet();
    private static final int MICRO = 6;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final String ZERO = "0x0000000000000000000000000000000000000000";

    private final Floor floor;
    private final Bank bank;

    Treasury(Floor floor) {
        this.floor = floor;
        this.bank = new Bank(floor, PERP);
    }

    JsonNode execute(Trader trader, String type, Map<String, Object> action) {
        BigDecimal amount = amount(action);
        return switch (type) {
            case "usdSend" -> moved(bank.move(trader, PERP, to(action), PERP, amount, "internalTransfer"));
            case "withdraw3" -> moved(bank.withdraw(trader, PERP, amount, "withdraw"));
            case "usdClassTransfer" -> classTransfer(trader, action, amount);
            case "spotSend" -> {
                Optional<Token> token = floor.coins().findToken(text(action, "token"));
                yield moved(token.isPresent()
                        && bank.move(
                                trader,
                                token.get().wallet(),
                                to(action),
                                token.get().wallet(),
                                amount,
                                "spotTransfer"));
            }
            case "sendAsset" -> sendAsset(trader, action, amount);
            case "subAccountTransfer" -> part(trader, text(action, "subAccountUser"), action);
            case "vaultTransfer" -> part(trader, text(action, "vaultAddress"), action);
            case "createSubAccount" -> create(trader, text(action, "name"));
            case "approveAgent" -> approve(trader, text(action, "agentAddress"), text(action, "agentName"));
            default -> Business.err("Unsupported action: " + type);
        };
    }

    private static String text(Map<String, Object> action, String key) {
        return String.valueOf(action.getOrDefault(key, ""));
    }

    /** Zero for what is no amount, which nobody can send. */
    private static BigDecimal amount(Map<String, Object> action) {
        String text = text(action, "amount").split(" ", 2)[0];
        return text.matches("[0-9]{1,18}(\\.[0-9]{1,8})?") ? new BigDecimal(text) : BigDecimal.ZERO;
    }

    private Trader to(Map<String, Object> action) {
        return floor.open(text(action, "destination"));
    }

    private static JsonNode moved(boolean done) {
        return done ? Business.done() : Business.err("Insufficient balance for withdrawal.");
    }

    private Optional<Trader> part(Trader master, String address) {
        return floor.find(address).filter(part -> part.master().equals(Optional.of(master)));
    }

    private JsonNode classTransfer(Trader trader, Map<String, Object> action, BigDecimal amount) {
        String[] words = text(action, "amount").split(" subaccount:", 2);
        Optional<Trader> own = words.length == 2 ? part(trader, words[1]) : Optional.of(trader);
        boolean toPerp = Fields.flag(action, "toPerp");
        return moved(own.isPresent()
                && bank.move(
                        own.get(),
                        toPerp ? SPOT : PERP,
                        own.get(),
                        toPerp ? PERP : SPOT,
                        amount,
                        "accountClassTransfer"));
    }

    private JsonNode sendAsset(Trader trader, Map<String, Object> action, BigDecimal amount) {
        Optional<Token> token = floor.coins().findToken(text(action, "token"));
        List<String> dexes = List.of(text(action, "sourceDex"), text(action, "destinationDex"));
        boolean known = dexes.stream().allMatch(dex -> dex.isEmpty() || dex.equals("spot"));
        if (token.isEmpty() || !known || (dexes.contains("") && !token.get().equals(Listing.USDC))) {
            return Business.err("Invalid token or dex.");
        }
        String part = text(action, "fromSubAccount");
        Optional<Trader> from = part.isEmpty() ? Optional.of(trader) : part(trader, part);
        List<String> wallets = dexes.stream()
                .map(dex -> dex.isEmpty() ? PERP : token.get().wallet())
                .toList();
        return moved(
                from.isPresent() && bank.move(from.get(), wallets.get(0), to(action), wallets.get(1), amount, "send"));
    }

    private JsonNode part(Trader master, String address, Map<String, Object> action) {
        Optional<Trader> part = part(master, address);
        if (part.isEmpty()) {
            return Business.err("Vault not registered: " + address);
        }
        boolean deposit = Fields.flag(action, "isDeposit");
        BigDecimal amount = BigDecimal.valueOf(Fields.number(action, "usd"), MICRO);
        Trader from = deposit ? master : part.get();
        return moved(bank.move(from, PERP, deposit ? part.get() : master, PERP, amount, "subAccountTransfer"));
    }

    private JsonNode create(Trader master, String name) {
        String address = Signatures.addressOf(master.address() + "/" + name);
        if (floor.find(address).isPresent() || name.isBlank()) {
            return Business.err("Invalid sub-account name.");
        }
        floor.open(address, Optional.of(master), name);
        return Business.ok("createSubAccount", address);
    }

    private JsonNode approve(Trader master, String address, String words) {
        String[] parts = words.split(" valid_until ", 2);
        String name = parts[0];
        long now = floor.agenda().millis();
        boolean dated = parts.length == 2 && parts[1].matches("[0-9]{1,15}");
        long until = dated ? Long.parseLong(parts[1]) : now + 90 * DAY;
        boolean revokes = address.equals(ZERO);
        long others = floor.agents().values().stream()
                .filter(agent -> agent.master().equals(master)
                        && !agent.name().isEmpty()
                        && !agent.name().equals(name))
                .count();
        if (until < now || until > now + 180 * DAY) {
            return Business.err("Invalid agent valid until.");
        } else if (!revokes
                && (floor.agents().containsKey(address) || floor.find(address).isPresent())) {
            return Business.err("Extra agent already used.");
        } else if (!revokes
                && !name.isEmpty()
                && others >= 3 + 2L * floor.partsOf(master).size()) {
            return Business.err("Too many extra agents.");
        }
        floor.agents()
                .values()
                .removeIf(agent -> agent.master().equals(master) && agent.name().equals(name));
        if (!revokes) {
            floor.agents().put(address, new Agent(address, name, master, until));
        }
        return Business.done();
    }
}
