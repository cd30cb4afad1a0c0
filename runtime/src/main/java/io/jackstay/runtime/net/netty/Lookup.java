package io.jackstay.runtime.net.netty;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name; may wait long. Thread safe. */
@FunctionalInterface
interface Lookup {
    /** As the system does it, in its order; an address is its own name. */
    Lookup SYSTEM = host -> {
        try {
            return List.of(InetAddress.getAllByName(requireNonNull(host, "host is null")));
        } catch (UnknownHostException e) {
            // The JDK says why the first time and only the name from its cache.
            throw new UnknownHostException("no name server knows it, or none answers");
        }
    };

    /** At least one address. */
    List<InetAddress> find(String host) throws UnknownHostException;
}
