package io.jackstay.emulator.base.fault;

import io.jackstay.emulator.base.Answer;
import io.jackstay.emulator.base.Connection;
import io.jackstay.emulator.base.Emulator;
import io.jackstay.emulator.base.Frames;
import io.jackstay.emulator.base.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers with what it was sent, and remembers it; fails at {@code /fail}. Not thread safe. */
public final class EchoEmulator implements Emulator {
    public final List<String> processed = new ArrayList<>();
    public final List<Connection> connections = new ArrayList<>();
    public int closed;

    @Override
    public void request(Request request, Consumer<Answer> answer) {
        if (request.path().equals("/fail")) {
            throw new IllegalStateException("told to fail");
        }
        processed.add(request.body());
        answer.accept(Answer.ok("{\"echo\":" + request.body() + "}"));
    }

    @Override
    public Optional<Frames> connect(String path, String peer, Connection connection) {
        connections.add(connection);
        return Optional.of(new Frames() {
            @Override
            public void text(String text) {
                processed.add(text);
                connection.reply("echo " + text);
            }

            @Override
            public void closed() {
                closed++;
            }
        });
    }

    @Override
    public String webSocketPath() {
        return "/ws";
    }

    @Override
    public List<String> accounts() {
        return List.of();
    }
}
