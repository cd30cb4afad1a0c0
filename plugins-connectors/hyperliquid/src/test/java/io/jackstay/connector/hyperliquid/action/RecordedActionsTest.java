package io.jackstay.connector.hyperliquid.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackstay.connector.hyperliquid.action.OrderKind.TimeInForceWord;
import io.jackstay.lib.signing.Address;
import io.jackstay.lib.wire.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Actions that public clients have sent, where their recordings are: {@code -Djackstay.captures=DIR}. Made of the recorded values, ours
 * have the same hash, and the same signature where the key was recorded. The recordings are not part of the product, so without the
 * property nothing is read.
 */
class RecordedActionsTest {
    private static final Map<String, TimeInForceWord> WORDS =
            Map.of("Gtc", TimeInForceWord.GTC, "Ioc", TimeInForceWord.IOC, "Alo", TimeInForceWord.ALO);

    private static List<Path> files() throws IOException {
        String folder = System.getProperty("jackstay.captures", "");
        assumeTrue(!folder.isEmpty(), "no -Djackstay.captures=DIR, so no recording is read");
        try (Stream<Path> all = Files.list(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void oursHaveTheSameBytes() throws IOException {
        int count = 0;
        for (Path file : files()) {
            Map<String, Object> recording = map(tree(Files.readAllBytes(file)));
            boolean keyed = map(recording.get("key")).get("privateKey") instanceof String;
            for (Object one : list(recording.get("cases"))) {
                Map<String, Object> body = body(map(one));
                Optional<Action> action = body.get("signature") == null ? Optional.empty() : action(body);
                if (action.isPresent()) {
                    Map<String, Object> verification = map(map(one).get("verification"));
                    String name = file.getFileName() + ": " + map(one).get("name");
                    compare(name, action.get(), body, verification, keyed);
                    count++;
                }
            }
        }
        assertThat(count).isEqualTo(62);
    }

    private static void compare(
            String name, Action action, Map<String, Object> body, Map<String, Object> verification, boolean keyed) {
        Network network = "a".equals(verification.get("source")) ? Network.MAINNET : Network.TESTNET;
        ActionSigner signer = body.get("vaultAddress") instanceof String vault
                ? ActionSigner.forVault(
                        network, ActionVectorsTest.KEY, Address.parse(vault.startsWith("0x") ? vault : "0x" + vault))
                : ActionSigner.of(network, ActionVectorsTest.KEY);
        long nonce = number(body.get("nonce"));
        long expires = body.get("expiresAfter") == null ? 0 : number(body.get("expiresAfter"));
        String hash = HexFormat.of().formatHex(signer.connectionId(action, nonce, expires));

        assertThat("0x" + hash).as(name).isEqualTo(verification.get("connectionId"));
        if (keyed) {
            Map<String, Object> ours =
                    map(map(tree(signer.body(action, nonce, expires))).get("signature"));
            Map<String, Object> theirs = map(body.get("signature"));
            assertThat(padded(theirs.get("r"))).as(name).isEqualTo(ours.get("r"));
            assertThat(padded(theirs.get("s"))).as(name).isEqualTo(ours.get("s"));
            assertThat(theirs.get("v")).as(name).isEqualTo(ours.get("v"));
        }
    }

    /** Clients leave zeros at the beginning out. */
    private static String padded(Object hex) {
        String digits = text(hex).substring(2);
        return "0x" + "0".repeat(64 - digits.length()) + digits;
    }

    private static Map<String, Object> body(Map<String, Object> one) {
        Object body = map(one.get("request")).get("body");
        if (!(body instanceof Map<?, ?>)) {
            return Map.of();
        }
        return "post".equals(map(body).get("method"))
                ? map(map(map(body).get("request")).get("payload"))
                : map(body);
    }

    /** Empty for an action that a bot never sends. */
    private static Optional<Action> action(Map<String, Object> body) {
        Map<String, Object> action = map(body.get("action"));
        return Optional.ofNullable(
                switch (text(action.get("type"))) {
                    case "order" -> "na".equals(action.get("grouping")) ? place(action) : null;
                    case "cancel" ->
                        new Cancel(list(action.get("cancels")).stream()
                                .map(each -> new Cancel.Target(
                                        (int) number(map(each).get("a")),
                                        number(map(each).get("o"))))
                                .toList());
                    case "cancelByCloid" ->
                        new CancelByCloid(list(action.get("cancels")).stream()
                                .map(each -> new CancelByCloid.Target(
                                        (int) number(map(each).get("asset")),
                                        text(map(each).get("cloid"))))
                                .toList());
                    case "modify" -> new Modify(name(action.get("oid")), entry(action.get("order")), false);
                    case "batchModify" ->
                        new BatchModify(
                                list(action.get("modifies")).stream()
                                        .map(each -> new BatchModify.Change(
                                                name(map(each).get("oid")),
                                                entry(map(each).get("order"))))
                                        .toList(),
                                false);
                    case "scheduleCancel" ->
                        new ScheduleCancel(action.get("time") == null ? 0 : number(action.get("time")));
                    case "updateLeverage" ->
                        new UpdateLeverage(
                                (int) number(action.get("asset")), Boolean.TRUE.equals(action.get("isCross")), (int)
                                        number(action.get("leverage")));
                    case "noop" -> new Noop();
                    default -> null;
                });
    }

    private static Place place(Map<String, Object> action) {
        List<OrderEntry> orders = list(action.get("orders")).stream()
                .map(RecordedActionsTest::entry)
                .toList();
        if (action.get("builder") == null) {
            return new Place(orders);
        }
        Map<String, Object> builder = map(action.get("builder"));
        return new Place(orders, new BuilderFee(text(builder.get("b")).toLowerCase(Locale.ROOT), (int)
                number(builder.get("f"))));
    }

    private static OrderName name(Object oid) {
        return oid instanceof String cloid ? OrderName.of(cloid) : OrderName.of(number(oid));
    }

    private static OrderEntry entry(Object tree) {
        Map<String, Object> order = map(tree);
        Map<String, Object> type = map(order.get("t"));
        return new OrderEntry(
                (int) number(order.get("a")),
                Boolean.TRUE.equals(order.get("b")),
                decimal(order.get("p")),
                decimal(order.get("s")),
                Boolean.TRUE.equals(order.get("r")),
                type.containsKey("limit")
                        ? new OrderKind.Limit(
                                WORDS.get(text(map(type.get("limit")).get("tif"))))
                        : trigger(map(type.get("trigger"))),
                order.get("c") == null ? "" : text(order.get("c")));
    }

    private static OrderKind trigger(Map<String, Object> trigger) {
        return new OrderKind.Trigger(
                Boolean.TRUE.equals(trigger.get("isMarket")),
                decimal(trigger.get("triggerPx")),
                "sl".equals(trigger.get("tpsl")));
    }

    private static Decimal decimal(Object text) {
        BigDecimal number = new BigDecimal(text(text));
        return new Decimal(number.unscaledValue().longValueExact(), number.scale());
    }

    private static String text(Object value) {
        return (String) value;
    }

    private static long number(Object value) {
        return ((BigDecimal) value).longValueExact();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    private static Object tree(byte[] bytes) {
        return value(new JsonReader().open(bytes));
    }

    private static Object value(JsonReader json) {
        return switch (json.kind()) {
            case OBJECT -> {
                Map<String, Object> fields = new TreeMap<>();
                json.beginObject();
                while (json.nextField()) {
                    String name = json.field();
                    if (!json.isNull()) {
                        fields.put(name, value(json));
                    }
                }
                yield fields;
            }
            case ARRAY -> {
                List<Object> elements = new ArrayList<>();
                json.beginArray();
                while (json.nextElement()) {
                    elements.add(value(json));
                }
                yield elements;
            }
            case TEXT -> json.text();
            case NUMBER -> json.bigDecimal();
            case BOOLEAN -> json.bool();
            case NULL -> "null";
        };
    }
}
