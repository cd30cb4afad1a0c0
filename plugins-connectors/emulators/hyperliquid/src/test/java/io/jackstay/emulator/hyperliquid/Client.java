package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.Answer;
import io.jackstay.emulator.base.EmulatorSetup;
import io.jackstay.emulator.base.Exchange;
import io.jackstay.emulator.base.Frames;
import io.jackstay.emulator.base.Funds;
import io.jackstay.emulator.base.Request;
import io.jackstay.emulator.base.Wire;
import io.jackstay.emulator.base.fault.EmulatedVenue;
import io.jackstay.emulator.base.fault.FaultPlan;
import io.jackstay.emulator.base.json.Json;
import io.jackstay.lib.signing.Address;
import io.jackstay.lib.signing.Signature;
import io.jackstay.lib.signing.Signer;
import io.jackstay.lib.signing.SigningKey;
import io.jackstay.lib.signing.TypedDomain;
import io.jackstay.lib.signing.TypedStruct;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Somebody who trades on the emulator, without sockets, on time that the test moves. Not thread safe. */
final class Client {
    static final long BEGIN = 1_735_689_600_000L;
    static final String ADDRESS = "0x14791697260e4c9a71f18484c9f997b308e59325";
    static final Signer KEY = key("0123456789012345678901234567890123456789012345678901234567890123");

    private static final TypedStruct AGENT = TypedStruct.of("Agent(string source,bytes32 connectionId)");
    private static final TypedDomain EXCHANGE = TypedDomain.of("Exchange", "1", 1337, Address.ZERO);

    final Agenda agenda = new Agenda(BEGIN * 1_000_000L);
    final List<JsonNode> heard = new ArrayList<>();
    final List<String> ended = new ArrayList<>();
    final EmulatedVenue venue;
    Signer signer = KEY;
    String letter = "a";
    private long nonce = BEGIN;
    private Optional<Frames> frames = Optional.empty();

    Client() {
        this(HyperliquidProvider.ANY, "markets.conf", FaultPlan.NONE, ADDRESS);
    }

    Client(String network, String markets, FaultPlan faults, String... accounts) {
        List<Funds> funds = Stream.of(accounts)
                .map(account -> new Funds(account, new BigDecimal("100000"), Optional.empty()))
                .toList();
        EmulatorSetup setup = EmulatorSetup.of(network, funds, agenda).markets(resource(markets));
        venue = EmulatedVenue.open(new HyperliquidProvider(), setup, faults);
        advance(Duration.ofSeconds(1));
    }

    static Path resource(String name) {
        return Path.of("src", "test", "resources", name);
    }

    static Signer key(String hex) {
        return new Signer(SigningKey.parse("0x" + hex));
    }

    void advance(Duration time) {
        agenda.advance(agenda.now() + time.toNanos());
    }

    long millis() {
        return agenda.millis();
    }

    Answer post(String path, String body) {
        List<Answer> answers = new ArrayList<>();
        venue.request(Request.json(path, body), new Exchange() {
            @Override
            public void answer(Answer answer) {
                answers.add(answer);
            }

            @Override
            public void cut(Answer answer) {
                throw new AssertionError("no fault was planned");
            }

            @Override
            public void drop() {
                throw new AssertionError("no fault was planned");
            }
        });
        return answers.get(0);
    }

    JsonNode info(String question) {
        return Json.parse(post("/info", question).body()).orElseThrow();
    }

    JsonNode ask(String type) {
        return info("{\"type\":\"%s\",\"user\":\"%s\"}".formatted(type, ADDRESS));
    }

    long nextNonce() {
        return ++nonce;
    }

    /** Signs an action and sends it. */
    JsonNode act(String action) {
        return Json.parse(post("/exchange", signed(action, nextNonce(), "").toString())
                        .body())
                .orElseThrow();
    }

    JsonNode act(String action, long with, String more) {
        return Json.parse(
                        post("/exchange", signed(action, with, more).toString()).body())
                .orElseThrow();
    }

    /** @param more vaultAddress or expiresAfter, as JSON members */
    ObjectNode signed(String action, long with, String more) {
        ObjectNode body = (ObjectNode) Json.parse("{%s}".formatted(more)).orElseThrow();
        JsonNode json = Json.parse(action).orElseThrow();
        Map<String, Object> values = Actions.read(json);
        Optional<String> vault = Optional.ofNullable(body.path("vaultAddress").textValue());
        Optional<Long> expires = Optional.of(body.path("expiresAfter").asLong()).filter(time -> time > 0);
        byte[] id = Signatures.connectionId(values, with, vault, expires);
        byte[] digest =
                EXCHANGE.digest(AGENT.hasher().string(letter).bytes32(id).hash());
        return Json.with(body, "action nonce signature", json, with, json(signer.sign(digest)));
    }

