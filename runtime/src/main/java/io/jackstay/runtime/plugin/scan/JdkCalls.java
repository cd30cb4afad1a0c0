package io.jackstay.runtime.plugin.scan;

import static io.jackstay.runtime.plugin.scan.Permission.CLOCK;
import static io.jackstay.runtime.plugin.scan.Permission.EXIT;
import static io.jackstay.runtime.plugin.scan.Permission.FILES;
import static io.jackstay.runtime.plugin.scan.Permission.GLOBALS;
import static io.jackstay.runtime.plugin.scan.Permission.NETWORK;
import static io.jackstay.runtime.plugin.scan.Permission.PROCESSES;
import static io.jackstay.runtime.plugin.scan.Permission.RANDOM;
import static io.jackstay.runtime.plugin.scan.Permission.REFLECTION;
import static io.jackstay.runtime.plugin.scan.Permission.THREADS;

/** The JDK's ways out of the sandbox, by the permission that each needs. Immutable. */
final class JdkCalls {
    static final CallTable TABLE = table();

    private static final String LANG = "java/lang/";
    private static final String IO = "java/io/";
    private static final String CHANNELS = "java/nio/channels/";
    private static final String CONCURRENT = "java/util/concurrent/";

    private JdkCalls() {}

    private static CallTable table() {
        CallTable table = new CallTable();
        network(table);
        files(table);
        threads(table);
        processesAndExit(table);
        reflection(table);
        globals(table);
        clock(table);
        random(table);
        return table;
    }

    private static void network(CallTable table) {
        table.prefix(NETWORK, "java/net/")
                .harmless("java/net/", "URI", "URLEncoder", "URLDecoder", "IDN", "StandardProtocolFamily")
                .calls(NETWORK, "java/net/URL", "open*", "getContent", "equals", "hashCode")
                .prefix(NETWORK, "javax/net/")
                .prefix(NETWORK, "javax/naming/")
                .prefix(NETWORK, "java/rmi/")
                .prefix(NETWORK, "com/sun/net/httpserver/")
                .prefix(NETWORK, "sun/net/")
                .calls(NETWORK, "java/sql/DriverManager")
                .prefix(NETWORK, CHANNELS + "spi/")
                .classes(NETWORK, CHANNELS, "SocketChannel", "ServerSocketChannel", "DatagramChannel", "NetworkChannel")
                .classes(NETWORK, CHANNELS, "MulticastChannel", "AsynchronousSocketChannel", "AsynchronousChannelGroup")
                .classes(NETWORK, CHANNELS, "AsynchronousServerSocketChannel", "Selector", "SelectableChannel", "Pipe");
    }

    private static void files(CallTable table) {
        table.prefix(FILES, IO + "File")
                .harmless(IO, "FileFilter", "FilenameFilter")
                .classes(FILES, IO, "RandomAccessFile")
                .classes(FILES, "java/nio/file/", "Files", "FileSystems", "FileSystem", "FileStore", "WatchService")
                .calls(FILES, "java/nio/file/Path", "toRealPath", "register", "toFile")
                .prefix(FILES, "java/nio/file/spi/")
                .classes(FILES, CHANNELS, "FileChannel", "AsynchronousFileChannel", "FileLock")
                .classes(FILES, "java/util/zip/", "ZipFile")
                .classes(FILES, "java/util/jar/", "JarFile")
                .classes(FILES, "java/util/logging/", "FileHandler");
        for (String writer : new String[] {IO + "PrintStream", IO + "PrintWriter", "java/util/Formatter"}) {
            table.calls(FILES, writer, "<init>(Ljava/lang/String;", "<init>(Ljava/io/File;");
        }
        table.calls(FILES, "java/util/Scanner", "<init>(Ljava/io/File;", "<init>(Ljava/nio/file/Path;");
    }

    private static void threads(CallTable table) {
        table.calls(THREADS, LANG + "Thread", "<init>", "start*", "of*", "sleep", "setDaemon", "setName")
                .calls(GLOBALS, LANG + "Thread", "setDefaultUncaughtExceptionHandler")
                .calls(REFLECTION, LANG + "Thread", "setContextClassLoader")
                .prefix(THREADS, LANG + "Thread$Builder")
                .classes(THREADS, LANG, "ThreadGroup")
                .classes(THREADS, CONCURRENT, "Executors", "ThreadPoolExecutor", "ScheduledThreadPoolExecutor")
                .classes(THREADS, CONCURRENT, "ForkJoinPool", "ForkJoinTask", "RecursiveTask", "RecursiveAction")
                .classes(THREADS, CONCURRENT, "ExecutorCompletionService", "SubmissionPublisher")
                .calls(THREADS, CONCURRENT + "CompletableFuture", "*Async", "orTimeout", "completeOnTimeout")
                .calls(THREADS, CONCURRENT + "CompletableFuture", "delayedExecutor")
                .calls(THREADS, CONCURRENT + "CompletionStage", "*Async")
                .calls(THREADS, CONCURRENT + "TimeUnit", "sleep")
                .calls(
                        THREADS,
                        CONCURRENT + "ConcurrentHashMap",
                        "forEach(J",
                        "forEachKey",
                        "forEachValue",
                        "forEachEntry",
                        "search*",
                        "reduce*")
                .classes(THREADS, "java/util/", "Timer", "TimerTask")
                .calls(THREADS, "java/util/Arrays", "parallel*")
                .anywhere(THREADS, "parallelStream()Ljava/util/stream/Stream;")
                .anywhere(THREADS, "parallel()Ljava/util/stream/");
    }

