package io.jackstay.runtime.account;

import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalRecord;
import io.jackstay.runtime.record.AccountRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the journal of a login remembers: the connector's memory, and every fill and cash flow, oldest first. Confined to the account loop. */
final class AccountPast {
    private final SortedMap<String, String> memory = new TreeMap<>();
    private final List<AccountRecord> money = new ArrayList<>();

    static AccountPast read(Optional<Journal> journal) {
        AccountPast past = new AccountPast();
        journal.ifPresent(open -> open.replay(0, past::add));
        return past;
    }

    private void add(JournalRecord stored) {
        AccountRecord read = AccountRecord.read(stored);
        if (read instanceof AccountRecord.MemoryPut put) {
            memory.put(put.key(), put.value());
        } else if (read instanceof AccountRecord.MemoryRemoved removed) {
            memory.remove(removed.key());
        } else {
            money.add(read);
        }
    }

    SortedMap<String, String> memory() {
        return memory;
    }

    List<AccountRecord> money() {
        return money;
    }
}
