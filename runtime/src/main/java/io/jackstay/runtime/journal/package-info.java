/**
 * The write-ahead log of bots and accounts: append, sync, fence, replay, snapshot, compact.
 *
 * <p>Owns the journals' files and the one thread that makes room in them, writes and syncs, {@code journal-writer}; a loop may write
 * for itself into room that is there. Loops append and are answered on their own inbox; none waits for a sync. Callers see {@link
 * io.jackstay.runtime.journal.JournalStore} and {@link io.jackstay.runtime.journal.Journal}, which name no file, so that a database
 * with a lease can stand behind them. Imports
 * {@code runtime.loop}, {@code runtime.telemetry} and {@code runtime.error}. The byte layout is in {@code docs/decisions/0003-journal-layout.md}.
 */
package io.jackstay.runtime.journal;
