package io.jackstay.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.plugin.Choice;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Range;
import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records of plugins that were written wrongly, and records of another class loader. */
class PluginRecordsTest {
    record Hidden(int a) {}

    public record Inexact(double price) {}

    public record Odd(Object thing) {}

    public record RawList(@SuppressWarnings("rawtypes") List things) {}

    public record Nested(Optional<Optional<String>> a) {}

    public record Recursive(List<Recursive> more) {}

    public record BadRange(@Range(min = "1%") int a) {}

    public record CrossedRange(@Range(min = "5", max = "1") int a) {}

    public record RangedText(@Range(min = "5") String a) {}

    public record DefaultSecret(@Default("x") Secret a) {}

    public record DefaultMaybe(@Default("x") Optional<String> a) {}

    public sealed interface Unnamed permits NoName {}

    public record NoName() implements Unnamed {}

    public record UsesUnnamed(Unnamed a) {}

    public sealed interface Twice permits One, Two {}

    @Choice("same")
    public record One() implements Twice {}

    @Choice("same")
    public record Two() implements Twice {}

    public record UsesTwice(Twice a) {}

    public record Reserved(String plugin) {}

    static List<Object[]> records() {
        String place = PluginRecordsTest.class.getName() + "$";
        return List.of(
                new Object[] {Hidden.class, place + "Hidden must be a public record"},
                new Object[] {Inexact.class, place + "Inexact.price: double is not exact, use BigDecimal or Percent"},
                new Object[] {Odd.class, place + "Odd.thing: java.lang.Object is no type of a configuration key"},
                new Object[] {RawList.class, place + "RawList.things: java.util.List is no type of a configuration key"
                },
                new Object[] {Nested.class, place + "Nested.a: an Optional can't be nested"},
                new Object[] {Recursive.class, place + "Recursive.more: " + place + "Recursive contains itself"},
                new Object[] {
                    BadRange.class, place + "BadRange.a: @Range from '1%' to '' can't be read as a whole number"
                },
                new Object[] {
                    CrossedRange.class, place + "CrossedRange.a: @Range from '5' to '1' can't be read as a whole number"
                },
                new Object[] {RangedText.class, place + "RangedText.a: @Range is for numbers, percentages and durations"
                },
                new Object[] {DefaultSecret.class, place + "DefaultSecret.a: an Optional or a Secret has no @Default"},
                new Object[] {DefaultMaybe.class, place + "DefaultMaybe.a: an Optional or a Secret has no @Default"},
                new Object[] {UsesUnnamed.class, place + "UsesUnnamed.a: " + place + "NoName has no @Choice"},
                new Object[] {UsesTwice.class, place + "UsesTwice.a: two records say @Choice(\"same\")"});
    }

    @ParameterizedTest
    @MethodSource("records")
    void aRecordThatCanNotBeAConfigurationIsReportedByItsComponent(Class<? extends Record> type, String expected) {
        assertThat(Samples.problems(Samples.botWith("a = 1"), type))
                .isEqualTo(
                        "x.conf:4 bots.btc.strategy: plugin grid: its configuration record can't be used: " + expected);
        assertThatThrownBy(() -> ConfigDescriber.describe("strategy grid", "", type))
                .isInstanceOf(JackstayException.class)
                .hasMessage("strategy grid: its configuration record can't be used: " + expected);
    }

    @Test
    void aPluginCanNotHaveAReservedKey() {
        assertThat(Samples.problems(Samples.botWith("a = 1"), Reserved.class))
                .isEqualTo("x.conf:4 bots.btc.strategy: plugin grid: its configuration uses the reserved key plugin");
    }

    public record Throws(int a) {
        public Throws {
            if (a == 1) {
                throw new IllegalStateException("broken");
            }
            if (a == 2) {
                throw new IllegalArgumentException();
            }
            if (a == 3) {
                throw new StackOverflowError();
            }
        }
    }

    @Test
    void aRecordThatFailsIsReported() {
        String at = failed(Throws.class);

        assertThat(Samples.problems(Samples.botWith("a = 1"), Throws.class))
                .isEqualTo(at + "java.lang.IllegalStateException: broken");
        assertThat(Samples.problems(Samples.botWith("a = 2"), Throws.class))
                .isEqualTo(at + "java.lang.IllegalArgumentException");
        assertThat(Samples.problems(Samples.botWith("a = 3"), Throws.class))
                .isEqualTo(at + "java.lang.StackOverflowError");
    }

    public record FailsStatically(int a) {
        static final int LIMIT = Integer.parseInt("x");
    }

    @Test
    void aRecordWhoseClassCanNotBeInitialisedIsReported() {
        assertThat(Samples.problems(Samples.botWith("a = 1"), FailsStatically.class))
                .startsWith(failed(FailsStatically.class));
    }

    private static String failed(Class<?> type) {
        String jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return "x.conf:4 bots.btc.strategy: its record %s of %s failed with ".formatted(type.getName(), jar);
    }

    public record WrongDefault(
            @Default("ten") int a, @Default("[x") List<String> b) {}

    @Test
    void aWrongDefaultIsFoundByTheDescription() {
        assertThatThrownBy(() -> ConfigDescriber.describe("strategy grid", "", WrongDefault.class))
                .isInstanceOf(JackstayException.class)
                .hasMessageContaining("@Default of a = ten: must be a whole number");
        assertThat(Samples.problems(Samples.botWith(""), WrongDefault.class).lines())
                .containsExactly(
                        "x.conf:4 bots.btc.strategy.a = ten: must be a whole number",
                        "x.conf:4 bots.btc.strategy.b: the default '[x' can't be read");
    }

    public record Loaders(int a) {
        static final ThreadLocal<ClassLoader> SEEN = new ThreadLocal<>();

        public Loaders {
            SEEN.set(Thread.currentThread().getContextClassLoader());
        }
    }

    @Test
    void aRecordOfAnotherLoaderIsBoundUnderThatLoader() throws ReflectiveOperationException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        ClassLoader plugin = new CopyingLoader();
        Class<? extends Record> type = plugin.loadClass(Loaders.class.getName()).asSubclass(Record.class);
        assertThat(type).isNotSameAs(Loaders.class);

        ConfigFile.Loaded loaded = Samples.parse(Samples.botWith("a = 7"));
        Record bound = Samples.bind(loaded, type).orElseThrow();

        assertThat(bound).hasToString("Loaders[a=7]").isInstanceOf(type);
        Field seen = type.getDeclaredField("SEEN");
        seen.setAccessible(true);
        assertThat(((ThreadLocal<?>) seen.get(null)).get()).isSameAs(plugin);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    /** Defines this test's classes again, as a plugin's loader would. */
    private static final class CopyingLoader extends ClassLoader {
        CopyingLoader() {
            super(PluginRecordsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PluginRecordsTest.class.getName()) || findLoadedClass(name) != null) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
