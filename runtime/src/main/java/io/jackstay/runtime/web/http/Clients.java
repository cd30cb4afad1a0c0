package io.jackstay.runtime.web.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The connections that there are, and whether there may be more. Not thread safe: confined to the thread {@code web}. */
final class Clients {
    private final ServerLimits limits;
    private final List<Connection> all = new ArrayList<>();

    Clients(ServerLimits limits) {
        this.limits = limits;
    }

    /** Takes one in, in place of an idle one where need be; false when there is no room. */
    boolean enter(Connection client) {
        long ofAddress = all.stream()
                .filter(one -> one.address().equals(client.address()))
                .count();
        if (ofAddress >= limits.clientsPerAddress() && !leaveIdle(client.address())) {
            return false;
        }
        if (all.size() >= limits.clients() && !leaveIdle("")) {
            return false;
        }
        all.add(client);
        return true;
    }

    /** Closes the one that has been idle longest; false when none is. */
    private boolean leaveIdle(String address) {
        Optional<Connection> longest = all.stream()
                .filter(one ->
                        one.isIdle() && (address.isEmpty() || one.address().equals(address)))
                .min(Comparator.comparingLong(Connection::deadlineNanos));
        longest.ifPresent(one -> {
            all.remove(one);
            one.end();
        });
        return longest.isPresent();
    }

    void leave(Connection client) {
        all.remove(client);
    }

    List<Connection> all() {
        return List.copyOf(all);
    }
}
