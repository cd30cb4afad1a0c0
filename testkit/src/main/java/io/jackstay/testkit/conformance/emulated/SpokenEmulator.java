package io.jackstay.testkit.conformance.emulated;

import static java.util.Objects.requireNonNull;

import io.jackstay.emulator.base.Answer;
import io.jackstay.emulator.base.Connection;
import io.jackstay.emulator.base.Emulator;
import io.jackstay.emulator.base.Frames;
import io.jackstay.emulator.base.Request;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** An emulator whose words may become others on their way out. Not thread safe: confined to the thread that drives the emulator. */
final class SpokenEmulator implements Emulator {
    private final Emulator emulator;
    private UnaryOperator<String> words = UnaryOperator.identity();

    SpokenEmulator(Emulator emulator) {
        this.emulator = requireNonNull(emulator, "emulator is null");
    }

    void speak(UnaryOperator<String> so) {
        words = requireNonNull(so, "words are null");
    }

    @Override
    public void request(Request request, Consumer<Answer> answer) {
        emulator.request(request, said -> answer.accept(said.body(words.apply(said.body()))));
    }

    @Override
    public Optional<Frames> connect(String path, String peer, Connection connection) {
        return emulator.connect(path, peer, new Connection() {
            @Override
            public void reply(String text) {
                connection.reply(words.apply(text));
            }

            @Override
            public void event(String channel, String text) {
                connection.event(channel, words.apply(text));
            }

            @Override
            public void close(int code, String reason) {
                connection.close(code, reason);
            }
        });
    }

    @Override
    public String webSocketPath() {
        return emulator.webSocketPath();
    }

    @Override
    public List<String> accounts() {
        return emulator.accounts();
    }
}
