package org.bandeja.whatsapp.rules;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Meta's description of the API (OpenAPI 3.1), mended by {@code openapi-overlay.json}: each entry names a place ({@code at}, with
 * {@code {each}} for several), what is done there ({@code set}, {@code remove}, {@code append}), and why.
 */
public final class MetaDescription {
    private static final String FILE = System.getProperty("bandeja.whatsapp.openapi", "");
    private static final String FORM =
            "/paths/~1{Version}~1{Phone-Number-ID}~1%s/post/requestBody/content/multipart~1form-data/schema";
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final ObjectNode document;

    /** Empty where no file is named: then there is nothing to check. */
    public static Optional<MetaDescription> given() {
        if (FILE.isEmpty()) {
            System.getLogger(MetaDescription.class.getName())
                    .log(System.Logger.Level.INFO, "not checked: -Dbandeja.whatsapp.openapi names no file");
            return Optional.empty();
        }
        return Optional.of(
                new MetaDescription(Path.of(FILE), MetaDescription.class.getResourceAsStream("/openapi-overlay.json")));
    }

    private MetaDescription(Path yaml, InputStream overlay) {
        document = (ObjectNode) new YAMLMapper().readTree(yaml.toFile());
        new JsonMapper().readTree(overlay).forEach(this::mend);
    }

    private void mend(JsonNode entry) {
        if (entry.path("why").asString("").isBlank()) {
            throw new IllegalStateException("without a reason: " + entry);
        }
        String at = entry.get("at").asString();
        if (entry.has("each")) {
            entry.get("each").forEach(name -> mend(entry, at.replace("{each}", name.asString())));
        } else {
            mend(entry, at);
        }
    }

    /** What is mended has to be there: a newer description may not need it any more. */
    private void mend(JsonNode entry, String at) {
        JsonNode place = document.at(at);
        if (place.isMissingNode()) {
            throw new IllegalStateException("nothing there to be mended: " + at);
        }
        entry.path("set").properties().forEach(field -> ((ObjectNode) place).set(field.getKey(), field.getValue()));
        entry.path("remove").forEach(name -> ((ObjectNode) place).remove(name.asString()));
        entry.path("append").forEach(item -> ((ArrayNode) place).add(item));
    }

    /**
     * What is wrong with a value.
     *
     * @param schema its name below components
     */
    List<String> problems(String schema, String json) {
        ObjectNode root = new JsonMapper().createObjectNode();
        root.put("$ref", "#/components/schemas/" + schema);
        return problems(root, json);
    }

    /**
     * What is wrong with a form.
     *
     * @param call its path below the phone number
     * @param json the parts by their names
     */
    public List<String> problemsOfForm(String call, String json) {
        return problems((ObjectNode) document.at(FORM.formatted(call)).deepCopy(), json);
    }

    /**
     * What is wrong with a JSON body.
     *
     * @param path as the description writes it
     */
    List<String> problemsOfBody(String method, String path, String json) {
        return problems((ObjectNode) body(method, path).get("schema").deepCopy(), json);
    }

    /** The bodies that the description gives as examples, by their names. */
    Map<String, String> examplesOfBody(String method, String path) {
        Map<String, String> examples = new LinkedHashMap<>();
        body(method, path)
                .path("examples")
                .properties()
                .forEach(example -> examples.put(
                        example.getKey(), example.getValue().get("value").toString()));
        return examples;
    }

    private JsonNode body(String method, String path) {
        JsonNode body = document.at(
                "/paths/" + path.replace("/", "~1") + "/" + method + "/requestBody/content/application~1json");
        if (body.isMissingNode()) {
            throw new IllegalStateException("not described: " + method + " " + path);
        }
        return body;
    }

    private List<String> problems(ObjectNode root, String json) {
        root.set("components", document.get("components"));
        Schema held = REGISTRY.getSchema(root);
        return held.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }
}
