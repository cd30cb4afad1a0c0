/**
 * The write-ahead log of bots and accounts: append, sync, fence, replay, snapshot, compact.
 *
 * <p>Owns the journals' files and the one thread that writes them, {@code journal-writer}. Loops append and are answered on
 * their own inbox; none waits for a disk. Callers see {@link io.jackstay.runtime.journal.JournalStore} and {@link
 * io.jackstay.runtime.journal.Journal}, which name no file, so that a database with a lease can stand behind them. Imports
 * {@code runtime.loop} and {@code runtime.error}. The byte layout is in {@code docs/decisions/0003-journal-layout.md}.
 */
package io.jackstay.runtime.journal;
