package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.alert.Outreach;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The block {@code jackstay}: what concerns the process and not one bot. Immutable.
 *
 * @param dataDir where journals and state live, relative to the working directory
 * @param installation 0 unless two installations share a login
 * @param strictLibraries whether a finding in a library beside a plugin's own jar refuses the plugin
 * @param dayStart when the trading day begins, UTC
 * @param journalStall how long a bot waits for the disk before it is halted
 * @param warmUp whether orders go into a sink before the first real one
 * @param idle what the threads of logins do while nothing happens
 * @param web the operator's page
 * @param risk rules over all bots of the process, in the order of the file
 * @param outreach to whom outside the process speaks
 * @param ledger where the history is kept
 * @param log how the log is written
 * @param permissions what each plugin may do beyond the contract, by plugin name, as it was written
 * @param grants where each of these permissions was written, so that an unknown word can be reported
 */
public record RuntimeSettings(
        Path dataDir,
        int installation,
        boolean strictLibraries,
        LocalTime dayStart,
        Duration journalStall,
        Switch warmUp,
        Idle idle,
        WebBlock web,
        List<PluginBlock> risk,
        Outreach outreach,
        LedgerBlock ledger,
        LogFormat log,
        SortedMap<String, List<String>> permissions,
        List<Spot> grants) {
    /** What holds when a file says nothing. */
    public static final RuntimeSettings DEFAULT = new RuntimeSettings(
            Path.of("data"),
            0,
            false,
            LocalTime.MIDNIGHT,
            Duration.ofSeconds(1),
            Switch.ON,
            Idle.WAIT,
            WebBlock.DEFAULT,
            List.of(),
            Outreach.NONE,
            LedgerBlock.DEFAULT,
            LogFormat.TEXT,
            Collections.emptySortedMap(),
            List.of());

    public RuntimeSettings {
        requireNonNull(dataDir, "dataDir is null");
        requireNonNull(dayStart, "dayStart is null");
        requireNonNull(journalStall, "journalStall is null");
        requireNonNull(warmUp, "warmUp is null");
        requireNonNull(idle, "idle is null");
        requireNonNull(ledger, "ledger is null");
        requireNonNull(web, "web is null");
        requireNonNull(log, "log is null");
        risk = List.copyOf(risk);
        requireNonNull(outreach, "outreach is null");
        permissions = Collections.unmodifiableSortedMap(new TreeMap<>(permissions));
        grants = List.copyOf(grants);
    }

    /** The same with another number in client order ids. */
    public RuntimeSettings installation(int number) {
        return new RuntimeSettings(
                dataDir,
                number,
                strictLibraries,
                dayStart,
                journalStall,
                warmUp,
                idle,
                web,
                risk,
                outreach,
                ledger,
                log,
                permissions,
                grants);
    }
}
