package io.jackstay.runtime.net.netty;

import static io.jackstay.runtime.net.netty.Client.awaitTold;
import static io.jackstay.runtime.net.netty.TestServer.bytes;
import static io.jackstay.runtime.net.netty.TestServer.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.WebSocket.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** What of frames and messages is taken, and what means a new connection. */
class WebSocketFramesTest {
    @Test
    void aMessageThatIsTooLongBreaksTheConnection() throws IOException {
        try (TestServer server = first(peer -> {
                    peer.frame(0x01, new byte[600]);
                    peer.frame(0x80, new byte[600]);
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()).maxMessageBytes(1_000));

            awaitTold(client, stream, "down: a message of more than 1000 bytes", "again");
        }
    }

    @Test
    void aFrameThatIsTooLongBreaksTheConnectionBeforeItIsRead() throws IOException {
        try (TestServer server = first(peer -> {
                    peer.say(new byte[] {(byte) 0x81, 127, 0, 0, 0, 1, 0, 0, 0, 0});
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()).maxMessageBytes(1_000));

            awaitTold(client, stream, "again");

            assertThat(stream.told.get(1)).startsWith("down: ");
        }
    }

    @Test
    void brokenProtocolMeansANewConnection() throws IOException {
        List<TestServer.Script> crimes = List.of(
                peer -> peer.frame(0x81, new byte[] {(byte) 0xc3, 0x28}),
                peer -> peer.say(new byte[] {(byte) 0x81, (byte) 0x82, 1, 2, 3, 4, 'a', 'b'}),
                peer -> peer.frame(0x80, bytes("a part of nothing")),
                peer -> {
                    peer.frame(0x01, bytes("begun"));
                    peer.frame(0x81, bytes("another"));
                },
                peer -> peer.frame(0xf1, bytes("reserved bits")),
                peer -> peer.frame(0x83, bytes("unknown opcode")),
                peer -> peer.frame(0x09, bytes("a ping in parts")),
                peer -> peer.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        for (TestServer.Script crime : crimes) {
            try (TestServer server = first(peer -> {
                        crime.run(peer);
                        peer.hold();
                    });
                    Client client = new Client(new NettyNetwork())) {
                Client.Stream stream = client.stream(Settings.to(server.ws()));

                awaitTold(client, stream, "again");

                assertThat(stream.told).hasSize(4);
                assertThat(stream.told.get(1)).startsWith("down: ");
            }
        }
    }

    @Test
    void aConnectionThatEndsWithinAMessageKeepsNothingOfIt() throws IOException {
        try (TestServer server = first(peer -> peer.frame(0x01, bytes("half ")));
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()));

            awaitTold(client, stream, "again");

            assertThat(stream.told).noneMatch(told -> told.contains("half"));
        }
    }

    @Test
    void unpacksWhatWasOfferedToBePacked() throws IOException {
        byte[] packed = deflate(bytes("packed ".repeat(200)));
        try (TestServer server = new TestServer(peer -> {
                    peer.upgrade("Sec-WebSocket-Extensions: permessage-deflate\r\n");
                    peer.frame(0xc1, packed);
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()));

            awaitTold(client, stream, "packed ".repeat(200));

            assertThat(server.requests.get(0)).contains("permessage-deflate");
        }
    }

    @Test
    void aMessageThatUnpacksToMoreThanIsAllowedBreaksTheConnection() throws IOException {
        byte[] packed = deflate(new byte[5_000_000]);
        try (TestServer server = new TestServer(peer -> {
                    peer.upgrade("Sec-WebSocket-Extensions: permessage-deflate\r\n");
                    if (peer.number == 1) {
                        peer.frame(0xc1, packed);
                    } else {
                        peer.text("again");
                    }
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()).maxMessageBytes(100_000));

            awaitTold(client, stream, "again");

            assertThat(stream.told).hasSize(4);
        }
    }

    private static byte[] deflate(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(plain);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] part = new byte[1 << 16];
        int count = deflater.deflate(part, 0, part.length, Deflater.SYNC_FLUSH);
        while (count > 0) {
            out.write(part, 0, count);
            count = deflater.deflate(part, 0, part.length, Deflater.SYNC_FLUSH);
        }
        deflater.end();
        byte[] all = out.toByteArray();
        return Arrays.copyOf(all, all.length - 4);
    }
}
