package org.bandeja.simulator.graph;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A message that the business wants sent, checked.
 *
 * @param text what there is to read
 * @param category of a template; empty for everything that is written freely
 * @param shown a template as the customer sees it, with everything filled in; empty for everything else
 * @param laterFailure the code with which it is accepted and fails then; empty if it does not
 */
record SendCommand(
        Recipient recipient,
        String type,
        String text,
        Optional<String> callbackData,
        Optional<String> category,
        Optional<JsonObject> shown,
        OptionalInt laterFailure) {

    boolean isTemplate() {
        return category.isPresent();
    }
}
