package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jackstay.emulator.base.ActionBudget;
import io.jackstay.emulator.base.NonceWindow;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.json.Fields;
import io.jackstay.emulator.base.json.Json;
import io.jackstay.emulator.base.json.ObjectShape;
import io.jackstay.emulator.base.json.Schema;
import io.jackstay.emulator.base.json.Shape;
import io.jackstay.emulator.base.sign.TypedAction;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an action passes before it is done: shape, words of a user-signed one, signer, account, vault, nonce, budget, expiry. Not thread
 * safe: confined to the driving thread.
 */
final class Gate {
    private static final Shape BARE =
            node -> Shape.hex(20).read(node.isTextual() ? TextNode.valueOf("0x" + node.textValue()) : node);
    private static final ObjectShape ENVELOPE = Schema.object(
            "action:any, nonce:number, signature:(r:text, s:text, v:0..255), vaultAddress?:address/bare,"
                    + " expiresAfter?:number",
            Map.of("bare", BARE));
    private static final Map<String, List<String>> LETTERS = Map.of(
            HyperliquidProvider.ANY, List.of("a", "b"),
            HyperliquidProvider.MAINNET, List.of("a"),
            HyperliquidProvider.TESTNET, List.of("b"));
    private static final List<String> CANCELS = List.of("cancel", "cancelByCloid", "scheduleCancel", "noop");
    private static final int EXPIRED_COST = 5;
    private static final int KEPT = 100;
    private static final Duration MARGIN = Duration.ofSeconds(120);
    private static final Duration PAST = Duration.ofDays(2).minus(MARGIN);
    private static final Duration FUTURE = Duration.ofDays(1).minus(MARGIN);

    private final Floor floor;
    private final String network;
    /** What stands for the networks in a signature, that of the last known signer first. */
    private final Deque<String> letters;

    private final NonceWindow nonces = new NonceWindow(KEPT, PAST, FUTURE);
    private final Business business;

    Gate(Floor floor, String network, Business business) {
        this.floor = floor;
        this.network = network;
        this.letters = new ArrayDeque<>(LETTERS.getOrDefault(network, List.of()));
        this.business = business;
    }

    /** What an action weighs for its sender's IP address: one, and one more for each forty of its members. */
    static int weight(JsonNode body) {
        return 1 + members(body.path("action")) / 40;
    }

    private static int members(JsonNode action) {
        return Math.max(
                1,
                action.path("orders").size()
                        + action.path("cancels").size()
                        + action.path("modifies").size());
    }

    /** The answer to a signed action; {@code UnfitException} when it is none. */
    JsonNode exchange(JsonNode body) {
        Map<String, Object> envelope = ENVELOPE.read(body);
        JsonNode node = (JsonNode) Fields.any(envelope, "action");
        Map<String, Object> action = Actions.read(node);
        Map<String, Object> signature = Fields.part(envelope, "signature");
        long nonce = Fields.number(envelope, "nonce");
        Optional<String> vault = Fields.findText(envelope, "vaultAddress");
        Optional<Long> expires = Fields.findNumber(envelope, "expiresAfter");
        floor.transaction();
        Optional<TypedAction> typed = Actions.typed(node.path("type").asText());
        if (typed.isPresent()) {
            return userSigned(typed.get(), action, signature, nonce);
        }
        byte[] id = Signatures.connectionId(action, nonce, vault, expires);
        Optional<String> signer = signer(letter -> Signatures.signer(id, letter, signature));
        if (signer.isEmpty()) {
            return Business.err("Unable to recover signer.");
        }
        Optional<Trader> owner = floor.actingFor(signer.get());
        if (owner.isEmpty()) {
            return Business.err("User or API Wallet %s does not exist.".formatted(signer.get()));
        }
        Optional<Trader> account = vault.map(address ->
                        floor.find(address).filter(part -> part.master().equals(owner) || part.equals(owner.get())))
                .orElse(owner);
        return account.isEmpty()
                ? Business.err("Vault not registered: " + vault.orElse(""))
                : admitted(account.get(), signer.get(), envelope, action);
    }

    /** The signer on whichever network knows it, asked first that of the last one; on the first when none does. */
    private Optional<String> signer(Function<String, Optional<String>> recover) {
        for (int tried = 0; tried < letters.size(); tried++) {
            Optional<String> signer = recover.apply(letters.getFirst());
            if (signer.flatMap(floor::actingFor).isPresent()) {
                return signer;
            }
            letters.addLast(letters.removeFirst());
        }
        return recover.apply(letters.stream().sorted().findFirst().orElseThrow());
    }

    private JsonNode userSigned(
            TypedAction typed, Map<String, Object> action, Map<String, Object> signature, long nonce) {
        if (nonce != Fields.number(action, typed.nonceField())) {
            return Business.err("Nonce mismatch.");
        }
        String word = String.valueOf(action.get("hyperliquidChain")).toLowerCase(Locale.ROOT);
        boolean known = word.equals(HyperliquidProvider.MAINNET) || word.equals(HyperliquidProvider.TESTNET);
        if (!known || !(network.equals(HyperliquidProvider.ANY) || network.equals(word))) {
            return Business.err("Mainnet and testnet require different signature.");
        }
        Optional<String> signer = typed.signer(action, signature);
        if (signer.isEmpty()) {
            return Business.err("Unable to recover signer.");
        }
        Optional<Trader> account = floor.find(signer.get());
        if (account.isEmpty()) {
            return Business.err("Must deposit before performing actions. User: " + signer.get());
        }
        Optional<String> problem = use(signer.get(), nonce);
        return problem.isPresent() ? Business.err(problem.get()) : business.execute(account.get(), action);
    }

    private JsonNode admitted(Trader trader, String signer, Map<String, Object> envelope, Map<String, Object> action) {
        Optional<String> problem = use(signer, Fields.number(envelope, "nonce"));
        if (problem.isPresent()) {
            return Business.err(problem.get());
        }
        if (floor.agenda().millis()
                > Fields.findNumber(envelope, "expiresAfter").orElse(Long.MAX_VALUE)) {
            trader.budget().use(EXPIRED_COST);
            return Business.err("Action already expired");
        }
        boolean cancels = CANCELS.contains(String.valueOf(action.get("type")));
        if (trader.budget().take(members((JsonNode) Fields.any(envelope, "action")), cancels)) {
            return business.execute(trader, action);
        }
        ActionBudget budget = trader.budget();
        return Business.err(("Too many cumulative requests sent (%d > %d) for cumulative volume traded $%s. Place taker"
                        + " orders to free up 1 request per USDC traded.")
                .formatted(budget.used(), budget.cap(), Json.text(budget.volume())));
    }

    /** Uses a nonce up; the venue's words when it can't be. */
    private Optional<String> use(String signer, long nonce) {
        NonceWindow.Verdict verdict = nonces.use(signer, nonce, floor.agenda().millis());
        return switch (verdict.kind()) {
            case USED -> Optional.empty();
            case DUPLICATE -> Optional.of("Invalid nonce: duplicate nonce " + nonce);
            case TOO_LOW -> Optional.of("Invalid nonce: nonce too low %d < %d".formatted(nonce, verdict.bound()));
            case TOO_HIGH -> Optional.of("Invalid nonce: nonce too high %d > %d".formatted(nonce, verdict.bound()));
        };
    }
}
