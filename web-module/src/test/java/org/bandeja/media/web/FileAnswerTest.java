package org.bandeja.media.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bandeja.media.rules.ByteRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAnswerTest {
    private static final int HUNDRED_MEGABYTES = 100_000_000;

    @TempDir
    Path folder;

    /** Measured by what this thread takes from the heap, whether it is given back or not. */
    @Test
    void aHundredMegabytesAreServedOutOfLittleMemory() throws IOException {
        Path file = folder.resolve("large");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(HUNDRED_MEGABYTES);
        }
        long[] served = {0};
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int one) {
                served[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                served[0] += count;
            }
        };
        FileAnswer.copy(file, new ByteRange(0, 0), counting); // whatever is loaded once
        var heap = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = heap.getCurrentThreadAllocatedBytes();
        FileAnswer.copy(file, new ByteRange(0, HUNDRED_MEGABYTES - 1), counting);
        assertThat(heap.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000_000);
        assertThat(served[0]).isEqualTo(HUNDRED_MEGABYTES + 1);
    }

    @Test
    void aPartIsThatPart() throws IOException {
        Path file = Files.writeString(folder.resolve("small"), "0123456789");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FileAnswer.copy(file, new ByteRange(3, 6), out);
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("3456");
    }
}
