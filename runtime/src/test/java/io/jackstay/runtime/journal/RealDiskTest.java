package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal is told by the machine's own files. */
final class RealDiskTest {
    @TempDir
    private Path root;

    private RealDisk disk() {
        return new RealDisk(root);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String read(DiskFile file, int from, int most) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(most);
        int count = file.read(target, from);
        assertThat(count).isEqualTo(target.position());
        return new String(target.array(), 0, count, StandardCharsets.US_ASCII);
    }

    @Test
    void aFileThatIsMadeIsWrittenWhereItIsToldAndTellsHowMuch() throws IOException {
        disk().createFolder("a/b");
        try (DiskFile file = disk().create("a/b/c")) {
            ByteBuffer part = bytes("..hello").position(2).slice();
            part.position(1);
            assertThat(file.write(part, 3)).isEqualTo(4);
            assertThat(part.hasRemaining()).isFalse();
            assertThat(file.size()).isEqualTo(7);
            assertThat(read(file, 3, 10)).isEqualTo("ello");
            file.truncate(5);
            assertThat(read(file, 3, 10)).isEqualTo("el");
        }

        assertThat(disk().exists("a/b/c")).isTrue();
        assertThat(disk().exists("a/b/d")).isFalse();
        assertThat(disk().list("a/b")).containsExactly("c");
        assertThat(disk().list("z")).isEmpty();
        assertThat(disk().where("a/b/c")).isEqualTo(root.resolve("a/b/c").toString());
    }

    @Test
    void aFileThatIsMadeAnewIsEmpty() throws IOException {
        try (DiskFile file = disk().create("f")) {
            file.write(bytes("old"), 0);
        }
        try (DiskFile file = disk().create("f")) {
            assertThat(file.size()).isZero();
        }
    }

    @Test
    void aFileThatIsChangedIsWrittenAndOneThatIsReadIsNot() throws IOException {
        try (DiskFile made = disk().create("f")) {
            made.write(bytes("abc"), 0);
        }
        try (DiskFile changed = disk().change("f")) {
            assertThat(changed.write(bytes("X"), 1)).isEqualTo(1);
        }
        try (DiskFile reader = disk().read("f")) {
            assertThat(read(reader, 0, 10)).isEqualTo("aXc");
            assertThatThrownBy(() -> reader.write(bytes("y"), 0)).isInstanceOf(NonWritableChannelException.class);
        }
    }

    @Test
    void whatIsClosedIsOver() throws IOException {
        DiskFile made = disk().create("f");
        made.close();
        assertThatThrownBy(made::size).isInstanceOf(ClosedChannelException.class);
        DiskFile reader = disk().read("f");
        reader.close();

        assertThatThrownBy(reader::size).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void aFileTakesThePlaceOfAnother() throws IOException {
        for (String name : new String[] {"new", "old"}) {
            try (DiskFile file = disk().create(name)) {
                file.write(bytes(name), 0);
            }
        }
        disk().rename("new", "old");

        assertThat(disk().list("")).containsExactly("old");
        assertThat(root.resolve("old")).hasContent("new");
        disk().delete("old");
        disk().delete("old");
        assertThat(disk().exists("old")).isFalse();
    }
}
