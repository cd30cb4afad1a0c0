package io.jackstay.runtime.web.stream;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One channel that somebody has subscribed to. Not thread safe: confined to the thread {@code web}. */
interface Channel {
    /** What a subscriber has: a base for the next frame. */
    interface Base {}

    /** Takes what there is now. */
    void advance(Source.Content now, long atMillis);

    /** The frame for somebody who has this, or nothing yet; empty when there is nothing new. */
    Optional<Frame> frame(@Nullable Base base);

    /** @param then what the subscriber has when he has the frame */
    @SuppressWarnings("ArrayRecordComponent") // written once and compared by nobody
    record Frame(byte[] bytes, Base then) {}

    static Channel of(String name, Source.Content content) {
        return content instanceof Source.State ? new StateChannel(name) : new RowChannel(name);
    }

    /** An empty tree to begin with. */
    Map<String, @Nullable Object> NOTHING = Map.of();
}
