package io.jackstay.runtime.launch;

import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.StopSignal;
import io.jackstay.runtime.launch.process.Streams;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where the process begins and ends. Thread safe: no state. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Streams streams = new Streams(stream(FileDescriptor.out), stream(FileDescriptor.err));
        StopSignal signal = new StopSignal();
        int code = ExitCode.FAILED.number();
        try {
            code = new Launcher(streams, new Environment(System.getenv()), signal).run(arguments);
        } finally {
            streams.out().flush();
            streams.err().flush();
            signal.finished(code);
        }
        System.exit(code);
    }

    /** The text streams of the process in UTF-8, whatever the machine is set to; a line is written when it is complete. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
