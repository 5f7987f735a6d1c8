package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.conversation.model.Said;
import org.bandeja.outbox.rules.OutgoingFile;
import org.bandeja.outbox.rules.OutgoingMessage;
import org.bandeja.template.model.ListedTemplate;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.rules.Attachment;
import org.bandeja.template.rules.FilledTemplate;
import org.bandeja.template.rules.Header.Format;
import org.bandeja.template.rules.Obstacle;
import org.bandeja.template.rules.TemplateFill;
import org.bandeja.template.rules.TemplateShape;
import org.bandeja.template.rules.ValueNotUsable;
import org.bandeja.template.rules.ValueNotUsable.Fault;
import org.bandeja.template.rules.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape of a template: what has to be given, what the customer sees, what leaves. */
class TemplateShapesTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final String POSITIONAL_BODY =
            "{'type':'BODY','text':'Hi {{1}}, order {{2}} is on its way.','example':{'body_text':[['Ana','123']]}}";

    /**
     * @param content what the customer sees, or a part of it; empty: the body alone
     * @param parameters as they leave
     */
    private record Case(
            String name,
            String category,
            String format,
            String components,
            Map<String, String> values,
            Map<String, Attachment> attachments,
            String text,
            String content,
            String parameters) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        Map<String, String> anas = Map.of("body.1", "Ana", "body.2", "7");
        String body = "{'type':'body','parameters':[{'type':'text','text':'Ana'},{'type':'text','text':'7'}]}";
        Attachment.File picture = new Attachment.File("m1", Format.IMAGE, Optional.empty());
        return Stream.of(
                utility(
                        "nothing to fill in",
                        "[{'type':'BODY','text':'We are back.'}]",
                        Map.of(),
                        "We are back.",
                        "[]"),
                utility(
                        "small letters",
                        "[{'type':'body','text':'Hi {{1}}!'},{'type':'footer','text':'Bye'}]",
                        Map.of("body.1", "Ana"),
                        "Hi Ana!",
                        "[{'type':'body','parameters':[{'type':'text','text':'Ana'}]}]"),
                utility(
                        "positional, out of order",
                        "[{'type':'BODY','text':'{{2}} for {{1}}, yes {{2}}.'}]",
                        anas,
                        "7 for Ana, yes 7.",
                        "[" + body + "]"),
                new Case(
                        "named",
                        "MARKETING",
                        "NAMED",
                        "[{'type':'HEADER','format':'TEXT','text':'For {{who}}','example':{'header_text_named_params':"
                                + "[{'param_name':'who','example':'Ana'}]}},{'type':'BODY','text':'{{first_name}} likes"
                                + " {{thing}} too.','example':{'body_text_named_params':[{'param_name':'first_name',"
                                + "'example':'Ana'},{'param_name':'thing','example':'tea'}]}}]",
                        Map.of("header.who", "you", "body.first_name", "Ana", "body.thing", "coffee"),
                        Map.of(),
                        "Ana likes coffee too.",
                        "'header':{'format':'TEXT','text':'For you'}",
                        "[{'type':'header','parameters':[{'type':'text','parameter_name':'who','text':'you'}]},"
                                + "{'type':'body','parameters':[{'type':'text','parameter_name':'first_name','text':'Ana'},"
                                + "{'type':'text','parameter_name':'thing','text':'coffee'}]}]"),
                new Case(
                        "header of text",
                        "UTILITY",
                        "POSITIONAL",
                        "[{'type':'HEADER','format':'TEXT','text':'Order {{1}}','example':{'header_text':['7']}},"
                                + POSITIONAL_BODY + "]",
                        Map.of("header.1", "8", "body.1", "Ana", "body.2", "7"),
                        Map.of(),
                        "Hi Ana, order 7 is on its way.",
                        "'header':{'format':'TEXT','text':'Order 8'}",
                        "[{'type':'header','parameters':[{'type':'text','text':'8'}]}," + body + "]"),
                media("IMAGE", picture, "{'type':'image','image':{'media':'m1'}}"),
                media(
                        "VIDEO",
                        new Attachment.File("m2", Format.VIDEO, Optional.of("film.mp4")),
                        "{'type':'video','video':{'media':'m2'}}"),
                media(
                        "DOCUMENT",
                        new Attachment.File("m3", Format.DOCUMENT, Optional.of("Invoice 7.pdf")),
                        "{'type':'document','document':{'media':'m3','filename':'Invoice 7.pdf'}}"),
                media(
                        "LOCATION",
                        new Attachment.Place(4.65, -74.05, "Shop", "Calle 93"),
                        "{'type':'location','location':{'latitude':'4.65','longitude':'-74.05','name':'Shop',"
                                + "'address':'Calle 93'}}"),
                new Case(
                        "buttons",
                        "MARKETING",
                        "POSITIONAL",
                        "[{'type':'BODY','text':'Sale!'},{'type':'BUTTONS','buttons':[{'type':'QUICK_REPLY','text':'No'},"
                                + "{'type':'URL','text':'See','url':'https://x.example/{{1}}','example':"
                                + "['https://x.example/a']},{'type':'URL','text':'Home','url':'https://x.example'},"
                                + "{'type':'PHONE_NUMBER','text':'Call','phone_number':'+571234'},"
                                + "{'type':'COPY_CODE','text':'Copy','example':'SAVE15'},"
                                + "{'type':'VOICE_CALL','text':'Ring'},{'type':'REQUEST_CONTACT_INFO'}]}]",
                        Map.of("button.1", "p?id=1&x=2", "button.4", "SAVE20"),
                        Map.of(),
                        "Sale!",
                        "'buttons':[{'type':'QUICK_REPLY','text':'No'},{'type':'URL','text':'See',"
                                + "'url':'https://x.example/p?id=1&x=2'},{'type':'URL','text':'Home','url':"
                                + "'https://x.example'},{'type':'PHONE_NUMBER','text':'Call','phone':'+571234'},"
                                + "{'type':'COPY_CODE','text':'Copy','code':'SAVE20'},"
                                + "{'type':'VOICE_CALL','text':'Ring'},{'type':'CONTACT_INFO','text':''}]",
                        "[{'type':'button','sub_type':'url','index':'1','parameters':[{'type':'text','text':'p?id=1&x=2'}]},"
                                + "{'type':'button','sub_type':'copy_code','index':'4','parameters':"
                                + "[{'type':'coupon_code','coupon_code':'SAVE20'}]}]"),
                utility(
                        "flow",
                        "[{'type':'BODY','text':'Book'},{'type':'BUTTONS','buttons':[{'type':'FLOW','text':'Open',"
                                + "'flow_id':'1'}]}]",
                        Map.of(),
                        "Book",
                        "[{'type':'button','sub_type':'flow','index':'0','parameters':[{'type':'action','action':"
                                + "{'flow_token':'unused'}}]}]"),
                new Case(
                        "code for signing in, as it is listed",
                        "AUTHENTICATION",
                        "POSITIONAL",
                        "[{'type':'BODY','text':'*{{1}}* is your code.','example':{'body_text':[['123456']]}},"
                                + "{'type':'FOOTER','text':'Ends in 10 minutes.'},{'type':'BUTTONS','buttons':"
                                + "[{'type':'URL','text':'Copy code','url':'https://www.whatsapp.com/otp/code/?otp_type="
                                + "COPY_CODE&code=otp{{1}}','example':['https://www.whatsapp.com/otp/code/?otp_type="
                                + "COPY_CODE&code=otp123456']}]}]",
                        Map.of("code", "778899"),
                        Map.of(),
                        "*778899* is your code.",
                        "'buttons':[{'type':'ONE_TIME_CODE','text':'Copy code','code':'778899'}]",
                        "[{'type':'body','parameters':[{'type':'text','text':'778899'}]},{'type':'button','sub_type':'url',"
                                + "'index':'0','parameters':[{'type':'text','text':'778899'}]}]"),
                new Case(
                        "code for signing in, as it is submitted",
                        "AUTHENTICATION",
                        "POSITIONAL",
                        "[{'type':'BODY','add_security_recommendation':true},{'type':'BUTTONS','buttons':"
                                + "[{'type':'OTP','otp_type':'ONE_TAP','text':'Copy code'}]}]",
                        Map.of("code", "778899"),
                        Map.of(),
                        "778899",
                        "'buttons':[{'type':'ONE_TIME_CODE','text':'Copy code','code':'778899'}]",
                        "[{'type':'body','parameters':[{'type':'text','text':'778899'}]},{'type':'button','sub_type':'url',"
                                + "'index':'0','parameters':[{'type':'text','text':'778899'}]}]"),
                new Case(
                        "offer that ends",
                        "MARKETING",
                        "POSITIONAL",
                        "[{'type':'HEADER','format':'IMAGE'},{'type':'LIMITED_TIME_OFFER','limited_time_offer':"
                                + "{'text':'Ends soon','has_expiration':true}},{'type':'BODY','text':'Now {{1}}.'}]",
                        Map.of("body.1", "half", "offer.expires", "2026-11-29T10:00:00Z"),
                        Map.of("header", picture),
                        "Now half.",
                        "'offer':'Ends soon'",
                        "[{'type':'header','parameters':[{'type':'image','image':{'media':'m1'}}]},"
                                + "{'type':'body','parameters':[{'type':'text','text':'half'}]},"
                                + "{'type':'limited_time_offer','parameters':[{'type':'limited_time_offer',"
                                + "'limited_time_offer':{'expiration_time_ms':1795946400000}}]}]"),
                carousel(picture));
    }

    private static Case carousel(Attachment picture) {
        String card =
                "{'components':[{'type':'header','format':'image','example':{'header_handle':['h']}},{'type':'body',"
                        + "'text':'Only {{1}}'},{'type':'buttons','buttons':[{'type':'quick_reply','text':'Tell me'},{'type':'url',"
                        + "'text':'Buy','url':'https://x.example/{{1}}'}]}]}";
        String sent =
                "{'card_index':%d,'components':[{'type':'header','parameters':[{'type':'image','image':{'media':'m1'}}]},"
                        + "{'type':'body','parameters':[{'type':'text','text':'%s'}]},{'type':'button','sub_type':'url','index':'1',"
                        + "'parameters':[{'type':'text','text':'%s'}]}]}";
        String shown =
                "{'header':{'format':'IMAGE','media':'m1'},'text':'Only %s','buttons':[{'type':'QUICK_REPLY','text':"
                        + "'Tell me'},{'type':'URL','text':'Buy','url':'https://x.example/%s'}]}";
        return new Case(
                "carousel",
                "MARKETING",
                "POSITIONAL",
                "[{'type':'BODY','text':'Hi {{1}}!'},{'type':'CAROUSEL','cards':[" + card + "," + card + "]}]",
                Map.of(
                        "body.1", "Ana",
                        "card.0.body.1", "5",
                        "card.0.button.1", "a",
                        "card.1.body.1", "6",
                        "card.1.button.1", "b"),
                Map.of("card.0", picture, "card.1", picture),
                "Hi Ana!",
                "'cards':[" + shown.formatted("5", "a") + "," + shown.formatted("6", "b") + "]",
                "[{'type':'body','parameters':[{'type':'text','text':'Ana'}]},{'type':'carousel','cards':["
                        + sent.formatted(0, "5", "a") + "," + sent.formatted(1, "6", "b") + "]}]");
    }

    private static Case utility(
            String name, String components, Map<String, String> values, String text, String parameters) {
        return new Case(name, "UTILITY", "POSITIONAL", components, values, Map.of(), text, "", parameters);
    }

    private static Case media(String format, Attachment attached, String parameter) {
        return new Case(
                "header of kind " + format,
                "UTILITY",
                "POSITIONAL",
                "[{'type':'HEADER','format':'" + format + "','example':{'header_handle':['https://s.example/1']}},"
                        + "{'type':'BODY','text':'Here.'}]",
                Map.of(),
                Map.of("header", attached),
                "Here.",
                "'header':{'format':'" + format + "'",
                "[{'type':'header','parameters':[" + parameter + "]}]");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isFilledInAndLeavesAsWhatsAppWantsIt(Case one) {
        TemplateShape shape = TemplateComponents.of(one.category, one.format, json(one.components));
        assertThat(shape.obstacles()).isEmpty();
        assertThat(shape.variables().stream().map(Variable::key))
                .containsExactlyInAnyOrderElementsOf(one.values.keySet());
        assertThat(shape.attached().stream().map(TemplateShape.Attached::key))
                .containsExactlyInAnyOrderElementsOf(one.attachments.keySet());
        FilledTemplate filled = TemplateFill.fill(shape, one.values, one.attachments, NOW);
        assertThat(filled.text()).isEqualTo(one.text);
        String content = TemplateContent.of(template(one), filled);
        assertThat(content).contains(json(one.content));
        assertThat(parse(content).getJsonArray("parameters").toString()).isEqualTo(json(one.parameters));
    }

    /** What leaves is what was kept, with WhatsApp's own name of the file. */
    @ParameterizedTest
    @MethodSource("cases")
    void isARequestThatWhatsAppTakes(Case one) {
        TemplateShape shape = TemplateComponents.of(one.category, one.format, json(one.components));
        FilledTemplate filled = TemplateFill.fill(shape, one.values, one.attachments, NOW);
        Said said = new Said(
                Said.TEMPLATE,
                Optional.of(filled.text()),
                Optional.of(TemplateContent.of(template(one), filled)),
                Optional.empty());
        OutgoingMessage message = new OutgoingMessage(
                "1065",
                Optional.of("+573001112233"),
                Optional.empty(),
                said,
                "42",
                one.attachments.containsKey("header")
                        ? Optional.of(new OutgoingFile("998", Optional.empty(), false))
                        : Optional.empty(),
                one.attachments.containsKey("card.0") ? Map.of("m1", "998") : Map.of());
        String components = one.parameters.replaceAll("'media':'m[0-9]'", "'id':'998'");
        assertThat(new String(GraphRequest.of(message), StandardCharsets.UTF_8))
                .isEqualTo(json("{'messaging_product':'whatsapp','recipient_type':'individual','to':'+573001112233',"
                        + "'type':'template','template':{'name':'order_update','language':{'code':'en_US'}"
                        + (components.equals("[]") ? "" : ",'components':" + components)
                        + "},'biz_opaque_callback_data':'42'}"));
        assertThat(said.content().flatMap(TemplateContent::template)).contains(new TemplateId(7));
    }

    /** Whichever value is left out, WhatsApp is not asked. */
    @ParameterizedTest
    @MethodSource("cases")
    void everyValueIsNeeded(Case one) {
        TemplateShape shape = TemplateComponents.of(one.category, one.format, json(one.components));
        for (String key : one.values.keySet()) {
            for (String nothing : List.of("", "  ")) {
                Map<String, String> less = new HashMap<>(one.values);
                less.put(key, nothing);
                assertFault(shape, less, one.attachments, key, Fault.MISSING);
            }
        }
        for (String key : one.attachments.keySet()) {
            Map<String, Attachment> less = new HashMap<>(one.attachments);
            less.remove(key);
            assertFault(shape, one.values, less, key, Fault.MISSING);
        }
        Map<String, String> more = new HashMap<>(one.values);
        more.put("body.99", "x");
        assertFault(shape, more, one.attachments, "body.99", Fault.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "body.1, 'a\nb', LINES",
        "body.1, 'a\rb', LINES",
        "body.1, 'a\tb', LINES",
        "body.1, 'a     b', BLANKS",
        "header.1, 'a     b', BLANKS",
        "button.0, 'a b', BLANK",
        "button.1, 'SAVE 20', BLANK",
        "button.1, 'SAVE567890123456', LENGTH"
    })
    void whatWhatsAppRefusesIsRefused(String key, String value, Fault fault) {
        Map<String, String> values =
                new HashMap<>(Map.of("header.1", "x", "body.1", "x", "button.0", "x", "button.1", "SAVE56789012345"));
        TemplateFill.fill(everything(), values, Map.of(), NOW);
        values.put(key, value);
        assertFault(everything(), values, Map.of(), key, fault);
    }

    @ParameterizedTest
    @CsvSource({
        "body.1, 1014, 1015, body.1",
        "header.1, 54, 55, header.1",
        "button.0, 1982, 1983, button.0",
    })
    void lengthsCountAfterFillingIn(String key, int good, int bad, String named) {
        Map<String, String> values =
                new HashMap<>(Map.of("header.1", "x", "body.1", "x", "button.0", "x", "button.1", "x"));
        values.put(key, "y".repeat(good));
        TemplateFill.fill(everything(), values, Map.of(), NOW);
        values.put(key, "y".repeat(bad));
        assertFault(everything(), values, Map.of(), named, Fault.LENGTH);
    }

    @Test
    void severalValuesThatAreTooLongTogetherAreRefused() {
        TemplateShape shape = TemplateComponents.of("UTILITY", "POSITIONAL", json("[" + POSITIONAL_BODY + "]"));
        assertFault(
                shape, Map.of("body.1", "y".repeat(600), "body.2", "y".repeat(600)), Map.of(), "body", Fault.LENGTH);
    }

    @Test
    void aCodeForSigningInHasAtMostFifteenCharacters() {
        TemplateShape shape =
                TemplateComponents.of("authentication", "POSITIONAL", json("[{'type':'BODY','text':'{{1}}'}]"));
        TemplateFill.fill(shape, Map.of("code", "123456789012345"), Map.of(), NOW);
        assertFault(shape, Map.of("code", "1234567890123456"), Map.of(), "code", Fault.LENGTH);
        assertThat(shape.needsPhone()).isTrue();
    }

    @Test
    void anOfferThatIsOverIsRefused() {
        TemplateShape shape = TemplateComponents.of(
                "MARKETING",
                "POSITIONAL",
                json("[{'type':'BODY','text':'x'},{'type':'LIMITED_TIME_OFFER','limited_time_offer':"
                        + "{'text':'t','has_expiration':true}}]"));
        assertFault(shape, Map.of("offer.expires", NOW.toString()), Map.of(), "offer.expires", Fault.PAST);
        assertFault(shape, Map.of("offer.expires", "tomorrow"), Map.of(), "offer.expires", Fault.KIND);
    }

    @Test
    void anotherKindOfFileIsRefused() {
        TemplateShape shape = TemplateComponents.of(
                "UTILITY", "POSITIONAL", json("[{'type':'HEADER','format':'IMAGE'},{'type':'BODY','text':'x'}]"));
        Attachment film = new Attachment.File("m", Format.VIDEO, Optional.empty());
        assertFault(shape, Map.of(), Map.of("header", film), "header", Fault.KIND);
        assertFault(shape, Map.of(), Map.of("header", new Attachment.Place(1, 2, "", "")), "header", Fault.KIND);
        assertFault(shape, Map.of(), Map.of("header", film, "card.0", film), "card.0", Fault.UNKNOWN);
    }

    static Stream<Arguments> obstacles() {
        return Stream.of(
                Arguments.of(
                        "[{'type':'BODY','text':'x'},{'type':'BUTTONS','buttons':[{'type':'MPM'}]}]", Obstacle.CATALOG),
                Arguments.of(
                        "[{'type':'BODY','text':'x'},{'type':'BUTTONS','buttons':[{'type':'spm'}]}]", Obstacle.CATALOG),
                Arguments.of(
                        "[{'type':'BODY','text':'x'},{'type':'BUTTONS','buttons':[{'type':'NEW'}]}]",
                        Obstacle.UNKNOWN_PART),
                Arguments.of("[{'type':'BODY','text':'x'},{'type':'BUTTONS','buttons':[7]}]", Obstacle.UNKNOWN_PART),
                Arguments.of("[{'type':'HEADER','format':'GIF'},{'type':'BODY','text':'x'}]", Obstacle.GIF),
                Arguments.of(
                        "[{'type':'HEADER','format':'HOLOGRAM'},{'type':'BODY','text':'x'}]", Obstacle.UNKNOWN_PART),
                Arguments.of(
                        "[{'type':'BODY','text':'x'},{'type':'CAROUSEL','cards':[{'components':[{'type':'HEADER',"
                                + "'format':'PRODUCT'}]}]}]",
                        Obstacle.CATALOG),
                Arguments.of("[{'type':'BODY','text':'x'},{'type':'SOUND'}]", Obstacle.UNKNOWN_PART),
                Arguments.of("[{'type':'FOOTER','text':'x'}]", Obstacle.NO_BODY),
                Arguments.of("[]", Obstacle.NO_BODY),
                Arguments.of("{'type':'BODY','text':'x'}", Obstacle.UNKNOWN_PART),
                Arguments.of("[", Obstacle.UNKNOWN_PART),
                Arguments.of("[null, 7, 'x', [], {}]", Obstacle.UNKNOWN_PART));
    }

    @ParameterizedTest
    @MethodSource("obstacles")
    void whatCannotBeSentFromHereSaysWhy(String components, Obstacle obstacle) {
        assertThat(TemplateComponents.of("UTILITY", "POSITIONAL", json(components))
                        .obstacles())
                .contains(obstacle);
    }

    @Test
    void examplesBelongToTheirPlaces() {
        TemplateShape shape = TemplateComponents.of(
                "UTILITY",
                "POSITIONAL",
                json("[" + POSITIONAL_BODY + ",{'type':'BUTTONS','buttons':[{'type':'URL','text':'See',"
                        + "'url':'https://x.example/{{1}}','example':['https://x.example/abc']}]}]"));
        assertThat(shape.variables().stream()
                        .map(variable ->
                                variable.key() + "=" + variable.example().orElse("")))
                .containsExactly("body.1=Ana", "body.2=123", "button.0=abc");
    }

    @Test
    void aPageOfTheListIsRead() {
        TemplatePage page =
                TemplatePage.of(parse(json("{'data':[{'id':'11','name':'a','language':'en-US','status':'APPROVED',"
                        + "'category':'UTILITY','components':[{'type':'BODY','text':'x'}],'parameter_format':'NAMED',"
                        + "'quality_score':{'score':'GREEN','date':1},'rejected_reason':'NONE'},"
                        + "{'id':12,'name':'b','language':'es'},{'name':'no id','language':'es'},7],"
                        + "'paging':{'cursors':{'before':'x','after':'y'},'next':'https://x'}}")));
        assertThat(page.after()).contains("y");
        assertThat(page.templates()).hasSize(2);
        ListedTemplate first = page.templates().get(0);
        assertThat(first.language()).isEqualTo("en_US");
        assertThat(first.components()).isEqualTo(json("[{'type':'BODY','text':'x'}]"));
        assertThat(first.quality()).contains("GREEN");
        assertThat(first.rejectedReason()).isEmpty();
        assertThat(page.templates().get(1).status()).isEqualTo("UNKNOWN");
    }

    @Test
    void theLastPageHasNoNext() {
        assertThat(TemplatePage.of(parse(json("{'data':[],'paging':{'cursors':{'after':'y'}}}")))
                        .after())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'data':{}}", "{'data':null}"})
    void whatIsNoListIsNoEmptyList(String answer) {
        assertThatThrownBy(() -> TemplatePage.of(parse(json(answer)))).isInstanceOf(IllegalArgumentException.class);
    }

    private static TemplateShape everything() {
        return TemplateComponents.of(
                "MARKETING",
                "POSITIONAL",
                json("[{'type':'HEADER','format':'TEXT','text':'Order {{1}}'},{'type':'BODY','text':'12345{{1}}67890'},"
                        + "{'type':'BUTTONS','buttons':[{'type':'URL','text':'See','url':'https://x.example/{{1}}'},"
                        + "{'type':'COPY_CODE'}]}]"));
    }

    private static void assertFault(
            TemplateShape shape,
            Map<String, String> values,
            Map<String, Attachment> attachments,
            String key,
            Fault fault) {
        assertThatThrownBy(() -> TemplateFill.fill(shape, values, attachments, NOW))
                .asInstanceOf(type(ValueNotUsable.class))
                .satisfies(refusal -> {
                    assertThat(refusal.facts()).containsEntry("value", key);
                    assertThat(refusal.fault()).isEqualTo(fault);
                });
    }

    private static Template template(Case one) {
        return new Template(
                new TemplateId(7),
                "1",
                new ListedTemplate(
                        "11",
                        "order_update",
                        "en_US",
                        one.category,
                        "APPROVED",
                        one.format,
                        Optional.empty(),
                        json(one.components),
                        Optional.empty()),
                NOW);
    }

    private static JsonObject parse(String text) {
        return JsonParts.read(text.getBytes(StandardCharsets.UTF_8)).asJsonObject();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