    private static void processesAndExit(CallTable table) {
        table.prefix(PROCESSES, LANG + "ProcessBuilder")
                .classes(PROCESSES, LANG, "Process", "ProcessHandle")
                .calls(PROCESSES, LANG + "Runtime", "exec")
                .calls(EXIT, LANG + "Runtime", "exit", "halt", "addShutdownHook")
                .calls(REFLECTION, LANG + "Runtime", "load*")
                .calls(EXIT, LANG + "System", "exit")
                .calls(REFLECTION, LANG + "System", "load*");
    }

    private static void reflection(CallTable table) {
        table.calls(REFLECTION, LANG + "Class", "forName", "newInstance")
                .calls(REFLECTION, LANG + "reflect/Method", "invoke")
                .calls(REFLECTION, LANG + "reflect/Constructor", "newInstance")
                .calls(REFLECTION, LANG + "reflect/Field", "get(", "getBoolean", "getByte", "getChar", "getShort")
                .calls(REFLECTION, LANG + "reflect/Field", "getInt", "getLong", "getFloat", "getDouble", "set*")
                .calls(REFLECTION, LANG + "reflect/Proxy", "newProxyInstance")
                .anywhere(REFLECTION, "setAccessible(Z)V")
                .calls(REFLECTION, LANG + "reflect/AccessibleObject", "setAccessible")
                .anywhere(REFLECTION, "trySetAccessible()Z")
                .calls(REFLECTION, LANG + "invoke/MethodHandles", "privateLookupIn", "reflectAs")
                .calls(REFLECTION, LANG + "invoke/MethodHandles$Lookup", "find*", "unreflect*", "define*", "bind")
                .calls(REFLECTION, LANG + "invoke/MethodHandles$Lookup", "accessClass", "ensureInitialized")
                .prefix(REFLECTION, LANG + "instrument/")
                .prefix(REFLECTION, LANG + "foreign/")
                .calls(REFLECTION, LANG + "ClassLoader", "<init>", "loadClass", "define*", "getSystem*", "getPlatform*")
                .calls(REFLECTION, LANG + "Module", "add*")
                .classes(REFLECTION, LANG, "ModuleLayer")
                .classes(REFLECTION, "java/security/", "SecureClassLoader")
                .classes(REFLECTION, "java/net/", "URLClassLoader")
                .classes(REFLECTION, "java/beans/", "Expression", "Statement", "EventHandler", "XMLDecoder")
                .prefix(REFLECTION, "javax/script/")
                .prefix(REFLECTION, "javax/tools/")
                .prefix(REFLECTION, "sun/misc/")
                .prefix(REFLECTION, "sun/reflect/")
                .prefix(REFLECTION, "jdk/internal/");
    }

    private static void globals(CallTable table) {
        table.calls(GLOBALS, LANG + "System", "setProperty", "setProperties", "clearProperty", "getProperties")
                .calls(GLOBALS, LANG + "System", "setOut", "setErr", "setIn", "getenv", "setSecurityManager")
                .calls(GLOBALS, "java/util/Locale", "setDefault")
                .calls(GLOBALS, "java/util/TimeZone", "setDefault")
                .calls(GLOBALS, "java/security/Security", "addProvider", "insertProviderAt", "removeProvider", "set*")
                .calls(GLOBALS, "java/util/logging/LogManager")
                .prefix(GLOBALS, LANG + "management/")
                .prefix(GLOBALS, "javax/management/");
    }

    private static void clock(CallTable table) {
        table.calls(CLOCK, LANG + "System", "currentTimeMillis", "nanoTime")
                .calls(CLOCK, "java/util/Date", "<init>()")
                .calls(CLOCK, "java/time/Instant", "now()")
                .calls(CLOCK, "java/util/Calendar", "getInstance")
                .calls(CLOCK, "java/util/GregorianCalendar", "<init>()", "<init>(Ljava/util/")
                .calls(CLOCK, "java/time/InstantSource", "system");
        table.calls(CLOCK, "java/time/Clock", "system*", "tickMillis", "tickSeconds", "tickMinutes");
        String[] dates = {"LocalDate", "LocalTime", "LocalDateTime", "ZonedDateTime", "OffsetDateTime", "OffsetTime"};
        for (String type : dates) {
            table.calls(CLOCK, "java/time/" + type, "now()", "now(Ljava/time/ZoneId;");
        }
        for (String type : new String[] {"Year", "YearMonth", "MonthDay"}) {
            table.calls(CLOCK, "java/time/" + type, "now()", "now(Ljava/time/ZoneId;");
        }
        for (String type : new String[] {"HijrahDate", "JapaneseDate", "MinguoDate", "ThaiBuddhistDate"}) {
            table.calls(CLOCK, "java/time/chrono/" + type, "now()", "now(Ljava/time/ZoneId;");
        }
    }

    private static void random(CallTable table) {
        table.calls(RANDOM, LANG + "Math", "random")
                .calls(RANDOM, LANG + "StrictMath", "random")
                .calls(RANDOM, "java/util/Random", "<init>()")
                .calls(RANDOM, "java/util/SplittableRandom", "<init>()")
                .calls(RANDOM, "java/util/UUID", "randomUUID")
                .calls(RANDOM, "java/util/Collections", "shuffle(Ljava/util/List;)")
                .calls(RANDOM, "java/util/random/RandomGenerator", "of(", "getDefault")
                .calls(RANDOM, "java/util/random/RandomGeneratorFactory", "create()")
                .classes(RANDOM, CONCURRENT, "ThreadLocalRandom")
                .classes(RANDOM, "java/security/", "SecureRandom");
    }
}
