package org.bandeja.retention.web;

import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bandeja.access.web.AdministratorDoor;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.retention.model.KeptThing;
import org.bandeja.retention.service.RetentionDesk;

/** How long things are kept: for administrators; for others nothing is here. */
@Path("retention")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class RetentionResource {
    @Inject
    RetentionDesk desk;

    @Context
    SecurityContext security;

    /** Days by thing: messages, media, deliveries, audit; null: for ever. */
    @GET
    public Map<String, Integer> all() {
        AdministratorDoor.require(security);
        return json(desk.all());
    }

    /** What is absent stays. */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, Integer> change(JsonObject wanted) {
        AdministratorDoor.require(security);
        if (wanted == null) {
            throw new Malformed("body");
        }
        Map<KeptThing, Optional<Integer>> changes = new EnumMap<>(KeptThing.class);
        wanted.forEach((name, value) -> changes.put(thing(name), days(name, value)));
        return json(desk.change(changes));
    }

    private static KeptThing thing(String name) {
        try {
            return KeptThing.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Malformed("name");
        }
    }

    private static Optional<Integer> days(String name, JsonValue value) {
        if (value == JsonValue.NULL || value.getValueType() == JsonValue.ValueType.NULL) {
            return Optional.empty();
        }
        try {
            return Optional.of(((JsonNumber) value).intValueExact());
        } catch (ClassCastException | ArithmeticException e) {
            throw new Malformed(name);
        }
    }

    private static Map<String, Integer> json(Map<KeptThing, Optional<Integer>> times) {
        Map<String, Integer> json = new LinkedHashMap<>();
        for (KeptThing thing : KeptThing.values()) {
            json.put(thing.name().toLowerCase(Locale.ROOT), times.get(thing).orElse(null));
        }
        return json;
    }
}
