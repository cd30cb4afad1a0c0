package io.jackstay.runtime.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.web.entry.Entry;
import io.jackstay.runtime.web.http.Access;
import io.jackstay.runtime.web.http.Caller;
import io.jackstay.runtime.web.http.Method;
import io.jackstay.runtime.web.http.Request;
import io.jackstay.runtime.web.http.SocketHandler;
import io.jackstay.runtime.web.http.SocketPeer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages have of a channel, however slow they are and whatever they ask, is what the channel was. */
class StreamsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TICK = Duration.ofMillis(100);

    private final VirtualClock clock = new VirtualClock(Duration.ofDays(20_000).toNanos());
    private final TestSource source = new TestSource();
    private Optional<Entry.Ended> ended = Optional.empty();
    private final Streams streams = new Streams(source, clock, "e1", 10, caller -> ended);

    private static final class TestSource implements Source {
        private final Map<String, Content> channels = new TreeMap<>();
        private long moment;
        private long behindMillis;

        void put(String name, Content content) {
            channels.put(name, content);
            moment++;
        }

        @Override
        public long moment() {
            return moment;
        }

        @Override
        public long atMillis() {
            return moment;
        }

        @Override
        public long behindMillis() {
            return behindMillis;
        }

        @Override
        public Optional<Content> find(String channel) {
            return Optional.ofNullable(channels.get(channel));
        }
    }

    /** A page: it keeps what frames make of each channel, and asks anew after a gap. */
    private final class TestPage implements SocketPeer {
        private final Map<String, PageModel> models = new TreeMap<>();
        private final Map<String, Long> versions = new TreeMap<>();
        private final List<Object> rows = new ArrayList<>();
        private final List<Map<String, Object>> frames = new ArrayList<>();
        private final SocketHandler.Listener listener;
        private boolean writable = true;
        private int code;

        private TestPage() {
            Request request = new Request(
                    Method.GET,
                    "/",
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new byte[0],
                    "127.0.0.1",
                    false);
            listener = streams.open(request, new Caller("t", Access.VIEW, "127.0.0.1", "s1"), this);
        }

        void say(String words) {
            listener.text(words);
        }

        void subscribe(String channel, int rate) {
            say("{\"op\":\"sub\",\"ch\":\"%s\",\"rate\":%d}".formatted(channel, rate));
        }

        @Override
        public void send(byte[] text) {
            Map<String, Object> frame = read(text);
            frames.add(frame);
            String channel = String.valueOf(frame.get("ch"));
            switch (String.valueOf(frame.get("t"))) {
                case "snap" -> snap(channel, frame);
                case "delta" -> delta(channel, frame);
                case "append" -> rows.addAll((List<?>) frame.get("rows"));
                default -> {}
            }
        }

        private void snap(String channel, Map<String, Object> frame) {
            Map<String, Object> data = RandomTrees.map(frame.get("data"));
            if (data.get("rows") instanceof List<?> all) {
                rows.clear();
                rows.addAll(all);
            }
            models.put(channel, new PageModel(data));
            versions.put(channel, version(frame, "v"));
        }

        private void delta(String channel, Map<String, Object> frame) {
            assertThat(version(frame, "from")).isEqualTo(versions.get(channel));
            Object put = frame.getOrDefault("put", Map.of());
            Object del = frame.getOrDefault("del", List.of());
            models.get(channel).apply(RandomTrees.map(put), (List<?>) del);
            versions.put(channel, version(frame, "v"));
        }

        private static long version(Map<String, Object> frame, String key) {
            return ((Number) frame.get(key)).longValue();
        }

        private static Map<String, Object> read(byte[] text) {
            try {
                return JSON.readValue(
                        new String(text, java.nio.charset.StandardCharsets.UTF_8), new TypeReference<>() {});
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public long pendingBytes() {
            return 0;
        }

        @Override
        public boolean isWritable() {
            return writable;
        }

        @Override
        public void close(int why, String words) {
            code = why;
            listener.closed();
        }
    }

    private void tick() {
        clock.advanceTo(clock.nanoTime() + TICK.toNanos());
        streams.tick();
    }

    /** Whole numbers are of one type on both sides. */
    private static Map<String, Object> plain(Map<String, Object> tree) {
        return TestPage.read(Frames.snap("", 0, 0, tree)).get("data") instanceof Map<?, ?> map
                ? RandomTrees.map((Object) map)
                : Map.of();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void eachPageEndsWithTheLatestState(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 100; run++) {
            Map<String, Object> tree = RandomTrees.tree(random, 3);
            source.put("bots", new Source.State(tree));
            List<TestPage> pages = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                TestPage page = new TestPage();
                page.subscribe("bots", 1 + random.nextInt(10));
                pages.add(page);
            }
            for (int step = 0; step < 20; step++) {
                if (random.nextInt(3) > 0) {
                    tree = RandomTrees.changed(random, tree, 3);
                    source.put("bots", new Source.State(tree));
                }
                disturb(random, pages.get(random.nextInt(pages.size())));
                tick();
            }
            for (TestPage page : pages) {
                page.writable = true;
            }
            for (int i = 0; i < 11; i++) {
                tick();
            }
            for (TestPage page : pages) {
                assertThat(page.models.get("bots").tree())
                        .as("seed %d, run %d", seed, run)
                        .isEqualTo(plain(tree));
                page.close(1000, "");
            }
        }
    }

    private static void disturb(SplittableRandom random, TestPage page) {
        switch (random.nextInt(6)) {
            case 0 -> page.writable = false;
            case 1, 2 -> page.writable = true;
            case 3 -> page.say("{\"op\":\"resync\",\"ch\":\"bots\"}");
            case 4 -> page.subscribe("bots", 1 + random.nextInt(10));
            default -> {}
        }
    }

    @Test
    void aSlowPageGetsOneDeltaForAllThatHasChangedAndNeverMoreThanItsRate() {
        source.put("bots", new Source.State(Map.of("a", 0)));
        TestPage fast = new TestPage();
        TestPage slow = new TestPage();
        fast.subscribe("bots", 10);
        slow.subscribe("bots", 2);
        for (int i = 1; i <= 20; i++) {
            source.put("bots", new Source.State(Map.of("a", i)));
            tick();
        }

        assertThat(count(fast, "delta")).isBetween(18L, 20L);
        assertThat(count(slow, "delta")).isBetween(3L, 5L);
    }

    @Test
    void deltasOfPagesThatHaveTheSameAreTheSameBytes() {
        source.put("bots", new Source.State(Map.of("a", 0)));
        List<byte[]> sent = new ArrayList<>();
        StateChannel channel = new StateChannel("bots");
        channel.advance(new Source.State(Map.of("a", 0)), 1);
        Channel.Base base = channel.frame(null).orElseThrow().then();
        channel.advance(new Source.State(Map.of("a", 1)), 2);
        sent.add(channel.frame(base).orElseThrow().bytes());
        sent.add(channel.frame(base).orElseThrow().bytes());

        assertThat(sent.get(0)).isSameAs(sent.get(1));
    }

    @Test
    void eachRowIsSentOnce() {
        source.put("fills/x", new Source.Rows(List.of(Map.of("id", "1"), Map.of("id", "2"))));
        TestPage page = new TestPage();
        page.subscribe("fills/x", 10);
        source.put("fills/x", new Source.Rows(List.of(Map.of("id", "2"), Map.of("id", "3"))));
        tick();
        tick();

        assertThat(page.rows).isEqualTo(List.of(Map.of("id", "1"), Map.of("id", "2"), Map.of("id", "3")));
    }

    @Test
    void whoTakesNothingForFiveSecondsIsLetGo() {
        TestPage page = new TestPage();
        page.writable = false;
        for (int i = 0; i < 49; i++) {
            tick();
        }
        assertThat(page.code).isZero();
        tick();
        tick();
        tick();
        assertThat(page.code).isEqualTo(4408);
        assertThat(streams.isWatched()).isFalse();
    }

    @Test
    void theEndOfASessionEndsItsStreamWithinASecond() {
        TestPage page = new TestPage();
        ended = Optional.of(Entry.Ended.SESSION);
        for (int i = 0; i < 11; i++) {
            tick();
        }
        assertThat(page.code).isEqualTo(4401);
        assertThat(page.frames.get(page.frames.size() - 1))
                .containsEntry("t", "bye")
                .containsEntry("code", 4401);
    }

    @Test
    void aBeatComesEachSecondThoughNothingChanges() {
        TestPage page = new TestPage();
        for (int i = 0; i < 50; i++) {
            tick();
        }
        assertThat(count(page, "beat")).isBetween(5L, 7L);
        assertThat(page.frames.get(0)).containsEntry("epoch", "e1").containsEntry("behind", 0);

        source.behindMillis = 4_000;
        for (int i = 0; i < 11; i++) {
            tick();
        }
        assertThat(page.frames.get(page.frames.size() - 1)).containsEntry("behind", 4_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{}",
                "{\"op\":\"sub\"}",
                "{\"op\":\"drop\",\"ch\":\"bots\"}",
                "{\"op\":1,\"ch\":\"bots\"}",
                "{\"op\":\"sub\",\"ch\":7}",
                "{\"a\":1.5}"
            })
    void whatIsNoWishEndsTheStream(String words) {
        TestPage page = new TestPage();
        page.say(words);

        assertThat(page.code).isEqualTo(1008);
    }

    @Test
    void aPageWantsAtMost32Channels() {
        TestPage page = new TestPage();
        for (int i = 0; i < 32; i++) {
            page.subscribe("c" + i, 10);
        }
        assertThat(page.code).isZero();
        page.subscribe("c32", 10);
        assertThat(page.code).isEqualTo(1008);
    }

    private static long count(TestPage page, String type) {
        return page.frames.stream().filter(frame -> type.equals(frame.get("t"))).count();
    }

    @Test
    void unknownChannelsAreSilent() {
        TestPage page = new TestPage();
        page.subscribe("bot/none", 10);
        tick();

        assertThat(page.frames)
                .allSatisfy(frame -> assertThat(new LinkedHashMap<>(frame)).containsEntry("t", "beat"));
    }
}
