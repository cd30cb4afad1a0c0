package io.jackstay.runtime.ledger;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL of a test's own: an empty cluster on a loopback port, by the programs that the machine has. */
final class PostgresCluster {
    static final String USER = "ledger";

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path data;
    private final int port;

    private PostgresCluster(Path programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    /** Empty where nothing is installed, or where a root has no user to run it as: the server refuses root. */
    static Optional<PostgresCluster> start(Path folder) throws IOException, InterruptedException {
        Optional<Path> programs = programs();
        if (programs.isEmpty() || (isRoot() && !Files.isExecutable(Path.of("/usr/sbin/runuser")))) {
            return Optional.empty();
        }
        Path data = folder.resolve("cluster");
        Files.createDirectories(data);
        if (isRoot()) {
            for (Path above = folder; above != null && !above.equals(Path.of("/tmp")); above = above.getParent()) {
                if (Files.getOwner(above).getName().equals("root") && above.startsWith("/tmp")) {
                    Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
            run(List.of("chown", "postgres", data.toString()), data);
        }
        int port = freePort();
        PostgresCluster cluster = new PostgresCluster(programs.get(), data, port);
        cluster.program(
                "initdb",
                "-D",
                data.resolve("db").toString(),
                "-U",
                USER,
                "-A",
                "trust",
                "--no-sync",
                "-E",
                "UTF8",
                "--locale=C");
        cluster.program(
                "pg_ctl",
                "-D",
                data.resolve("db").toString(),
                "-w",
                "-l",
                data.resolve("log").toString(),
                "-o",
                "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c shared_buffers=16MB"
                        .formatted(port),
                "start");
        return Optional.of(cluster);
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void program(String name, String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        if (isRoot()) {
            line.addAll(List.of("/usr/sbin/runuser", "-u", "postgres", "--"));
        }
        line.add(programs.resolve(name).toString());
        line.addAll(List.of(words));
        run(line, data);
    }

    private static void run(List<String> line, Path data) throws IOException, InterruptedException {
        Path said = data.resolveSibling("said");
        Process process = new ProcessBuilder(line)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("%s: %s".formatted(line, Files.readString(said)));
        }
    }

    String url() {
        return "postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    void execute(String statement) {
        try (Connection connection = DriverManager.getConnection("jdbc:" + url(), USER, "");
                java.sql.Statement made = connection.createStatement()) {
            made.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void stop() throws IOException, InterruptedException {
        program("pg_ctl", "-D", data.resolve("db").toString(), "-m", "immediate", "stop");
        if (isRoot()) {
            run(List.of("chown", "-R", "root", data.toString()), data);
        }
    }
}
