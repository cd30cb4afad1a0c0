package io.jackstay.benchmarks.reaction;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jackstay.lib.signing.Address;
import io.jackstay.lib.signing.Keccak256;
import io.jackstay.lib.signing.Signature;
import io.jackstay.lib.signing.Signer;
import io.jackstay.lib.signing.SigningKey;
import io.jackstay.lib.signing.TypedDomain;
import io.jackstay.lib.signing.TypedStruct;
import io.jackstay.lib.wire.MessagePackWriter;
import io.jackstay.runtime.loop.SystemClock;
import java.io.IOException;

/**
 * The floor: one thread that reads a frame from a loopback socket, signs one order and writes it. Nothing of the frame is looked at but
 * the name of its channel, the order is the same each time but for its nonce. Says {@code ready}, and goes on until it is ended.
 */
public final class FloorMain {
    private static final SystemClock CLOCK = new SystemClock();
    private static final TypedDomain DOMAIN = TypedDomain.of("Exchange", "1", 1337, Address.ZERO);
    private static final TypedStruct AGENT = TypedStruct.of("Agent(string source,bytes32 connectionId)");
    private static final String SUBSCRIBE =
            "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"bbo\",\"coin\":\"ETH\"}}";
    /** Far below the market, so that nothing of it is left. */
    private static final String ORDER =
            "{\"type\":\"order\",\"orders\":[{\"a\":0,\"b\":true,\"p\":\"300\",\"s\":\"0.1\","
                    + "\"r\":false,\"t\":{\"limit\":{\"tif\":\"Ioc\"}}}],\"grouping\":\"na\"}";

    private final Signer signer = new Signer(SigningKey.parse(Reactor.KEY));
    private final MessagePackWriter pack = new MessagePackWriter();
    private final Keccak256 keccak = new Keccak256();
    private final byte[] source = TypedDomain.textHash("a");
    private final byte[] packed = packed();
    private final StringBuilder body = new StringBuilder();
    private long nonce = CLOCK.epochNanos() / 1_000_000;

    private FloorMain() {}

    /** @param args the venue's port, and {@code rest} or {@code websocket} */
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        FloorMain floor = new FloorMain();
        try (FloorSocket stream = FloorSocket.stream(port);
                FloorSocket requests = FloorSocket.plain(port)) {
            stream.sendFrame(SUBSCRIBE);
            Child.say("ready");
            if (args[1].equals("rest")) {
                floor.byRequest(stream, requests);
            } else {
                floor.byStream(stream);
            }
        }
    }

    private void byRequest(FloorSocket stream, FloorSocket requests) throws IOException {
        while (true) {
            if (stream.frame("{\"channel\":\"bbo\"")) {
                requests.post(signed());
                requests.answer();
            }
        }
    }

    private void byStream(FloorSocket stream) throws IOException {
        while (true) {
            if (stream.frame("{\"channel\":\"bbo\"")) {
                stream.sendFrame("{\"method\":\"post\",\"id\":1,\"request\":{\"type\":\"action\",\"payload\":"
                        + signed() + "}}");
            }
        }
    }

    private byte[] packed() {
        pack.map(3).text("type").text("order").text("orders").array(1);
        pack.map(6).text("a").integer(0).text("b").bool(true).text("p").text("300");
        pack.text("s").text("0.1").text("r").bool(false).text("t").map(1).text("limit");
        pack.map(1).text("tif").text("Ioc").text("grouping").text("na");
        return pack.toBytes();
    }

    private String signed() {
        nonce++;
        pack.clear().raw(packed).rawLong(nonce).rawByte(0);
        byte[] connection = keccak.update(pack.array(), 0, pack.length()).digest();
        byte[] agent = AGENT.hasher().stringHash(source).bytes32(connection).hash();
        Signature signature = signer.sign(DOMAIN.digest(agent, keccak));
        body.setLength(0);
        body.append("{\"action\":").append(ORDER).append(",\"nonce\":").append(nonce);
        body.append(",\"signature\":{\"r\":\"").append(signature.rHex());
        body.append("\",\"s\":\"").append(signature.sHex());
        return body.append("\",\"v\":").append(signature.v()).append("}}").toString();
    }

    /** Bytes of a text. */
    static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
