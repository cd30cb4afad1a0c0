package io.jackstay.runtime.launch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Venue;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.SecretFiles;
import io.jackstay.runtime.journal.FolderOwner;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.net.noted.Contact;
import io.jackstay.runtime.session.LoginProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where each check draws its lines, and that what is not ok says what to do. */
class ChecksTest {
    private static final long MIB = 1L << 20;

    @TempDir
    private Path folder;

    private static void requireLevel(Finding finding, String level) {
        assertThat(finding.level().word()).as("%s", finding).isEqualTo(level);
        assertThat(finding.todo().isEmpty()).as("%s", finding).isEqualTo(level.equals("ok"));
    }

    @ParameterizedTest
    @CsvSource({"16, error", "17, ok", "25, ok"})
    void javaIsSeventeenOrNewer(int feature, String level) {
        requireLevel(MachineChecks.java(feature, feature + ".0.1", "a vendor"), level);
    }

    @ParameterizedTest
    @CsvSource({"128, warning", "256, ok"})
    void aSmallHeapIsWarnedOf(long mebibytes, String level) {
        requireLevel(MachineChecks.heap(mebibytes * MIB), level);
    }

    @ParameterizedTest
    @CsvSource({"400, 100, warning", "2048, 512, ok", "2048, 4096, error"})
    void aHeapHasToFitIntoTheMachine(long total, long heap, String level) {
        requireLevel(MachineChecks.memory(total * MIB, heap * MIB), level);
    }

    @ParameterizedTest
    @CsvSource({"99, error", "100, warning", "1023, warning", "1024, ok"})
    void littleSpaceIsSaid(long mebibytes, String level) {
        requireLevel(DataDirChecks.space(mebibytes * MIB), level);
    }

    @ParameterizedTest
    @CsvSource({"ext4, ok", "nfs4, warning", "CIFS, warning"})
    void aDiskOverANetworkIsWarnedOf(String type, String level) {
        requireLevel(DataDirChecks.kind(type, "a disk"), level);
    }

    @ParameterizedTest
    @CsvSource({"50, ok", "51, warning", "1000, warning", "1001, error"})
    void aSlowForceIsSaid(long longestMillis, String level) {
        requireLevel(
                DataDirChecks.force(100_000, Duration.ofMillis(longestMillis).toNanos(), Duration.ofSeconds(1)), level);
    }

    @ParameterizedTest
    @CsvSource({"rw-------, ok", "r--------, ok", "rw-r-----, error", "rw-----w-, error"})
    void aSecretIsItsOwnersAlone(String permissions, String level) throws IOException {
        Path secret = Files.writeString(folder.resolve("key"), "a secret");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString(permissions));