    /** Signs the fields of an action themselves. */
    JsonNode actTyped(String type, String struct, String members, TypedHash hash) {
        long with = nextNonce();
        byte[] digest = TypedDomain.of("HyperliquidSignTransaction", "1", 0x66eee, Address.ZERO)
                .digest(hash.of(
                        TypedStruct.of("HyperliquidTransaction:" + struct)
                                .hasher()
                                .string("Mainnet"),
                        with));
        ObjectNode action = (ObjectNode)
                Json.parse("{\"type\":\"%s\",\"signatureChainId\":\"0x66eee\",\"hyperliquidChain\":\"Mainnet\",%s}"
                                .formatted(type, members.formatted(with)))
                        .orElseThrow();
        ObjectNode body = Json.of("action nonce signature", action, with, json(signer.sign(digest)));
        return Json.parse(post("/exchange", body.toString()).body()).orElseThrow();
    }

    interface TypedHash {
        byte[] of(TypedStruct.Hasher hasher, long nonce);
    }

    JsonNode approve(Address agent, String name) {
        return actTyped(
                "approveAgent",
                "ApproveAgent(string hyperliquidChain,address agentAddress,string agentName,uint64 nonce)",
                "\"agentAddress\":\"" + agent + "\",\"agentName\":\"" + name + "\",\"nonce\":%d",
                (hasher, with) -> hasher.address(agent).string(name).uint(with).hash());
    }

    static JsonNode json(Signature signature) {
        return Json.of("r s v", signature.rHex(), signature.sHex(), signature.v());
    }

    static String order(int asset, boolean buy, String price, String size, String type) {
        return order(asset, buy, price, size, false, type, "");
    }

    static String order(int asset, boolean buy, String price, String size, boolean reduce, String type, String cloid) {
        String terms = type.startsWith("{") ? type : "{\"limit\":{\"tif\":\"%s\"}}".formatted(type);
        String id = cloid.isEmpty() ? "" : ",\"c\":\"%s\"".formatted(cloid);
        return "{\"a\":%d,\"b\":%s,\"p\":\"%s\",\"s\":\"%s\",\"r\":%s,\"t\":%s%s}"
                .formatted(asset, buy, price, size, reduce, terms, id);
    }

    static String trigger(String kind, boolean market, String price) {
        return "{\"trigger\":{\"isMarket\":%s,\"triggerPx\":\"%s\",\"tpsl\":\"%s\"}}".formatted(market, price, kind);
    }

    /** Places orders and gives their statuses. */
    JsonNode place(String... orders) {
        return placeAs("na", orders);
    }

    JsonNode placeAs(String grouping, String... orders) {
        return act("{\"type\":\"order\",\"orders\":[%s],\"grouping\":\"%s\"}"
                        .formatted(String.join(",", orders), grouping))
                .at("/response/data/statuses");
    }

    long rest(String order) {
        return place(order).at("/0/resting/oid").asLong();
    }

    /** Opens the WebSocket and subscribes. */
    void listen(String... subscriptions) {
        frames = venue.connect("/ws", "127.0.0.1", new Wire() {
            @Override
            public void text(String text) {
                Json.parse(text).filter(JsonNode::isObject).ifPresent(heard::add);
            }

            @Override
            public void bytes(byte[] payload, boolean binary) {
                throw new AssertionError("no fault was planned");
            }

            @Override
            public void close(int code, String reason) {
                ended.add(code + reason);
            }

            @Override
            public void cut() {
                throw new AssertionError("no fault was planned");
            }

            @Override
            public void freeze() {
                throw new AssertionError("no fault was planned");
            }
        });
        for (String subscription : subscriptions) {
            send("{\"method\":\"subscribe\",\"subscription\":%s}".formatted(subscription));
        }
    }

    void send(String frame) {
        frames.orElseThrow().text(frame);
    }

    List<JsonNode> heardOn(String channel) {
        return heard.stream()
                .filter(frame -> frame.path("channel").asText().equals(channel))
                .map(frame -> frame.path("data"))
                .toList();
    }

    static String ofUser(String type) {
        return "{\"type\":\"%s\",\"user\":\"%s\"}".formatted(type, ADDRESS);
    }
}
