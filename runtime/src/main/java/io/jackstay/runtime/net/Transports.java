package io.jackstay.runtime.net;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.budget.RequestBudgets;
import io.jackstay.runtime.net.limit.ScopeQueues;
import io.jackstay.runtime.net.nonce.NonceVault;

/** What the logins of a process share of their transports. Thread safe. */
public final class Transports {
    private final Network network;
    private final ScopeQueues scopes;
    private final NonceVault nonces;

    /** @param budgets from which the gateway takes too */
    public Transports(Network network, RequestBudgets budgets, NonceVault nonces) {
        this.network = requireNonNull(network, "network is null");
        this.scopes = new ScopeQueues(budgets);
        this.nonces = requireNonNull(nonces, "nonces are null");
    }

    /** For logins that reach nobody; budgets and nonces they have all the same, forgotten with the process. */
    public static Transports none() {
        return new Transports(Network.NONE, new RequestBudgets(), NonceVault.inMemory());
    }

    Network network() {
        return network;
    }

    ScopeQueues scopes() {
        return scopes;
    }

    NonceVault nonces() {
        return nonces;
    }
}
