package io.dyadwatch.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeFramesTest {
    @ParameterizedTest
    @CsvSource({"0,false", "1,true", "300,false", "70000,true", "300000,false", "300000,true"})
    void aFrameIsWholeAtItsEndAndNowhereElse(int size, boolean checksum) throws Exception {
        byte[] frame = frame(size, checksum);
        assertThat(read(frame)).isEqualTo(frame);

        for (int cut = 1; cut < frame.length; cut += 1 + frame.length / 50) {
            byte[] part = Arrays.copyOf(frame, frame.length - cut);
            assertThatThrownBy(() -> read(part)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void framesAndSkippableFramesMayFollowEachOther() throws Exception {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.writeBytes(frame(5, true));
        frames.writeBytes(new byte[] {0x53, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3});
        frames.writeBytes(new byte[] {0x50, 0x2A, 0x4D, 0x18, 0, 0, 0, 0});
        frames.writeBytes(frame(500, false));

        assertThat(read(frames.toByteArray())).isEqualTo(frames.toByteArray());
    }

    private static byte[] frame(int size, boolean checksum) throws IOException {
        byte[] content = new byte[size];
        new Random(3).nextBytes(content);
        Arrays.fill(content, 0, size / 2, (byte) 'a');
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZstdOutputStream zstd = new ZstdOutputStream(out)) {
            zstd.setChecksum(checksum);
            zstd.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] read(byte[] frames) throws IOException {
        try (WholeFrames in = new WholeFrames(new ByteArrayInputStream(frames))) {
            return in.readAllBytes();
        }
    }
}
