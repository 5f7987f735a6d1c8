package org.bandeja.push.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTest {
    @ParameterizedTest
    @EnumSource
    void isFoundByItsWireName(EventType type) {
        assertThat(EventType.read(type.wireName())).isEqualTo(type);
        assertThat(type.wireName()).isEqualTo(type.name().toLowerCase().replace('_', '.'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "message", "MESSAGE_RECEIVED", "message.received ", "message.translated"})
    void whatANewerNodeWritesIsUnknownAndNoFailure(String name) {
        assertThat(EventType.read(name)).isEqualTo(EventType.UNKNOWN);
    }
}
