package io.jackstay.runtime.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Wrong ways of a journal. Each is called in the place of a method of its receiver. */
public final class PlantedInJournal {
    private PlantedInJournal() {}

    /** Nothing is forced. */
    public static void force(DiskFile file, boolean size) {}

    /** Names are not forced. */
    public static void forceFolder(Disk disk, String folder) {}

    /** A force that failed is tried again, and trusted. */
    public static void forceAgain(StreamLog log) throws IOException {
        try {
            log.force();
        } catch (IOException e) {
            log.force();
        }
    }

    /** The disk takes all that it is given. */
    public static int write(DiskFile file, ByteBuffer source, long position) throws IOException {
        int count = source.remaining();
        file.write(source, position);
        source.position(source.limit());
        return count;
    }

    /** Every record is intact. */
    public static long checksum(CRC32C crc, byte[] seed, byte[] bytes, int start, int length) {
        return Frames.unsigned(ByteBuffer.wrap(bytes).getInt(start + Frames.CHECKSUM_AT));
    }
}
