package io.jackstay.distribution.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The contract keeps what its baseline promised, or the break is listed with its reason. */
class ApiCompatibilityTest {
    private static final String CLOID = "io.jackstay.api.order.Cloid";
    private static final String STRATEGY = "io.jackstay.api.strategy.Strategy";

    /** Jars of earlier releases, with the list of accepted breaks beside them. */
    private static final Path BASELINE = Path.of("..", "api", "baseline");

    private final Path api = onlyJar(Path.of("..", "api", System.getProperty("build.folder", "target")));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> baselineIsStillServed() throws IOException {
        return jars(BASELINE).stream()
                .map(jar -> DynamicTest.dynamicTest(jar.getFileName().toString(), () -> {
                    List<String> accepted = Files.readAllLines(BASELINE.resolve("accepted-breaks.txt"));
                    assertThat(AcceptedBreaks.parse(accepted).problems(ApiComparison.breaks(jar, api)))
                            .isEmpty();
                }));
    }

    @Test
    void unchangedCopyBreaksNothing() throws IOException {
        Path copy = changed(CLOID, ApiCompatibilityTest::same);

        assertThat(ApiComparison.breaks(api, copy)).isEmpty();
    }

    @Test
    void removedMethodIsABreak() throws IOException {
        Path copy = changed(CLOID, writer -> without("value", writer));

        assertThat(ApiComparison.breaks(api, copy)).containsExactly(CLOID + "#value() METHOD_REMOVED");
    }

    @Test
    void abstractMethodAddedToAnInterfaceIsABreak() throws IOException {
        Path copy = changed(STRATEGY, writer -> with("onMoon", Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, writer));

        assertThat(ApiComparison.breaks(api, copy)).containsExactly(STRATEGY + "#onMoon() METHOD_ADDED_TO_INTERFACE");
    }

    @Test
    void unlistedBreakIsAProblem() throws IOException {
        Path copy = changed(CLOID, writer -> without("value", writer));

        List<String> problems = AcceptedBreaks.parse(List.of()).problems(ApiComparison.breaks(api, copy));

        assertThat(problems).containsExactly("not listed in accepted-breaks.txt: " + CLOID + "#value() METHOD_REMOVED");
    }

    @Test
    void listedBreakIsNoProblem() throws IOException {
        Path copy = changed(CLOID, writer -> without("value", writer));
        AcceptedBreaks accepted = AcceptedBreaks.parse(
                List.of("# since 0.1", "", CLOID + "#value() METHOD_REMOVED: a test takes it away"));

        assertThat(accepted.problems(ApiComparison.breaks(api, copy))).isEmpty();
    }

    @Test
    void listedBreakThatIsNoneIsAProblem() {
        AcceptedBreaks accepted = AcceptedBreaks.parse(List.of(CLOID + "#gone() METHOD_REMOVED: never was"));

        assertThat(accepted.problems(List.of()))
                .containsExactly("listed, but no break: " + CLOID + "#gone() METHOD_REMOVED");
    }

    @Test
    void breakWithoutAReasonIsRefused() {
        assertThatThrownBy(() -> AcceptedBreaks.parse(List.of("", CLOID + "#value() METHOD_REMOVED")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("accepted-breaks.txt:2");
    }

    private Path changed(String type, Function<ClassVisitor, ClassVisitor> change) throws IOException {
        return ChangedJar.copy(api, folder.resolve("changed.jar"), type, change);
    }

    private static ClassVisitor same(ClassVisitor writer) {
        return new ClassVisitor(Opcodes.ASM9, writer) {};
    }

    private static ClassVisitor without(String method, ClassVisitor writer) {
        return new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return name.equals(method) ? null : super.visitMethod(access, name, descriptor, signature, exceptions);
            }
        };
    }

    private static ClassVisitor with(String method, int access, ClassVisitor writer) {
        return new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visitEnd() {
                super.visitMethod(access, method, "()V", null, null).visitEnd();
                super.visitEnd();
            }
        };
    }

    private static Path onlyJar(Path folder) {
        try {
            return assertThat(jars(folder)).singleElement().actual();
        } catch (IOException e) {
            throw new IllegalStateException("cannot list " + folder, e);
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
