package org.bandeja.simulator.graph;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bandeja.simulator.chat.Account;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.media.MediaStore;
import org.bandeja.simulator.media.Medium;
import org.bandeja.simulator.template.Template;
import org.bandeja.simulator.template.Templates;

/** What the simulator says of a request, without the simulator's server. */
public final class SimulatorChecks {
    private static final int LARGEST = 1_000;
    private static final BusinessNumber NUMBER = new BusinessNumber("1", "+57 601 555 0100");
    private static final Account ACCOUNT = new Account("a", "A", "1", "s", "t", List.of(NUMBER));

    private final MediaStore store;
    private final Templates templates = new Templates(List.of(ACCOUNT), Clock.systemUTC());

    public SimulatorChecks(Path directory) throws IOException {
        store = new MediaStore(directory, Clock.systemUTC());
    }

    /** @return the id of a file of that type */
    public String upload(String mime) throws IOException {
        try (MediaStore.Draft draft = store.draft(LARGEST)) {
            draft.out().write(1);
            return draft.keep(new MediaStore.About(
                            ACCOUNT.id(),
                            Optional.of(NUMBER.phoneNumberId()),
                            Medium.Origin.BUSINESS,
                            mime,
                            Optional.empty()))
                    .id();
        }
    }

    /** An approved template instead of the one of that name. */
    public void approve(String name, String language, String category, boolean named, JsonArray components) {
        Template.Key key = new Template.Key(ACCOUNT.id(), name, language);
        templates.find(key).ifPresent(templates::delete);
        templates
                .create(key, category, named, components)
                .judge("APPROVED", "NONE", Clock.systemUTC().instant());
    }

    /** Why a message is refused, at once or later; empty: it is taken. */
    public Optional<String> refusal(JsonObject request) {
        try {
            SendCommand command = new SendChecks(store, templates).check(request, ACCOUNT, NUMBER);
            return command.laterFailure().isPresent()
                    ? Optional.of("later " + command.laterFailure().getAsInt())
                    : Optional.empty();
        } catch (GraphError e) {
            return Optional.of(String.valueOf(e));
        }
    }
}
