package org.bandeja.template.rules;

import java.util.List;
import java.util.Optional;

/** One of several cards beside each other, each with a picture. */
public record Card(int index, Optional<Header> header, Optional<Words> body, List<Button> buttons) {
    public Card {
        buttons = List.copyOf(buttons);
    }
}
