package io.jackstay.testkit.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.journal.DiskFile;
import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SimulatedDiskTest {
    private static final String FIRST = "bot-one/segment-0000000000000001";
    private static final String SECOND = "bot-one/segment-0000000000000002";

    private final SimulatedDisk disk = disk(new EnumMap<>(Fault.class));

    private static SimulatedDisk disk(Map<Fault, Double> shares) {
        return new SimulatedDisk(new Swarm(new SplittableRandom(1), shares), new SplittableRandom(2));
    }

    private void write(String name, String text) throws IOException {
        try (DiskFile file = disk.create(name)) {
            file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
            file.force(true);
        }
        disk.forceFolder("bot-one");
    }

    private static String read(SimulatedDisk from, String name) throws IOException {
        try (DiskFile file = from.read(name)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
            file.read(bytes, 0);
            return new String(bytes.array(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void segmentsChangePlacesAndAreRestored() throws IOException {
        write(FIRST, "one");
        write(SECOND, "two");
        write("bot-one/head", "head");
        SortedMap<String, SimulatedFile> asItWas = disk.copyOf("bot-one");

        assertThat(disk.segments("bot-one")).containsExactly(FIRST, SECOND);
        disk.misplace(FIRST, SECOND);
        assertThat(read(disk, FIRST)).isEqualTo("two");
        assertThat(read(disk, SECOND)).isEqualTo("one");
        disk.misplace(FIRST, FIRST);
        assertThat(disk.segments("bot-one")).containsExactly(SECOND);
        assertThat(disk.crashed().segments("bot-one")).containsExactly(SECOND);

        disk.restore("bot-one", asItWas);
        assertThat(read(disk, FIRST)).isEqualTo("one");
        assertThat(read(disk.crashed(), SECOND)).isEqualTo("two");
    }

    @Test
    void aWriteMayBeShortAndIsToldSo() throws IOException {
        EnumMap<Fault, Double> shares = new EnumMap<>(Fault.class);
        shares.put(Fault.SHORT_WRITE, 0.999999);
        SimulatedDisk slow = disk(shares);
        try (DiskFile file = slow.create("bot-one/head")) {
            ByteBuffer bytes = ByteBuffer.allocate(1_000);
            int written = file.write(bytes, 0);

            assertThat(written).isBetween(1, 999).isEqualTo(bytes.position());
            assertThat(file.size()).isEqualTo(written);
        }
    }
}