        requireLevel(SecretChecks.look(secret), level);
    }

    @Test
    void aSecretThatIsNotThereIsAnError() {
        requireLevel(SecretChecks.look(folder.resolve("none")), "error");
    }

    @Test
    void secretsAreFoundInAllBlocks() throws IOException {
        Path conf = Files.writeString(folder.resolve("a.conf"), """
                connectors { v { plugin = x, login { key { file = one } }, feed { type = y, file = data } } }
                bots { b { strategy { plugin = s, list = [ { file = two } ] }, risk = [ { plugin = r, token { file = three } } ] } }
                """);

        assertThat(SecretFiles.of(ConfigFile.load(conf, List.of(), Map.of()).config()))
                .map(Path::toString)
                .containsExactly("one", "three", "two");
    }

    @Test
    void aDataDirectoryThatIsNotThereYetIsLookedAtWhereItWouldBe() {
        List<Finding> findings =
                new DataDirChecks(folder.resolve("a/b"), Duration.ofSeconds(60), new SystemClock()).run();

        assertThat(findings).extracting(Finding::what).contains("lock", "data directory", "disk space", "forced write");
        assertThat(findings).noneMatch(finding -> finding.level() == Finding.Level.ERROR);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDataDirectoryThatOthersMayWriteIsWarnedOf() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));

        assertThat(new DataDirChecks(folder, Duration.ofSeconds(60), new SystemClock()).run())
                .anySatisfy(finding -> {
                    requireLevel(finding, "warning");
                    assertThat(finding.words()).contains("rwxrwx---");
                });
    }

    @Test
    void aFileInPlaceOfTheDataDirectoryIsAnError() throws IOException {
        Path file = Files.writeString(folder.resolve("data"), "");

        List<Finding> findings = new DataDirChecks(file, Duration.ofSeconds(1), new SystemClock()).run();

        assertThat(findings).hasSize(1);
        requireLevel(findings.get(0), "error");
    }

    @Test
    void aLockThatIsLeftStopsNobody() throws IOException {
        assertThat(FolderOwner.of(folder).state()).isEqualTo(FolderOwner.State.NEVER_TAKEN);
        Files.writeString(folder.resolve("lock"), "4711\n");

        assertThat(FolderOwner.of(folder)).isEqualTo(new FolderOwner(FolderOwner.State.LEFT, OptionalLong.of(4711)));
        assertThat(new DataDirChecks(folder, Duration.ofSeconds(60), new SystemClock()).run())
                .anySatisfy(finding -> {
                    requireLevel(finding, "ok");
                    assertThat(finding.words()).contains("the lock of process 4711 is over");
                });
    }

    @Test
    void aLockWhoseOwnerHasTakenBackItsNameTellsOfNobody() throws IOException {
        Files.writeString(folder.resolve("lock"), "");

        assertThat(new DataDirChecks(folder, Duration.ofSeconds(60), new SystemClock()).run())
                .anySatisfy(finding -> assertThat(finding.words()).isEqualTo("no process runs on " + folder));
    }

    private static LoginProbe.Probed login(String failure, String stream, OptionalLong ahead) {
        return new LoginProbe.Probed(new Venue("v"), 3, failure, stream, ahead);
    }

    private static Contact contact(boolean reached, OptionalLong ahead) {
        return new Contact("https://v", reached, reached ? "" : "refused", ahead);
    }

    @ParameterizedTest
    @CsvSource({
        "900, ok, 900 ms ahead of this machine's",
        "-900, ok, 900 ms behind this machine's",
        "1100, warning, 1100 ms ahead of this machine's",
        "-5001, error, 5001 ms behind this machine's"
    })
    void theClockIsThatOfTheConnector(long ahead, String level, String words) {
        Finding finding =
                VenueChecks.clock("v", OptionalLong.of(ahead), List.of(contact(true, OptionalLong.of(60_000))));

        requireLevel(finding, level);
        assertThat(finding.words()).isEqualTo(words + ", by what its connector reads from answers");
    }

    @ParameterizedTest
    @CsvSource({"1900, ok", "2100, warning", "-6100, error"})
    void elseTheClockIsThatOfTheAnswers(long ahead, String level) {
        Finding finding = VenueChecks.clock("v", OptionalLong.empty(), List.of(contact(true, OptionalLong.of(ahead))));

        requireLevel(finding, level);
        assertThat(finding.words()).contains("by the Date of its answers");
    }

    @Test
    void aClockOfWhichNothingIsKnownIsWarnedOf() {
        requireLevel(
                VenueChecks.clock("v", OptionalLong.empty(), List.of(contact(true, OptionalLong.empty()))), "warning");
        requireLevel(VenueChecks.clock("v", OptionalLong.empty(), List.of()), "ok");
    }

    @Test
    void whatALoginCouldNotDoIsSaid() {
        List<Finding> refused = VenueChecks.run(
                login("unknown key", "", OptionalLong.empty()), List.of(contact(false, OptionalLong.empty())));
        List<Finding> quiet = VenueChecks.run(login("", "connecting", OptionalLong.empty()), List.of());
        List<Finding> good =
                VenueChecks.run(login("", "", OptionalLong.of(5)), List.of(contact(true, OptionalLong.empty())));

        assertThat(refused).extracting(Finding::level).startsWith(Finding.Level.ERROR, Finding.Level.ERROR);
        assertThat(refused).extracting(Finding::words).contains("unknown key", "not reached: refused");
        assertThat(quiet).first().extracting(Finding::words).isEqualTo("its private stream is not up: connecting");
        assertThat(good).extracting(Finding::level).containsOnly(Finding.Level.OK);
    }
}
