package org.bandeja.whatsapp.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.contact.model.ContactAddress;
import org.bandeja.routing.model.Industry;
import org.bandeja.routing.model.NumberProfile;

/**
 * A request that changes what WhatsApp keeps: templates, blocked customers, profiles of numbers.
 *
 * @param json its body
 */
record ManagementRequest(String name, Call call, String json) {
    /** Which of them, where Meta describes it. */
    enum Call {
        CREATE_TEMPLATE("post", "/{Version}/{WABA-ID}/message_templates"),
        EDIT_TEMPLATE("post", "/{Version}/{TEMPLATE_ID}"),
        BLOCK("post", "/{Version}/{Phone-Number-ID}/block_users"),
        UNBLOCK("delete", "/{Version}/{Phone-Number-ID}/block_users"),
        PROFILE("post", "/{Version}/{Phone-Number-ID}/whatsapp_business_profile");

        private final String method;
        private final String path;

        Call(String method, String path) {
            this.method = method;
            this.path = path;
        }

        String method() {
            return method;
        }

        String path() {
            return path;
        }
    }

    /** As customers' addresses are known: both, the phone alone, the user id alone. */
    private static final List<ContactAddress> PEOPLE = List.of(
            new ContactAddress(Optional.of("+573001112233"), Optional.of("CO.7")),
            new ContactAddress(Optional.of("+573001112244"), Optional.empty()),
            new ContactAddress(Optional.empty(), Optional.of("CO.8")));

    private static final NumberProfile PROFILE = new NumberProfile(
            "Abierto de 9 a 6",
            "Calle 1",
            "Todo para\nla casa",
            "hola@shop.example",
            List.of("https://shop.example", "http://shop.example/b"),
            Optional.of(Industry.RETAIL));

    /** What becomes wrong by changing what is right: the draft, what there, what instead. */
    private static final List<List<String>> SPOILT_TEMPLATES = List.of(
            List.of("bare", "\"name\":\"bare\"", "\"name\":\"Bare One\""),
            List.of("bare", "\"name\":\"bare\",", ""),
            List.of("bare", "\"language\":\"es\",", ""),
            List.of("bare", "\"language\":\"es\"", "\"language\":\"Spanish\""),
            List.of("bare", "\"UTILITY\"", "\"FUN\""),
            List.of("bare", "\"category\"", "\"categories\""),
            List.of("bare", "\"POSITIONAL\"", "\"COUNTED\""),
            List.of("bare", "\"allow_category_change\":true", "\"allow_category_change\":\"yes\""),
            List.of("bare", "\"components\"", "\"parts\""),
            List.of("bare", "\"BODY\"", "\"FOOTER\""),
            List.of("bare", "\"BODY\"", "\"SONG\""),
            List.of("bare", "\"text\":\"Hola\"", "\"words\":\"Hola\""),
            List.of("bare", "\"text\":\"Hola\"", "\"text\":\"Hola\",\"tone\":\"warm\""),
            List.of("bare", "Hola", "H".repeat(1025)),
            List.of("counted", "\"example\":{\"body_text\":[[\"Ana\",\"7\"]]}", "\"example\":{}"),
            List.of("counted", ",\"example\":{\"body_text\":[[\"Ana\",\"7\"]]}", ""),
            List.of("counted", ",\"example\":{\"header_text\":[\"7\"]}", ""),
            List.of("counted", "Hasta luego", "F".repeat(61)),
            List.of("counted", "Hasta luego", "{{1}}"),
            List.of("named", "\"body_text_named_params\"", "\"body_text\""),
            List.of("named", "\"param_name\"", "\"name\""),
            List.of("title", "\"TEXT\"", "\"SOUND\""),
            List.of("title", "\"Hoy\"", "\"" + "H".repeat(61) + "\""),
            List.of("image", "\"header_handle\"", "\"header_id\""),
            List.of("image", ",\"example\":{\"header_handle\":[\"4::image\"]}", ""),
            List.of("buttons", "\"QUICK_REPLY\"", "\"SHOUT\""),
            List.of("buttons", "\"Sí\"", "\"" + "S".repeat(26) + "\""),
            List.of("buttons", "\"url\":\"https://shop.example\"", "\"url\":\"shop.example\""),
            List.of("buttons", ",\"example\":[\"7\"]", ""),
            List.of("buttons", "\"phone_number\":\"+57 601 555 0100\"", "\"phone\":\"+57 601 555 0100\""),
            List.of("buttons", "VERANO", "VERANO7890123456"),
            List.of("buttons", "\"flow_id\"", "\"flow\""),
            List.of("buttons", "\"text\":\"No\"", "\"text\":\"No\",\"colour\":\"red\""),
            List.of("flow", "\"navigate_screen\"", "\"first_screen\""),
            List.of("carousel", "\"cards\"", "\"items\""),
            List.of("carousel", "\"IMAGE\"", "\"LOCATION\""),
            List.of("catalog", "\"CATALOG\"", "\"SHOP\""),
            List.of("offer", "\"Hasta el lunes\"", "\"Hasta el próximo lunes\""),
            List.of("offer", "\"limited_time_offer\":{", "\"offer\":{"),
            List.of("offer", "\"has_expiration\":true", "\"has_expiration\":\"soon\""),
            List.of("code", "\"COPY_CODE\"", "\"SHOUT\""),
            List.of("code", "\"code_expiration_minutes\":10", "\"code_expiration_minutes\":91"),
            List.of("code", "\"add_security_recommendation\":true", "\"add_security_recommendation\":\"yes\""),
            List.of("one_tap", "\"supported_apps\"", "\"apps\""),
            List.of("one_tap", "K8a/AINcGX7", "K8a/AINcGX"),
            List.of("one_tap", "com.example.shop", "shop"),
            List.of("zero_tap", "\"zero_tap_terms_accepted\":true", "\"zero_tap_terms_accepted\":false"));

