package io.jackstay.runtime.plugin.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackstay.runtime.plugin.SourceCompiler;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds what it is for, and leaves its nearest neighbour alone. */
final class PermissionScanTest {
    private static final Path JAR = Path.of("probe.jar");
    private static final List<String> REACHING = List.of(
            "network: new java.net.Socket(\"localhost\", 1)",
            "network: java.net.InetAddress.getByName(\"localhost\")",
            "network: java.net.http.HttpClient.newHttpClient()",
            "network: new java.net.URL(\"http://localhost\").openStream()",
            "network: java.nio.channels.SocketChannel.open()",
            "network: java.nio.channels.AsynchronousServerSocketChannel.open()",
            "network: java.nio.channels.Selector.open()",
            "network: javax.net.ssl.SSLContext.getDefault()",
            "network: new javax.naming.InitialContext()",
            "files: new java.io.File(\"x\")",
            "files: new java.io.FileInputStream(\"x\")",
            "files: new java.io.FileWriter(\"x\")",
            "files: new java.io.RandomAccessFile(\"x\", \"r\")",
            "files: new java.io.PrintWriter(\"x\")",
            "files: java.nio.file.Files.readString(java.nio.file.Path.of(\"x\"))",
            "files: java.nio.file.Path.of(\"x\").toRealPath()",
            "files: java.nio.channels.FileChannel.open(java.nio.file.Path.of(\"x\"))",
            "files: new java.util.Scanner(java.nio.file.Path.of(\"x\"))",
            "files: new java.util.zip.ZipFile(\"x\")",
            "processes: new ProcessBuilder(\"ls\").start()",
            "processes: Runtime.getRuntime().exec(\"ls\")",
            "processes: ProcessHandle.current()",
            "threads: new Thread()",
            "threads: java.util.concurrent.Executors.newCachedThreadPool()",
            "threads: java.util.concurrent.ForkJoinPool.commonPool()",
            "threads: new java.util.Timer()",
            "threads: java.util.concurrent.CompletableFuture.supplyAsync(() -> 1)",
            "threads: new java.util.concurrent.CompletableFuture<Integer>().thenApplyAsync(x -> x)",
            "threads: java.util.List.of(1).parallelStream()",
            "threads: java.util.List.of(1).stream().parallel()",
            "threads: java.util.stream.IntStream.range(0, 1).parallel()",
            "threads: new java.util.concurrent.ConcurrentHashMap<String, String>().reduceKeys(1, (a, b) -> a)",
            "threads: run(() -> Thread.sleep(1))",
            "threads: run(() -> java.util.Arrays.parallelSort(new int[1]))",
            "reflection: Class.forName(\"x\")",
            "reflection: Object.class.getMethod(\"toString\").invoke(\"x\")",
            "reflection: Object.class.getConstructor().newInstance()",
            "reflection: String.class.getDeclaredField(\"value\").get(\"x\")",
            "reflection: run(() -> String.class.getDeclaredField(\"value\").setAccessible(true))",
            "reflection: java.lang.invoke.MethodHandles.privateLookupIn(String.class, null)",
            "reflection: java.lang.invoke.MethodHandles.lookup().findStatic(System.class, \"exit\", null)",
            "reflection: run(() -> System.loadLibrary(\"x\"))",
            "reflection: new java.net.URLClassLoader(new java.net.URL[0])",
            "reflection: Probe.class.getClassLoader().loadClass(\"x\")",
            "exit: run(() -> System.exit(1))",
            "exit: run(() -> Runtime.getRuntime().halt(1))",
            "exit: run(() -> Runtime.getRuntime().addShutdownHook(null))",
            "globals: System.setProperty(\"a\", \"b\")",
            "globals: System.getenv(\"HOME\")",
            "globals: run(() -> System.setOut(null))",
            "globals: run(() -> Thread.setDefaultUncaughtExceptionHandler(null))",
            "globals: run(() -> java.util.Locale.setDefault(java.util.Locale.ROOT))",
            "globals: java.lang.management.ManagementFactory.getPlatformMBeanServer()",
            "clock: System.currentTimeMillis()",
            "clock: System.nanoTime()",
            "clock: java.time.Instant.now()",
            "clock: java.time.LocalDate.now()",
            "clock: java.time.ZonedDateTime.now(java.time.ZoneOffset.UTC)",
            "clock: java.time.Clock.systemUTC()",
            "clock: new java.util.Date()",
            "clock: java.util.Calendar.getInstance()",
            "random: Math.random()",
            "random: new java.util.Random()",
            "random: new java.util.SplittableRandom()",
            "random: java.util.UUID.randomUUID()",
            "random: java.util.concurrent.ThreadLocalRandom.current().nextInt()",
            "random: new java.security.SecureRandom()",
            "random: java.util.random.RandomGenerator.getDefault()",
            "random: run(() -> java.util.Collections.shuffle(new java.util.ArrayList<>()))",
            "clock: (java.util.function.LongSupplier) System::nanoTime",
            "random: (java.util.function.Supplier<java.util.Random>) java.util.Random::new",
            "threads: (java.util.function.Function<Runnable, Thread>) Thread::new",
            "exit: (java.util.function.IntConsumer) System::exit",
            "clock: new Object() { long at = System.nanoTime(); }");
    private static final List<String> HARMLESS = List.of(
            "java.net.URI.create(\"http://localhost\")",
            "java.net.URLEncoder.encode(\"x\", java.nio.charset.StandardCharsets.UTF_8)",
            "java.net.URLDecoder.decode(\"x\", java.nio.charset.StandardCharsets.UTF_8)",
            "new java.net.SocketTimeoutException(\"x\")",
            "Probe.class.getResource(\"x\").toString()",
            "Probe.class.getResourceAsStream(\"x\")",
            "Probe.class.getClassLoader().getResourceAsStream(\"x\")",
            "new java.io.FileNotFoundException(\"x\")",
            "new java.io.PrintWriter(new java.io.StringWriter())",
            "new java.util.Scanner(\"text\")",
            "java.nio.file.Path.of(\"x\").getFileName()",
            "java.nio.ByteBuffer.allocate(1)",
            "new java.util.zip.CRC32()",
            "Thread.currentThread().getName()",
            "Runtime.getRuntime().availableProcessors()",
            "new java.util.concurrent.ConcurrentHashMap<String, String>().merge(\"a\", \"b\", String::concat)",
            "new java.util.concurrent.CompletableFuture<Integer>().thenApply(x -> x)",
            "java.util.List.of(1).stream().sequential()",
            "String.class.getName()",
            "String.class.getRecordComponents()",
            "Object.class.getMethod(\"toString\").getName()",
            "String.class.getDeclaredField(\"value\").getType()",
            "new int[0].clone()",
            "java.util.ServiceLoader.load(Runnable.class)",
            "System.getProperty(\"line.separator\")",
            "java.util.Locale.getDefault()",
            "java.time.Instant.ofEpochMilli(1)",
            "java.time.Instant.now(java.time.Clock.fixed(java.time.Instant.EPOCH, java.time.ZoneOffset.UTC))",
            "java.time.LocalDate.of(2026, 1, 1)",
            "new java.util.Date(1L)",
            "new java.util.GregorianCalendar(2026, 1, 1)",
            "new java.util.Random(7)",
            "new java.util.SplittableRandom(7)",
            "java.util.UUID.nameUUIDFromBytes(new byte[0])",
            "java.util.random.RandomGeneratorFactory.of(\"L64X128MixRandom\").create(7)",
            "run(() -> java.util.Collections.shuffle(new java.util.ArrayList<>(), new java.util.Random(7)))",
            "Math.max(1, 2)",
            "\"text \" + 1 + new Point(1, 2)",
            "new Point(1, 2).equals(new Point(1, 2))",
            "(java.util.function.Function<Point, Integer>) Point::x",
            "Shade.valueOf(\"DARK\")");
    private static final SortedMap<String, byte[]> COMPILED = compile();

