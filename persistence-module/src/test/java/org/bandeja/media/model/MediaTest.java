package org.bandeja.media.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.routing.model.NumberId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MediaTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(10);
    private static final Instant TOO_LATE = NOW.plus(Duration.ofDays(7));
    private static final StoredFile FILE = new StoredFile(
            "a".repeat(64),
            "image/png",
            9,
            Optional.of(
                    new StoredFile.Picture(4, 3, Optional.of(new StoredFile.Thumbnail("b".repeat(64), "image/jpeg")))));

    @Test
    void whatACustomerSentWaits() {
        Media media = received();
        assertThat(media.state()).isEqualTo(MediaState.WAITING);
        assertThat(media.file()).isEmpty();
        assertThat(media.row().mime()).contains("image/jpeg");
    }

    @Test
    void whatHasArrivedStays() {
        Media media = claimed();
        assertThat(media.arrived(FILE)).isTrue();
        assertThat(media.file()).contains(FILE);
        assertThat(media.row().mime()).contains("image/png");
        assertThat(media.row().thumbnail()).isTrue();
        assertThat(media.arrived(FILE)).isFalse();
        assertThat(media.failed(MediaTrouble.NOT_REACHED, 1, LATER, false)).isFalse();
        assertThat(media.wanted(NOW)).isFalse();
        assertThat(media.state()).isEqualTo(MediaState.THERE);
    }

    @Test
    void aQuietFailureIsNotSeen() {
        Media media = claimed();
        assertThat(media.failed(MediaTrouble.NOT_REACHED, 1, LATER, true)).isFalse();
        assertThat(media.state()).isEqualTo(MediaState.WAITING);
        assertThat(media.trouble()).isEmpty();
    }

    @Test
    void afterAnotherFailureItSaysWhy() {
        Media media = claimed();
        assertThat(media.failed(MediaTrouble.NOT_REACHED, 1, LATER, false)).isTrue();
        assertThat(media.state()).isEqualTo(MediaState.FAILED);
        assertThat(media.trouble()).contains(MediaTrouble.NOT_REACHED);
        media.claim("node", LATER);
        assertThat(media.failed(MediaTrouble.NOT_REACHED, 2, LATER, false))
                .as("nothing new")
                .isFalse();
        media.claim("node", LATER);
        assertThat(media.failed(MediaTrouble.NO_SPACE, 3, LATER, false)).isTrue();
        media.claim("node", LATER);
        assertThat(media.arrived(FILE)).isTrue();
        assertThat(media.trouble()).isEmpty();
    }

    @Test
    void anOlderTrySaysNothing() {
        Media media = claimed();
        media.claim("other", LATER);
        assertThat(media.failed(MediaTrouble.TOO_LARGE, 1, LATER, false)).isFalse();
        assertThat(media.state()).isEqualTo(MediaState.WAITING);
    }

    @Test
    void afterSevenDaysItIsGone() {
        Media media = claimed();
        assertThat(media.failed(MediaTrouble.NOT_REACHED, 1, TOO_LATE, true)).isTrue();
        assertThat(media.state()).isEqualTo(MediaState.GONE);
        assertThat(media.trouble()).contains(MediaTrouble.EXPIRED);
        Media justInTime = claimed();
        assertThat(justInTime.failed(MediaTrouble.NOT_REACHED, 1, TOO_LATE.minusMillis(1), true))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(MediaTrouble.class)
    void whatNothingChangesIsFinal(MediaTrouble why) {
        Media media = claimed();
        media.failed(why, 1, LATER, false);
        MediaState expected = switch (why) {
            case EXPIRED -> MediaState.GONE;
            case TOO_LARGE, NOT_LOADED_BY_WHATSAPP, NOT_KEPT -> MediaState.REFUSED;
            default -> MediaState.FAILED;
        };
        assertThat(media.state()).isEqualTo(expected);
        assertThat(media.wanted(NOW)).isEqualTo(expected == MediaState.FAILED);
        assertThat(media.state()).isEqualTo(expected == MediaState.FAILED ? MediaState.WAITING : expected);
    }

    @Test
    void whatAnAgentUploadedIsThere() {
        Media media = Media.uploaded(new AgentId(7), FILE, Optional.of("x".repeat(300)), false, false, NOW);
        assertThat(media.file()).contains(FILE);
        assertThat(media.name().orElseThrow()).hasSize(255);
        assertThat(media.uploader()).contains(new AgentId(7));
        assertThat(media.number()).isEmpty();
    }

    @Test
    void keysAreRandomAndHaveOneForm() {
        assertThat(MediaKey.random()).isNotEqualTo(MediaKey.random());
        assertThat(MediaKey.parse(MediaKey.random().text())).isPresent();
        assertThat(MediaKey.parse("short")).isEmpty();
        assertThat(MediaKey.parse(null)).isEmpty();
        assertThat(MediaKey.parse("' or 1=1 -- ----------")).isEmpty();
        assertThatThrownBy(() -> new MediaKey("x")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Media received() {
        MediaReference reference = new MediaReference(
                "4711", Optional.of("image/jpeg"), Optional.empty(), Optional.of("a.jpg"), false, false);
        return Media.received(reference, new NumberId(1), NOW);
    }

    private static Media claimed() {
        Media media = received();
        media.claim("node", LATER);
        return media;
    }
}
