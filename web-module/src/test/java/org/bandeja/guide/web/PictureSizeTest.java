package org.bandeja.guide.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The heads of RFC 9649, and those of the pictures that the guides have. */
class PictureSizeTest {
    private static final Path PICTURES = Path.of("src/main/webapp/guide");
    private static final String BEGIN = "52494646" + "00000000" + "57454250";

    @Test
    void eachPictureOfTheGuidesTellsItsSize() throws IOException {
        List<Path> pictures;
        try (Stream<Path> files = Files.list(PICTURES)) {
            pictures = files.filter(file -> file.toString().endsWith(".webp")).toList();
        }
        assertThat(pictures).hasSizeGreaterThan(30);
        for (Path picture : pictures) {
            try (InputStream bytes = Files.newInputStream(picture)) {
                PictureSize size = PictureSize.of(bytes);
                assertThat(size.width()).as("%s", picture).isBetween(200, 2_000);
                assertThat(size.height()).as("%s", picture).isBetween(100, 2_000);
            }
        }
    }

    @Test
    void theExtendedHeadAndThatOfALossyPictureAloneAreRead() throws IOException {
        assertThat(of(BEGIN + "56503858" + "0a000000" + "20000000" + "930300" + "2f0200"))
                .isEqualTo(new PictureSize(916, 560));
        assertThat(of(BEGIN + "56503820" + "00000000" + "b09e01" + "9d012a" + "7003" + "6902"))
                .isEqualTo(new PictureSize(880, 617));
        // The two bits above are how it is to be scaled.
        assertThat(of(BEGIN + "56503820" + "00000000" + "b09e01" + "9d012a" + "7043" + "6982"))
                .isEqualTo(new PictureSize(880, 617));
    }

    @Test
    void anythingElseIsRefused() {
        assertThatIOException().isThrownBy(() -> of(BEGIN + "5650384c" + "00000000" + "2f0000000000000000000000"));
        assertThatIOException().isThrownBy(() -> of(BEGIN));
    }

    private static PictureSize of(String head) throws IOException {
        return PictureSize.of(new ByteArrayInputStream(HexFormat.of().parseHex(head)));
    }
}
