package io.jackstay.runtime.hub;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.runtime.loop.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;

/**
 * What a hub has heard, in one file that is replaced as a whole: after a crash there is the old one or the new one, at most some seconds old. Not
 * thread safe: one writer.
 */
final class HubFile {
    private static final System.Logger LOG = System.getLogger(HubFile.class.getName());

    private final Path folder;
    private final Path file;
    private final Path next;

    HubFile(Path folder) {
        this.folder = requireNonNull(folder, "folder is null");
        this.file = folder.resolve("bots.json");
        this.next = folder.resolve("bots.next");
    }

    /** Puts what the file has into the book; what can't be read is logged, and then the book begins empty. */
    void restore(HubBook book, Clock clock) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            JsonNode stored = Payloads.read(Files.readString(file)).path("bots");
            long now = clock.nanoTime();
            long epoch = TimeUnit.NANOSECONDS.toMillis(clock.epochNanos());
            for (JsonNode bot : stored) {
                long heard = bot.path("at").asLong();
                long ago = TimeUnit.MILLISECONDS.toNanos(Math.max(0, epoch - heard));
                book.restore(
                        bot.path("name").asText(),
                        new Heard(
                                bot.path("payload"),
                                now - ago,
                                heard,
                                Math.max(1, bot.path("interval").asLong(1)),
                                bot.path("beats").asLong(),
                                bot.path("seen").asInt()));
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "what was heard before is not known any more file=%s reason=\"%s\""
                            .formatted(file, e.getMessage()));
        }
    }

    /** On the disk when this returns. */
    void write(SortedMap<String, Heard> bots) throws IOException {
        ObjectNode stored = JsonNodeFactory.instance.objectNode();
        stored.put("format", 1);
        ArrayNode list = stored.putArray("bots");
        bots.forEach((name, heard) -> {
            ObjectNode bot = list.addObject();
            bot.put("name", name);
            bot.put("at", heard.epochMillis());
            bot.put("interval", heard.intervalMillis());
            bot.put("beats", heard.beats());
            bot.put("seen", heard.seen());
            bot.set("payload", heard.payload());
        });
        Files.createDirectories(folder);
        ByteBuffer bytes = ByteBuffer.wrap((stored + "\n").getBytes(StandardCharsets.UTF_8));
        try (FileChannel to = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
            to.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
