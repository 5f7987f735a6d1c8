package org.bandeja.media.rules;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadQuotaTest {
    private static final long GIB = 1024L * 1024 * 1024;

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, true",
        "299, 0, 0, true",
        "300, 0, 0, false",
        "1, -1, 0, true",
        "1, 0, 59, true",
        "60, 0, 60, false"
    })
    void oneMoreMayBeTooMany(long files, long spareBytes, long unused, boolean possible) {
        long bytes = spareBytes < 0 ? 2 * GIB + spareBytes : 0;
        if (possible) {
            assertThatCode(() -> UploadQuota.require(files, bytes, unused)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> UploadQuota.require(files, bytes, unused)).isInstanceOf(TooManyUploads.class);
        }
    }

    @Test
    void soAreTooManyBytes() {
        assertThatThrownBy(() -> UploadQuota.require(1, 2 * GIB, 0)).isInstanceOf(TooManyUploads.class);
    }
}
