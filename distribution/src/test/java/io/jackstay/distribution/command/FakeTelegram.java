package io.jackstay.distribution.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The Bot API on this machine: long polling, what people write, and what they are told. Thread safe. */
final class FakeTelegram implements AutoCloseable {
    static final String TOKEN = "123456789:AAexample-of-a-token";

    private static final long PATIENCE_SECONDS = 60;
    private static final long LONG_POLL_SECONDS = 20;

    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<ObjectNode> updates = new LinkedBlockingQueue<>();
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final List<Long> chats = new CopyOnWriteArrayList<>();
    private final List<String> methods = new CopyOnWriteArrayList<>();
    private final AtomicLong number = new AtomicLong();
    private final HttpServer server;

    FakeTelegram() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
        String path = exchange.getRequestURI().getPath();
        String method = path.substring(path.lastIndexOf('/') + 1);
        boolean known = path.equals("/bot%s/%s".formatted(TOKEN, method));
        String answer =
                known ? answer(method, body) : "{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}";
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? 200 : 404, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String answer(String method, JsonNode body) throws IOException {
        methods.add(method);
        switch (method) {
            case "getMe":
                return "{\"ok\":true,\"result\":{\"id\":1,\"is_bot\":true,\"username\":\"jackstay_bot\"}}";
            case "getUpdates":
                ObjectNode next = next();
                return "{\"ok\":true,\"result\":[%s]}".formatted(next == null ? "" : next);
            case "sendMessage":
                chats.add(body.path("chat_id").asLong());
                messages.add(body);
                return "{\"ok\":true,\"result\":{\"message_id\":9}}";
            default:
                return "{\"ok\":true,\"result\":true}";
        }
    }

    private ObjectNode next() {
        try {
            return updates.poll(LONG_POLL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private ObjectNode update() {
        return json.createObjectNode().put("update_id", number.incrementAndGet());
    }

    /** A person writes. */
    void write(long chat, long person, String text) {
        ObjectNode update = update();
        ObjectNode message = update.putObject("message")
                .put("message_id", number.get())
                .put("date", Instant.now().getEpochSecond())
                .put("text", text);
        message.putObject("chat").put("id", chat).put("type", "private");
        message.putObject("from").put("id", person).put("is_bot", false);
        updates.add(update);
    }

    /** A person presses a button of a message. */
    void press(long chat, long person, String data) {
        ObjectNode update = update();
        ObjectNode query =
                update.putObject("callback_query").put("id", "q" + number.get()).put("data", data);
        query.putObject("from").put("id", person).put("is_bot", false);
        query.putObject("message")
                .put("message_id", 9)
                .put("date", Instant.now().getEpochSecond())
                .putObject("chat")
                .put("id", chat)
                .put("type", "private");
        updates.add(update);
    }

    /** What is told next, to whomever. */
    JsonNode told() throws InterruptedException {
        JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("nobody was told anything; asked were " + methods);
        }
        return message;
    }

    /** What somebody is told next who writes this. */
    String ask(long chat, long person, String text) throws InterruptedException {
        write(chat, person, text);
        return told().path("text").asText();
    }

    /** All chats that were told something. */
    List<Long> chats() {
        return List.copyOf(chats);
    }

    List<String> methods() {
        return List.copyOf(methods);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