    private static SortedMap<String, byte[]> compile() {
        Map<String, String> sources = new LinkedHashMap<>();
        IntStream.range(0, REACHING.size())
                .forEach(i -> sources.put("p.Reaching" + i, probe("Reaching" + i, expression(REACHING.get(i)))));
        IntStream.range(0, HARMLESS.size())
                .forEach(i -> sources.put("p.Harmless" + i, probe("Harmless" + i, HARMLESS.get(i))));
        sources.put("p.Probe", "package p; class Probe {}");
        sources.put("p.Point", "package p; record Point(int x, int y) {}");
        sources.put("p.Shade", "package p; enum Shade { DARK, LIGHT }");
        return SourceCompiler.compile(sources, List.of());
    }

    private static String probe(String name, String expression) {
        return """
                package p;
                class %s {
                    interface Task { void run() throws Exception; }
                    static Object run(Task task) throws Exception { task.run(); return null; }
                    Object onTick() throws Exception { return %s; }
                }
                """.formatted(name, expression);
    }

    private static String expression(String line) {
        return line.substring(line.indexOf(' ') + 1);
    }

    static Stream<String> reaching() {
        return REACHING.stream();
    }

    static Stream<String> harmless() {
        return HARMLESS.stream();
    }

    @ParameterizedTest
    @MethodSource("reaching")
    void findsWhatNeedsAPermission(String line) {
        List<Finding> findings = scan("p.Reaching" + REACHING.indexOf(line));

        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.permission().word()).isEqualTo(line.substring(0, line.indexOf(':')));
            assertThat(finding.className()).startsWith("p.Reaching" + REACHING.indexOf(line));
            assertThat(finding.method()).isIn("onTick", "constructor");
            assertThat(finding.jar()).isEqualTo(JAR);
        });
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void leavesItsNeighbourAlone(String expression) {
        assertThat(scan("p.Harmless" + HARMLESS.indexOf(expression))).isEmpty();
    }

    @Test
    void recordsLambdasEnumsAndConcatenationAreNoFindings() {
        assertThat(PermissionScan.scan(JAR, COMPILED.get("p.Point"))).isEmpty();
        assertThat(PermissionScan.scan(JAR, COMPILED.get("p.Shade"))).isEmpty();
    }

    @Test
    void namesClassMethodAndCall() {
        assertThat(scan("p.Reaching0"))
                .extracting(Finding::words)
                .containsExactly("p.Reaching0.onTick calls new java.net.Socket (network)");
    }

    @Test
    void tellsEachCallOfAMethodOnce() {
        String twice = "class Twice { long a() { return System.nanoTime() + System.nanoTime(); }"
                + " long b() { return System.nanoTime(); } }";

        List<Finding> findings = PermissionScan.scan(
                JAR, SourceCompiler.compile(Map.of("Twice", twice), List.of()).get("Twice"));

        assertThat(findings).extracting(Finding::method).containsExactly("a", "b");
    }

    @Test
    void aLambdaBelongsToTheMethodThatItStandsIn() {
        String nested = "class Nested { Runnable a = () -> System.exit(1); static Runnable b = () -> System.exit(1);"
                + " Runnable c() { return () -> System.exit(1); } }";

        List<Finding> findings = PermissionScan.scan(
                JAR, SourceCompiler.compile(Map.of("Nested", nested), List.of()).get("Nested"));

        assertThat(findings).extracting(Finding::method).containsExactly("c", "constructor", "static initialiser");
    }

    @Test
    void refusesWhatIsNoClassFile() {
        assertThatIllegalArgumentException().isThrownBy(() -> PermissionScan.scan(JAR, new byte[20]));
    }

    /** All classes of a probe, its inner ones too. */
    private static List<Finding> scan(String probe) {
        return COMPILED.entrySet().stream()
                .filter(e -> e.getKey().equals(probe) || e.getKey().startsWith(probe + "$"))
                .flatMap(e -> PermissionScan.scan(JAR, e.getValue()).stream())
                .toList();
    }
}
