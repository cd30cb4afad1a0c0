package io.jackstay.runtime.web;

import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.ProcessStart;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.web.http.ClientView;
import io.jackstay.runtime.web.view.Node;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The process and its logins. Thread safe. */
final class SystemTree {
    private SystemTree() {}

    static Map<String, @Nullable Object> of(
            SessionPicture picture, List<ClientView> clients, String version, Clock clock) {
        Map<String, @Nullable Object> accounts = new LinkedHashMap<>();
        picture.logins()
                .forEach(login -> accounts.put(login.name(), account(login).map()));
        return new Node()
                .put("accounts", accounts)
                .put("loops", List.of())
                .put("journals", List.of())
                .put("memory", memory())
                .list(
                        "clients",
                        clients.stream().map(client -> client(client, clock)).toList())
                .put(
                        "process",
                        new Node()
                                .put("pid", (Object) ProcessHandle.current().pid())
                                .at("since", ProcessStart.epochNanos())
                                .put("java", Runtime.version().toString())
                                .put("version", version)
                                .put("data", (Object) null))
                .map();
    }

    private static Node account(SessionPicture.OneLogin login) {
        return new Node()
                .put("venue", login.plugin())
                .put("paper", login.paper())
                .put("state", login.up() ? login.blocked().isPresent() ? "stale" : "up" : "offline")
                .put("say", login.up() ? login.blocked().orElse(null) : login.why())
                .put("streams", List.of())
                .put("roundTrip", (Object) null)
                .put("rest", (Object) null)
                .put("budget", (Object) null)
                .put("deadMan", (Object) null)
                .put("reconciliations", (Object) null)
                .put("drifts", (Object) null)
                .put("clockOffsetMs", (Object) null)
                .put("alerts", login.alerts().stream().map(Alert::text).toList());
    }

    private static Node memory() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        long collections = 0;
        long millis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections += collector.getCollectionCount();
            millis += collector.getCollectionTime();
        }
        return new Node()
                .put("used", (Object) heap.getUsed())
                .put("max", (Object) heap.getMax())
                .put("collections", (Object) collections)
                .put("collectedMs", (Object) millis);
    }

    private static Node client(ClientView client, Clock clock) {
        return new Node()
                .put("id", (Object) client.sinceNanos())
                .put("address", client.address())
                .put("name", client.who())
                .put("role", (Object) null)
                .at("since", clock.epochNanos() - (clock.nanoTime() - client.sinceNanos()))
                .put("buffered", (Object) client.pendingBytes());
    }
}
