package io.jackstay.runtime.launch.operate;

import com.google.inject.Inject;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.launch.screen.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** Asks a person on the terminal. Not thread safe: owned by the main thread. */
public final class Question {
    private final Streams streams;
    private final BooleanSupplier terminal;
    private final InputStream in;

    @Inject
    Question(Streams streams, Environment environment) {
        this(streams, () -> new Terminal(environment.variables()).canAsk(), System.in);
    }

    /** @param terminal whether a person reads the error stream and answers on {@code in} */
    Question(Streams streams, BooleanSupplier terminal, InputStream in) {
        this.streams = streams;
        this.terminal = terminal;
        this.in = in;
    }

    /** Whether there is somebody to ask. */
    boolean canBeAsked() {
        return terminal.getAsBoolean();
    }

    /** Anything but {@code y} and {@code yes} is a no, the end of the input too. */
    boolean isAnsweredWithYes(String question) {
        streams.err().print(question + " [y/N] ");
        streams.err().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            return answer != null
                    && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
        } catch (IOException e) {
            return false;
        }
    }
}
