package io.jackstay.runtime.net.noted;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.net.NetSettings;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.net.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A network whose logins are looked at: whom they reach, and whom they do not. Thread safe. */
public final class NotedNetwork implements Network {
    private final Network network;
    private final SortedMap<String, Notes> logins = new ConcurrentSkipListMap<>();

    public NotedNetwork(Network network) {
        this.network = requireNonNull(network, "network is null");
    }

    @Override
    public Wire open(String login, NetSettings settings, Clock clock) {
        Notes notes = logins.computeIfAbsent(login, name -> new Notes());
        return new NotedWire(network.open(login, settings, clock), notes, clock);
    }

    /** The servers that a login has tried to reach, by address; empty for one that wanted no network. */
    public List<Contact> contacts(String login) {
        Notes notes = logins.get(login);
        return notes == null ? List.of() : new ArrayList<>(notes.all());
    }
}