    private static final Map<Call, List<List<String>>> SPOILT = Map.of(
            Call.BLOCK,
            List.of(
                    List.of("\"whatsapp\"", "\"sms\""),
                    List.of("\"messaging_product\":\"whatsapp\",", ""),
                    List.of("\"block_users\"", "\"users\""),
                    List.of("\"user\":\"+573001112233\"", "\"phone\":\"+573001112233\""),
                    List.of("\"user\":\"+573001112233\"", "\"user\":573001112233"),
                    List.of("\"user\":\"+573001112233\"", "\"user\":\"+573001112233\",\"why\":\"spam\"")),
            Call.PROFILE,
            List.of(
                    List.of("\"whatsapp\"", "\"sms\""),
                    List.of("\"messaging_product\":\"whatsapp\",", ""),
                    List.of("\"address\"", "\"addresses\""),
                    List.of("\"Calle 1\"", "\"" + "C".repeat(257) + "\""),
                    List.of("Todo para", "T".repeat(513)),
                    List.of("Abierto de 9 a 6", ""),
                    List.of("Abierto de 9 a 6", "A".repeat(140)),
                    List.of("hola@", "h".repeat(128) + "@"),
                    List.of("\"https://shop.example\"", "\"shop.example\""),
                    List.of("\"RETAIL\"", "\"SHOP\""),
                    List.of("\"https://shop.example\"", "\"https://shop.example/c\",\"https://shop.example\"")));

    /** Every one that leaves here. */
    static Stream<ManagementRequest> ours() {
        Stream<ManagementRequest> templates = WrittenDrafts.all().entrySet().stream()
                .flatMap(draft -> Stream.of(
                        new ManagementRequest(
                                draft.getKey(),
                                Call.CREATE_TEMPLATE,
                                TemplateRequest.creation(draft.getValue()).toString()),
                        new ManagementRequest(
                                draft.getKey(),
                                Call.EDIT_TEMPLATE,
                                TemplateRequest.edit(draft.getValue(), false).toString()),
                        new ManagementRequest(
                                draft.getKey() + " with its category",
                                Call.EDIT_TEMPLATE,
                                TemplateRequest.edit(draft.getValue(), true).toString())));
        String people = BlockRequest.of(PEOPLE).toString();
        return Stream.concat(
                templates,
                Stream.of(
                        new ManagementRequest("people", Call.BLOCK, people),
                        new ManagementRequest("people", Call.UNBLOCK, people),
                        new ManagementRequest(
                                "all",
                                Call.PROFILE,
                                ProfileAnswers.request(PROFILE).toString()),
                        new ManagementRequest(
                                "nothing",
                                Call.PROFILE,
                                ProfileAnswers.request(new NumberProfile("", "", "", "", List.of(), Optional.empty()))
                                        .toString()),
                        new ManagementRequest(
                                "picture",
                                Call.PROFILE,
                                ProfileAnswers.picture("4::picture").toString())));
    }

    /** What WhatsApp refuses: by Meta's mended description and by the simulator, or neither proves anything. */
    static Stream<ManagementRequest> broken() {
        Stream<ManagementRequest> templates = SPOILT_TEMPLATES.stream()
                .map(one -> named(Call.CREATE_TEMPLATE, one.get(0)).spoilt(one.get(1), one.get(2)));
        Stream<ManagementRequest> edits = Stream.of(
                named(Call.EDIT_TEMPLATE, "bare").spoilt("\"components\"", "\"parts\""),
                named(Call.EDIT_TEMPLATE, "bare").spoilt("\"BODY\"", "\"SONG\""),
                named(Call.EDIT_TEMPLATE, "bare with its category").spoilt("\"UTILITY\"", "\"FUN\""),
                new ManagementRequest("nothing at all", Call.EDIT_TEMPLATE, "{}"));
        Stream<ManagementRequest> others = Stream.of(Call.BLOCK, Call.UNBLOCK, Call.PROFILE)
                .flatMap(call -> SPOILT.get(call == Call.UNBLOCK ? Call.BLOCK : call).stream()
                        .map(one -> named(call, call == Call.PROFILE ? "all" : "people")
                                .spoilt(one.get(0), one.get(1))));
        Stream<ManagementRequest> cards = Stream.of(
                named(Call.CREATE_TEMPLATE, "carousel").withCards(1),
                named(Call.CREATE_TEMPLATE, "carousel").withCards(11));
        return Stream.of(templates, edits, others, cards).flatMap(all -> all);
    }

    private static ManagementRequest named(Call call, String name) {
        return ours().filter(one -> one.call == call && one.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + call + " " + name));
    }

    private ManagementRequest spoilt(String there, String instead) {
        if (!json.contains(there)) {
            throw new IllegalStateException("nothing to spoil in " + json + ": " + there);
        }
        String shown = instead.length() > 40 ? instead.substring(0, 40) + "…" : instead;
        return new ManagementRequest(name + " with '" + shown + "' for " + there, call, json.replace(there, instead));
    }

    private ManagementRequest withCards(int count) {
        String opening = "\"cards\":[";
        int from = json.indexOf(opening) + opening.length();
        int to = json.lastIndexOf("]}]}");
        String first = json.substring(from, from + (to - from - 1) / 2);
        return new ManagementRequest(
                name + " with " + count + " cards",
                call,
                json.substring(0, from)
                        + String.join(",", java.util.Collections.nCopies(count, first))
                        + json.substring(to));
    }

    @Override
    public String toString() {
        return call + " " + name;
    }
}
