package io.jackstay.runtime.plugin.guard;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.WebSocket;

/** A plugin's ear on a WebSocket. Confined to the account loop of one connector. A frame makes no object. */
final class GuardedSocketListener implements WebSocket.Listener {
    private final PluginGuard guard;
    private final WebSocket.Listener listener;

    GuardedSocketListener(PluginGuard guard, WebSocket.Listener listener) {
        this.guard = guard;
        this.listener = requireNonNull(listener, "listener is null");
    }

    @Override
    public void onOpen(WebSocket socket) {
        guard.run("WebSocket.Listener.onOpen", WebSocket.Listener::onOpen, listener, socket);
    }

    @Override
    public void onFrame(byte[] bytes, int offset, int length) {
        Thread thread = Thread.currentThread();
        boolean interrupted = thread.isInterrupted();
        ClassLoader before = guard.enter(thread);
        try {
            listener.onFrame(bytes, offset, length);
        } catch (Throwable thrown) {
            throw guard.failure("WebSocket.Listener.onFrame", thrown);
        } finally {
            guard.leave("WebSocket.Listener.onFrame", thread, before, interrupted);
        }
    }

    @Override
    public void onDown(String why) {
        guard.run("WebSocket.Listener.onDown", WebSocket.Listener::onDown, listener, why);
    }
}
