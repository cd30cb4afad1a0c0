package io.jackstay.testkit.crash.venue;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The venue's process: prints its port and runs until it is told to end, or its standard input closes. */
public final class VenueMain {
    private VenueMain() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (VenueServer server = new VenueServer()) {
            out.println(server.port());
            Thread watch = new Thread(VenueMain::endWithStarter, "starter");
            watch.setDaemon(true);
            watch.start();
            server.run();
        }
    }

    /** A venue whose crash test has gone serves nobody. */
    private static void endWithStarter() {
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            // The pipe is gone, and so is who held it.
        }
        Runtime.getRuntime().halt(0);
    }
}
