package org.bandeja.simulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleFilesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"image", "video", "audio", "voice", "document", "sticker", "animated"})
    void areWhatTheyAreSaidToBeAndDifferBySeed(String kind) throws IOException {
        SampleFiles.Sample sample = SampleFiles.of(kind, 1);
        Path file = Files.write(directory.resolve(kind), sample.bytes());
        assertThat(MediaTypes.looksLike(MediaTypes.plain(sample.mime()), file)).isTrue();
        assertThat(SampleFiles.of(kind, 2).bytes()).isNotEqualTo(sample.bytes());
    }

    @Test
    void thePictureCanBeRead() throws IOException {
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(SampleFiles.of("image", 3).bytes()));
        assertThat(picture.getWidth()).isEqualTo(320);
        assertThat(picture.getHeight()).isEqualTo(200);
    }
}
