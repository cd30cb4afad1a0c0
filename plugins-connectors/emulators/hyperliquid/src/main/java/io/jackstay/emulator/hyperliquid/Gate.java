package io.jackstay.emulator.hyperliquid;

import static io.jackstay.emulator.base.json.Shape.either;
import static io.jackstay.emulator.base.json.Shape.hex;
import static io.jackstay.emulator.base.json.Shape.text;
import static io.jackstay.emulator.base.json.Shape.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jackstay.emulator.base.ActionBudget;
import io.jackstay.emulator.base.NonceWindow;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.json.Fields;
import io.jackstay.emulator.base.json.Json;
import io.jackstay.emulator.base.json.ObjectShape;
import io.jackstay.emulator.base.json.Shape;
import io.jackstay.emulator.base.sign.TypedAction;
import java.time.Duration;
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
    private static final Shape BARE_ADDRESS =
            node -> hex(20).read(node.isTextual() ? TextNode.valueOf("0x" + node.textValue()) : node);
    private static final Shape ANY = node -> node;
    private static final ObjectShape ENVELOPE = ObjectShape.strict()
            .key("action", ANY)
            .key("nonce", whole(0, Long.MAX_VALUE))
            .key(
                    "signature",
                    ObjectShape.lenient().key("r", text()).key("s", text()).key("v", whole(0, 255)))
            .maybe("vaultAddress", either(hex(20), BARE_ADDRESS))
            .maybe("expiresAfter", whole(0, Long.MAX_VALUE));
    private static final List<String> CANCELS = List.of("cancel", "cancelByCloid", "scheduleCancel", "noop");
    private static final int EXPIRED_COST = 5;
    private static final int KEPT = 100;
    private static final Duration MARGIN = Duration.ofSeconds(120);
    private static final Duration PAST = Duration.ofDays(2).minus(MARGIN);
    private static final Duration FUTURE = Duration.ofDays(1).minus(MARGIN);

    private final Floor floor;
    private final String network;
    private final NonceWindow nonces = new NonceWindow(KEPT, PAST, FUTURE);
    private final Business business;

    Gate(Floor floor, String network, Business business) {
        this.floor = floor;
        this.network = network;
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
                : admitted(account.get(), signer.get(), node, action, nonce, expires);
    }

    /** The signer on whichever network knows it; on the first when none does. */
    private Optional<String> signer(Function<String, Optional<String>> recover) {
        List<String> letters =
                switch (network) {
                    case HyperliquidProvider.MAINNET -> List.of("a");
                    case HyperliquidProvider.TESTNET -> List.of("b");
                    default -> List.of("a", "b");
                };
        return letters.stream()
                .map(recover)
                .flatMap(Optional::stream)
                .filter(address -> floor.actingFor(address).isPresent())
                .findFirst()
                .or(() -> recover.apply(letters.get(0)));
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

    private JsonNode admitted(
            Trader trader,
            String signer,
            JsonNode node,
            Map<String, Object> action,
            long nonce,
            Optional<Long> expires) {
        Optional<String> problem = use(signer, nonce);
        if (problem.isPresent()) {
            return Business.err(problem.get());
        }
        if (expires.isPresent() && floor.agenda().millis() > expires.get()) {
            trader.budget().use(EXPIRED_COST);
            return Business.err("Action already expired");
        }
        boolean cancels = CANCELS.contains(String.valueOf(action.get("type")));
        if (trader.budget().take(members(node), cancels)) {
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
