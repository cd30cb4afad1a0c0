package io.jackstay.emulator.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.Answer;
import io.jackstay.emulator.base.EmulatorSetup;
import io.jackstay.emulator.base.Exchange;
import io.jackstay.emulator.base.Funds;
import io.jackstay.emulator.base.Request;
import io.jackstay.emulator.base.fault.EmulatedVenue;
import io.jackstay.emulator.base.fault.FaultPlan;
import io.jackstay.emulator.base.json.Json;
import io.jackstay.emulator.base.sign.TypedAction;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Requests that public clients have sent, where their recordings are: {@code -Djackstay.captures=DIR}. They are not part of the product,
 * so without the property nothing is read. The emulator's clock is put to the time of each request, as its signature covers its nonce.
 */
class CapturesTest {
    private static final String VAULT = "0x1719884eb866cb12b2287399b15f7db5e7d775ea";

    private static List<Path> files() throws IOException {
        String folder = System.getProperty("jackstay.captures", "");
        assumeTrue(!folder.isEmpty(), "no -Djackstay.captures=DIR, so no recording is read");
        try (Stream<Path> all = Files.list(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode read(Path file) throws IOException {
        return Json.parse(Files.readString(file)).orElseThrow();
    }

    private static Answer post(EmulatedVenue venue, String path, String body) {
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

    private static JsonNode payload(JsonNode request) {
        JsonNode body = request.path("request").path("body");
        return body.has("method") ? body.path("request").path("payload") : body;
    }

    /** Those that sign an action. */
    private static List<JsonNode> signed(JsonNode recording) {
        List<JsonNode> cases = new ArrayList<>();
        recording.path("cases").forEach(one -> {
            if (payload(one).has("signature")) {
                cases.add(one);
            }
        });
        return cases;
    }

    @Test
    void eachSignatureRecoversTheRecordedAddress() throws IOException {
        int count = 0;
        for (Path file : files()) {
            for (JsonNode one : signed(read(file))) {
                JsonNode body = payload(one);
                Map<String, Object> action = Actions.read(body.get("action"));
                Map<String, Object> signature = Map.of(
                        "r", body.at("/signature/r").asText(),
                        "s", body.at("/signature/s").asText(),
                        "v", body.at("/signature/v").asLong());
                Optional<TypedAction> typed =
                        Actions.typed(body.at("/action/type").asText());
                String letter = one.at("/verification/source").asText("a");
                Optional<String> vault = Optional.ofNullable(
                                body.path("vaultAddress").textValue())
                        .map(address -> address.startsWith("0x") ? address : "0x" + address);
                Optional<Long> expires =
                        Optional.of(body.path("expiresAfter").asLong()).filter(time -> time > 0);
                Optional<String> signer = typed.isPresent()
                        ? typed.get().signer(action, signature)
                        : Signatures.signer(
                                Signatures.connectionId(
                                        action, body.path("nonce").asLong(), vault, expires),
                                letter,
                                signature);

                assertThat(signer)
                        .as("%s: %s", file.getFileName(), one.path("name"))
                        .hasValue(one.at("/verification/recovered").asText());
                count++;
            }
        }
        assertThat(count).isEqualTo(87);
    }

    @Test
    void eachRequestIsAccepted() throws IOException {
        for (Path file : files()) {
            for (JsonNode one : read(file).path("cases")) {
                JsonNode body = payload(one);
                if (one.at("/request/path").asText().equals("/info")) {
                    EmulatedVenue venue = venue(Client.BEGIN, Client.ADDRESS);
                    assertThat(post(venue, "/info", one.at("/request/body").toString())
                                    .status())
                            .as("%s: %s", file.getFileName(), one.path("name"))
                            .isEqualTo(200);
                } else if (body.has("signature")) {
                    EmulatedVenue venue = venue(
                            body.path("nonce").asLong(),
                            one.at("/verification/recovered").asText());
                    Answer answer = post(venue, "/exchange", body.toString());
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.body())
                            .as("%s: %s", file.getFileName(), one.path("name"))
                            .doesNotContain(
                                    "does not exist", "Must deposit", "recover", "nonce", "Vault", "require different");
                }
            }
        }
    }

    @Test
    void eachFrameIsUnderstood() throws IOException {
        int count = 0;
        for (Path file : files()) {
            Client client = new Client(HyperliquidProvider.ANY, "recorded.conf", FaultPlan.NONE, Client.ADDRESS);
            client.listen();
            for (JsonNode one : read(file).path("cases")) {
                if (one.has("rawFrame")) {
                    client.heard.clear();
                    client.send(one.path("rawFrame").asText());

                    assertThat(client.heard)
                            .as("%s: %s", file.getFileName(), one.path("name"))
                            .isNotEmpty()
                            .noneMatch(frame -> frame.path("channel").asText().equals("error"));
                    count++;
                }
            }
        }
        assertThat(count).isEqualTo(31);
    }

    private static EmulatedVenue venue(long millis, String address) {
        Agenda agenda = new Agenda(millis * 1_000_000L);
        List<Funds> accounts = List.of(
                new Funds(address, new BigDecimal("100000"), Optional.empty()),
                new Funds(VAULT, BigDecimal.TEN, Optional.of(address)));
        return EmulatedVenue.open(
                new HyperliquidProvider(),
                EmulatorSetup.of("any", accounts, agenda).markets(Client.resource("recorded.conf")),
                FaultPlan.NONE);
    }
}
