package org.bandeja.media.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.bandeja.directory.model.AgentId;
import org.bandeja.media.rules.TooManyUploads;
import org.junit.jupiter.api.Test;

class UploadPlacesTest {
    private final UploadPlaces places = new UploadPlaces();

    @Test
    void aPersonHasFourAndGetsThemBack() {
        AgentId ana = new AgentId(1);
        List<UploadPlaces.Place> taken = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            taken.add(places.take(ana));
        }
        assertThatThrownBy(() -> places.take(ana)).isInstanceOf(TooManyUploads.class);
        assertThatCode(() -> places.take(new AgentId(2)).leave()).doesNotThrowAnyException();
        taken.get(0).leave();
        assertThatCode(() -> places.take(ana)).doesNotThrowAnyException();
    }

    @Test
    void allTogetherHaveTwelve() {
        List<UploadPlaces.Place> taken = new ArrayList<>();
        for (int person = 1; person <= 12; person++) {
            taken.add(places.take(new AgentId(person)));
        }
        assertThatThrownBy(() -> places.take(new AgentId(13))).isInstanceOf(TooManyUploads.class);
        taken.forEach(UploadPlaces.Place::leave);
        assertThatCode(() -> places.take(new AgentId(13))).doesNotThrowAnyException();
    }
}
