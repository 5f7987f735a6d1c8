package org.bandeja.simulator.template;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32;
import org.bandeja.simulator.json.JsonText;

/** The templates that are there from the start, one of each kind. */
final class DemoTemplates {
    private static final long FIRST_ID = 9_007_199_254_740_993L;

    private DemoTemplates() {}

    static List<Template> of(String account, Instant now) {
        try (InputStream file = DemoTemplates.class.getResourceAsStream("demo-templates.json")) {
            return JsonText.parseObject(file.readAllBytes())
                    .getJsonArray("templates")
                    .getValuesAs(JsonObject.class)
                    .stream()
                    .map(description -> template(account, description, now))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the simulator's jar is damaged", e);
        }
    }

    private static Template template(String account, JsonObject from, Instant now) {
        Template.Key key = new Template.Key(account, from.getString("name"), from.getString("language"));
        Template template = new Template(
                key,
                id(key),
                from.getString("category"),
                from.getString("parameter_format", "POSITIONAL").equals("NAMED"),
                from.getJsonArray("components"),
                from.getString("status", "APPROVED"),
                now);
        template.judge(template.status(), from.getString("rejected_reason", "NONE"), now);
        template.rate(from.getString("quality", "GREEN"));
        return template;
    }

    /** The same after every start; beyond 2^53, as WhatsApp's may be. */
    private static String id(Template.Key key) {
        CRC32 sum = new CRC32();
        sum.update(key.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toString(FIRST_ID + 2 * sum.getValue());
    }
}
