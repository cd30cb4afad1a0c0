package io.jackstay.runtime.plugin.guard;

import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.Result;

/**
 * A plugin's reply, such as the one that it hands to an HTTP request. Confined to the account loop of one connector.
 */
record GuardedReply<T>(PluginGuard guard, Reply<T> reply) implements Reply<T> {
    @Override
    public void done(Result<T> result) {
        guard.run("Reply.done", Reply<T>::done, reply, result);
    }
}
