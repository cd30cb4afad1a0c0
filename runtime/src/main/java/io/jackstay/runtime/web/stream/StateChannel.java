package io.jackstay.runtime.web.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A state with versions; of each delta the bytes are made once. Not thread safe: confined to the thread {@code web}. */
final class StateChannel implements Channel {
    private final String name;
    private final Map<Long, byte[]> encoded = new HashMap<>();
    private Version now = new Version(0, NOTHING);
    private long atMillis;
    private byte @Nullable [] snapshot;

    private record Version(long number, Map<String, @Nullable Object> tree) implements Base {}

    StateChannel(String name) {
        this.name = name;
    }

    @Override
    public void advance(Source.Content content, long at) {
        Map<String, @Nullable Object> tree = ((Source.State) content).tree();
        atMillis = at;
        if (now.number == 0 || !Delta.between(now.tree, tree).isEmpty()) {
            now = new Version(now.number + 1, tree);
            encoded.clear();
            snapshot = null;
        }
    }

    @Override
    public Optional<Frame> frame(@Nullable Base base) {
        if (base == now) {
            return Optional.empty();
        }
        if (!(base instanceof Version before)) {
            byte[] whole = snapshot;
            if (whole == null) {
                whole = Frames.snap(name, now.number, atMillis, now.tree);
                snapshot = whole;
            }
            return Optional.of(new Frame(whole, now));
        }
        byte[] bytes = encoded.computeIfAbsent(
                before.number,
                from -> Frames.delta(name, from, now.number, atMillis, Delta.between(before.tree, now.tree)));
        return Optional.of(new Frame(bytes, now));
    }
}
