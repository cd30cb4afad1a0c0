package io.jackstay.runtime.net.noted;

import java.util.Collection;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** The servers of one login, by address. Thread safe. */
final class Notes {
    private final ConcurrentSkipListMap<String, Contact> contacts = new ConcurrentSkipListMap<>();

    void note(String address, UnaryOperator<Contact> what) {
        contacts.compute(address, (key, known) -> what.apply(known == null ? Contact.tried(key) : known));
    }

    Collection<Contact> all() {
        return contacts.values();
    }
}
