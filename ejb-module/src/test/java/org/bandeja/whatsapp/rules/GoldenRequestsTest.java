package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that leaves, as it leaves: the files below golden/. */
class GoldenRequestsTest {
    /** To a phone number and to a user id. */
    private static final List<String> TO_BOTH = List.of(
            "text",
            "image",
            "video",
            "audio",
            "audio voice",
            "document",
            "sticker",
            "location",
            "contacts",
            "interactive button",
            "interactive list",
            "interactive cta_url",
            "interactive location_request_message",
            "reaction",
            "template",
            "template body",
            "template header text named",
            "template body named",
            "template header image",
            "template header location",
            "template button url",
            "template button copy_code",
            "template button flow",
            "template button catalog",
            "template limited_time_offer",
            "template carousel",
            "template card header image",
            "template card body",
            "template card button url");

    /** WhatsApp sends no code to a user id; the others differ by the kind of file alone. */
    private static final List<String> TO_PHONE = List.of(
            "template code",
            "template header text",
            "template header video",
            "template header document",
            "template card header video");

    static Stream<GoldenFile> files() {
        return GoldenFile.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void leavesAsItShould(GoldenFile golden) {
        JsonObject made = Json.createReader(new StringReader(golden.made())).readObject();
        assertThat(made).isEqualTo(golden.request());
    }

    /** Neither less nor more: what is new has its line here. */
    @Test
    void everyKindIsThereToWhomeverItMayGo() {
        Set<String> there =
                GoldenFile.all().flatMap(GoldenRequestsTest::kindsTo).collect(Collectors.toSet());
        Stream<String> to = Stream.concat(TO_BOTH.stream(), TO_PHONE.stream()).map(kind -> kind + " to");
        Stream<String> recipient = TO_BOTH.stream().map(kind -> kind + " recipient");
        assertThat(there)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(to, recipient, Stream.of("read", "read typing", "quoting"))
                                .flatMap(kinds -> kinds)
                                .toList());
    }

    private static Stream<String> kindsTo(GoldenFile golden) {
        JsonObject request = golden.request();
        if (request.containsKey("status")) {
            return Stream.of(request.containsKey("typing_indicator") ? "read typing" : "read");
        }
        String whom = request.containsKey("to") ? " to" : " recipient";
        Stream<String> kinds = kinds(golden).map(kind -> kind + whom);
        return request.containsKey("context") ? Stream.concat(kinds, Stream.of("quoting")) : kinds;
    }

    private static Stream<String> kinds(GoldenFile golden) {
        JsonObject request = golden.request();
        String type = request.getString("type");
        return switch (type) {
            case "interactive" ->
                Stream.of(type + " " + request.getJsonObject(type).getString("type"));
            case "audio" -> Stream.of(request.getJsonObject(type).containsKey("voice") ? "audio voice" : type);
            case "template" -> templateKinds(golden);
            default -> Stream.of(type);
        };
    }

    private static Stream<String> templateKinds(GoldenFile golden) {
        if (golden.template().orElseThrow().category().equals("AUTHENTICATION")) return Stream.of("template code");
        JsonObject template = golden.request().getJsonObject("template");
        return template.containsKey("components") ? parts(template, "template ") : Stream.of("template");
    }

    private static Stream<String> parts(JsonObject from, String before) {
        return from.getJsonArray("components").stream()
                .map(JsonValue::asJsonObject)
                .flatMap(component -> part(component, before));
    }

    private static Stream<String> part(JsonObject component, String before) {
        String type = component.getString("type");
        return switch (type) {
            case "carousel" ->
                Stream.concat(
                        Stream.of(before + type),
                        component.getJsonArray("cards").stream()
                                .flatMap(card -> parts(card.asJsonObject(), before + "card ")));
            case "button" -> Stream.of(before + "button " + component.getString("sub_type"));
            case "header" -> Stream.of(before + "header " + first(component).getString("type") + named(component));
            default -> Stream.of(before + type + named(component));
        };
    }

    private static String named(JsonObject component) {
        return first(component).containsKey("parameter_name") ? " named" : "";
    }

    private static JsonObject first(JsonObject component) {
        return component.getJsonArray("parameters").getJsonObject(0);
    }
}
