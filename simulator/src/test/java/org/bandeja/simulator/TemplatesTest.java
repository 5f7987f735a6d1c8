package org.bandeja.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.bandeja.simulator.json.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest extends SimulatorTestBase {
    private static final String TEMPLATES = ACCOUNT + "/message_templates";
    private static final String BODY =
            "[{'type':'BODY','text':'Hello {{1}}, how are you today?','example':{'body_text':[['Ana']]}}]";

    @Test
    void listsThemPageByPage() throws Exception {
        List<String> ids = new ArrayList<>();
        String path = TEMPLATES + "?fields=name,language,status&limit=4";
        for (Optional<String> next = Optional.of(path); next.isPresent(); ) {
            JsonObject page = graph(next.get());
            assertThat(page.getJsonArray("data").size()).isBetween(1, 4);
            page.getJsonArray("data").getValuesAs(JsonObject.class).forEach(template -> {
                assertThat(template).containsOnlyKeys("name", "language", "status", "id");
                ids.add(template.getString("id"));
            });
            JsonObject paging = page.getJsonObject("paging");
            next = JsonText.textOf(paging, "next").map(url -> url.substring(url.indexOf("/v26.0/") + 7));
            next.ifPresent(url ->
                    assertThat(url).contains(paging.getJsonObject("cursors").getString("after")));
        }
        assertThat(new HashSet<>(ids)).hasSize(ids.size()).hasSize(15);
    }

    @Test
    void filtersAndDescribesThem() throws Exception {
        assertThat(data(graph(TEMPLATES + "?name=order_update"))).hasSize(3);
        assertThat(data(graph(TEMPLATES + "?name=order_update&language=pt_BR"))).hasSize(1);
        JsonObject rejected = data(graph(TEMPLATES + "?status=rejected&fields=name,rejected_reason,quality_score"))
                .get(0);
        assertThat(rejected.getString("rejected_reason")).isEqualTo("SCAM");
        assertThat(rejected.getJsonObject("quality_score")).containsKey("score");
        String id = data(graph(TEMPLATES + "?name=hello_world")).get(0).getString("id");
        assertThat(graph(id + "?fields=name,components").getString("name")).isEqualTo("hello_world");
        assertThat(call(request("/v26.0/" + id).header("Authorization", "Bearer second token"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aNewOneIsReviewedAndTheVerdictTold() throws Exception {
        control("templates/review", "{\"delayMillis\":0}");
        HttpResponse<String> created = post(TEMPLATES, template("greeting", "es", BODY));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
        assertThat(json(created).getString("status")).isEqualTo("PENDING");
        await("the verdict", () -> receiver.posts().size() == 1);
        JsonObject change = JsonText.parseObject(receiver.posts().get(0).body())
                .getJsonArray("entry")
                .getJsonObject(0);
        assertThat(change).containsKey("time");
        JsonObject value = receiver.posts().get(0).value();
        assertThat(value.getString("event")).isEqualTo("APPROVED");
        assertThat(value.getJsonNumber("message_template_id").toString())
                .isEqualTo(json(created).getString("id"));
        assertThat(data(graph(TEMPLATES + "?name=greeting")).get(0).getString("status"))
                .isEqualTo("APPROVED");
    }

    @Test
    void aReviewMayRejectOrWaitForAVerdictByHand() throws Exception {
        control("templates/review", "{\"delayMillis\":0,\"verdict\":\"REJECTED\",\"reason\":\"TAG_CONTENT_MISMATCH\"}");
        post(TEMPLATES, template("one", "es", BODY));
        await("the verdict", () -> receiver.posts().size() == 1);
        assertThat(receiver.posts().get(0).value().getString("reason")).isEqualTo("TAG_CONTENT_MISMATCH");
        control("templates/review", "{\"auto\":false}");
        String id = json(post(TEMPLATES, template("two", "es", BODY))).getString("id");
        control(
                "templates/" + id,
                "{\"status\":\"PAUSED\",\"quality\":\"RED\",\"category\":\"MARKETING\",\"categoryInADay\":\"UTILITY\"}");
        await("four pieces of news", () -> receiver.posts().size() == 5);
        assertThat(receiver.posts().get(1).value().getJsonObject("other_info").getString("title"))
                .isEqualTo("FIRST_PAUSE");
        assertThat(receiver.posts().get(2).value().getString("new_quality_score"))
                .isEqualTo("RED");
        assertThat(receiver.posts().get(3).value().getString("previous_category"))
                .isEqualTo("UTILITY");
        assertThat(receiver.posts().get(4).value().getString("correct_category"))
                .isEqualTo("UTILITY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2388024|order_update|[{'type':'BODY','text':'Hello there'}]",
                "2388299|a|[{'type':'BODY','text':'{{1}} hello to you all','example':{'body_text':[['x']]}}]",
                "2388299|a|[{'type':'BODY','text':'hello to you all {{1}}','example':{'body_text':[['x']]}}]",
                "2388293|a|[{'type':'BODY','text':'Hi {{1}} there','example':{'body_text':[['x']]}}]",
                "2388072|a|[{'type':'BODY','text':'Hello to you all {{2}} today','example':{'body_text':[['x']]}}]",
                "2388072|a|[{'type':'BODY','text':'Hello to you all {{1}} {{2}} my friends today','example':"
                        + "{'body_text':[['x','y']]}}]",
                "2388043|a|[{'type':'BODY','text':'Hello to you all {{1}} today'}]",
                "2388043|a|[{'type':'FOOTER','text':'Hello'}]",
                "2388040|a|[{'type':'BODY','text':'LONG'}]",
                "2388040|a|[{'type':'BODY','text':'b'},{'type':'FOOTER','text':'LINE'}]",
                "2388047|a|[{'type':'HEADER','format':'IMAGE','example':{'header_handle':['no such']}},{'type':'BODY','text':"
                        + "'b'}]",
                "2388047|a|[{'type':'HEADER','format':'TEXT','text':'{{1}} and {{2}}'},{'type':'BODY','text':'b'}]",
                "2388073|a|[{'type':'BODY','text':'b'},{'type':'FOOTER','text':'by {{1}}'}]",
                "2388040|a|[{'type':'BODY','text':'b'},{'type':'BUTTONS','buttons':[{'type':'QUICK_REPLY','text':'LINE'}]}]",
                "2388082|a|[{'type':'BODY','text':'b'},{'type':'BUTTONS','buttons':[{'type':'QUICK_REPLY','text':'a'},"
                        + "{'type':'URL','text':'b','url':'https://x.example'},{'type':'QUICK_REPLY','text':'c'}]}]",
                "2388082|a|[{'type':'BODY','text':'b'},{'type':'BUTTONS','buttons':[{'type':'URL','text':'b','url':"
                        + "'https://x.example/{{1}}/y'}]}]"
            })
    void refusesAsWhatsAppDoes(int subcode, String name, String components) throws Exception {
        String full = components.replace("LONG", "x".repeat(1025)).replace("LINE", "y".repeat(61));
        HttpResponse<String> response = post(TEMPLATES, template(name, "es", full));
        assertThat(error(response).getInt("code")).isEqualTo(100);
        assertThat(error(response).getInt("error_subcode")).as(response.body()).isEqualTo(subcode);
        assertThat(error(response).getString("error_user_title")).isNotEmpty();
        assertThat(error(response).getString("error_user_msg")).isNotEmpty();
    }

    /** C: a card with a picture, B: its buttons; I: the picture alone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "0|MARKETING|[WORDS,{'type':'CAROUSEL','cards':[{'components':[C,B]},{'components':[C,B]}]}]",
                "0|MARKETING|[WORDS,{'type':'CAROUSEL','cards':[{'components':[I]},{'components':[I]}]}]",
                "2388043|UTILITY|[WORDS,{'type':'CAROUSEL','cards':[{'components':[C,B]},{'components':[C,B]}]}]",
                "2388043|MARKETING|[WORDS,{'type':'CAROUSEL','cards':[{'components':[C,B]}]}]",
                "2388043|MARKETING|[WORDS,{'type':'CAROUSEL','cards':[{'components':[C,B]},{'components':[C]}]}]",
                "2388043|MARKETING|[WORDS,{'type':'CAROUSEL','cards':[{'components':[C,B]},{'components':[I,B]}]}]",
                "2388043|MARKETING|[WORDS,{'type':'FOOTER','text':'x'},{'type':'CAROUSEL','cards':[{'components':[I]},"
                        + "{'components':[I]}]}]",
                "2388043|MARKETING|[WORDS,{'type':'CAROUSEL','cards':[{'components':[I,{'type':'FOOTER','text':'x'}]},"
                        + "{'components':[I]}]}]",
                "2388047|MARKETING|[WORDS,{'type':'CAROUSEL','cards':[{'components':[WORDS]},{'components':[WORDS]}]}]",
                "2388040|MARKETING|[WORDS,{'type':'CAROUSEL','cards':[{'components':[I,{'type':'BODY','text':'LONG'}]},"
                        + "{'components':[I]}]}]",
                "2388082|MARKETING|[WORDS,{'type':'CAROUSEL','cards':[{'components':[I,{'type':'BUTTONS','buttons':["
                        + "{'type':'COPY_CODE','example':'A'}]}]},{'components':[I]}]}]",
                "0|MARKETING|[WORDS,I,OFFER,{'type':'BUTTONS','buttons':[{'type':'COPY_CODE','example':'A'},LINK]}]",
                "2388043|UTILITY|[WORDS,OFFER,{'type':'BUTTONS','buttons':[{'type':'COPY_CODE','example':'A'},LINK]}]",
                "2388082|MARKETING|[WORDS,OFFER,{'type':'BUTTONS','buttons':[LINK]}]",
                "2388082|MARKETING|[WORDS,OFFER]",
                "2388073|MARKETING|[WORDS,OFFER,{'type':'FOOTER','text':'x'},{'type':'BUTTONS','buttons':[LINK]}]",
                "2388047|MARKETING|[WORDS,OFFER,{'type':'HEADER','format':'TEXT','text':'x'}]",
                "0|AUTHENTICATION|[{'type':'BODY'},{'type':'BUTTONS','buttons':[{'type':'OTP','otp_type':'ONE_TAP',APPS}]}]",
                "2388082|AUTHENTICATION|[{'type':'BODY'},{'type':'BUTTONS','buttons':[{'type':'OTP','otp_type':'ONE_TAP'}]}]",
                "2388082|AUTHENTICATION|[{'type':'BODY'},{'type':'BUTTONS','buttons':[{'type':'OTP','otp_type':'ZERO_TAP',"
                        + "APPS}]}]",
                "0|AUTHENTICATION|[{'type':'BODY'},{'type':'BUTTONS','buttons':[{'type':'OTP','otp_type':'ZERO_TAP',"
                        + "'zero_tap_terms_accepted':true,APPS}]}]",
                "0|MARKETING|[WORDS,{'type':'BUTTONS','buttons':[{'type':'CATALOG','text':'View catalog'}]}]",
                "2388043|UTILITY|[WORDS,{'type':'BUTTONS','buttons':[{'type':'CATALOG','text':'View catalog'}]}]",
                "2388082|MARKETING|[I,WORDS,{'type':'BUTTONS','buttons':[{'type':'CATALOG','text':'View catalog'}]}]",
                "2388082|MARKETING|[WORDS,{'type':'BUTTONS','buttons':[{'type':'CATALOG','text':'View catalog'},LINK]}]",
                "0|UTILITY|[WORDS,{'type':'BUTTONS','buttons':[{'type':'FLOW','text':'Book','flow_id':'12345'}]}]",
                "2388082|UTILITY|[WORDS,{'type':'BUTTONS','buttons':[{'type':'FLOW','text':'Book'}]}]"
            })
    void richerFormsHaveTheirRules(int subcode, String category, String components) throws Exception {
        String picture = "{'type':'HEADER','format':'IMAGE','example':{'header_handle':['" + picture() + "']}}";
        String full = components
                .replace("WORDS", "{'type':'BODY','text':'Hello there'}")
                .replace(
                        "OFFER",
                        "{'type':'LIMITED_TIME_OFFER','limited_time_offer':{'text':'Soon','has_expiration':true}}")
                .replace("LINK", "{'type':'URL','text':'Go','url':'https://x.example'}")
                .replace("APPS", "'supported_apps':[{'package_name':'com.shop','signature_hash':'K8a/AINcGX7'}]")
                .replace("LONG", "x".repeat(161))
                .replaceAll("\\bC\\b", "I,{'type':'BODY','text':'Bags'}")
                .replaceAll("\\bB\\b", "{'type':'BUTTONS','buttons':[{'type':'QUICK_REPLY','text':'Yes'}]}")
                .replaceAll("\\bI\\b", picture);
        HttpResponse<String> response =
                post(TEMPLATES, template("rich", "es", full).replace("UTILITY", category));
        if (subcode == 0) {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        } else {
            assertThat(error(response).getInt("error_subcode"))
                    .as(response.body())
                    .isEqualTo(subcode);
        }
    }

    @Test
    void namesAndLimitsAreChecked() throws Exception {
        assertThat(error(post(TEMPLATES, template("Big", "es", BODY))).getInt("code"))
                .isEqualTo(100);
        assertThat(error(post(TEMPLATES, template("a", "Spanish", BODY))).getInt("code"))
                .isEqualTo(100);
        for (int i = 0; i < 100; i++) {
            assertThat(post(TEMPLATES, template("many_" + i, "es", BODY)).statusCode())
                    .isEqualTo(200);
        }
        assertThat(error(post(TEMPLATES, template("one_more", "es", BODY))).getInt("code"))
                .isEqualTo(80007);
    }

    @Test
    void aPictureOfTheHeaderIsUploadedFirst() throws Exception {
        String handle = picture();
        HttpResponse<String> created = post(
                TEMPLATES,
                template(
                        "with_picture",
                        "es",
                        "[{'type':'HEADER','format':'IMAGE','example':{'header_handle':['" + handle
                                + "']}},{'type':'BODY','text':'Look'}]"));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
    }

    @Test
    void changingAnApprovedOneIsPossibleOnceADayAndReviewedAgain() throws Exception {
        control("templates/review", "{\"delayMillis\":0}");
        String id = data(graph(TEMPLATES + "?name=hello_world")).get(0).getString("id");
        String edit = "{\"components\":[{\"type\":\"BODY\",\"text\":\"Hello again\"}]}";
        assertThat(post(id, edit).body()).isEqualTo("{\"success\":true}");
        await("the verdict", () -> receiver.posts().size() == 1);
        assertThat(error(post(id, edit)).getInt("error_subcode")).isEqualTo(2388039);
        assertThat(error(post(id, "{\"category\":\"MARKETING\"}")).getInt("error_subcode"))
                .isEqualTo(2388039);
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        assertThat(post(id, edit).statusCode()).isEqualTo(200);
    }

    @Test
    void aDeletedNameIsBlockedForThirtyDays() throws Exception {
        HttpResponse<String> deleted =
                call(authorised("/v26.0/" + TEMPLATES + "?name=order_update").DELETE());
        assertThat(deleted.body()).isEqualTo("{\"success\":true}");
        assertThat(data(graph(TEMPLATES + "?name=order_update"))).isEmpty();
        await("told", () -> receiver.posts().size() == 3);
        String again = template("order_update", "es", BODY);
        assertThat(error(post(TEMPLATES, again)).getInt("error_subcode")).isEqualTo(2388023);
        clock.advance(Duration.ofDays(30));
        assertThat(post(TEMPLATES, again).statusCode()).isEqualTo(200);
        String disabled = data(graph(TEMPLATES + "?name=old_offer")).get(0).getString("id");
        assertThat(error(call(authorised("/v26.0/" + TEMPLATES + "?hsm_id=" + disabled + "&name=old_offer")
                                .DELETE()))
                        .getInt("error_subcode"))
                .isEqualTo(2388039);
    }

    @Test
    void sendsOneFilledInAndShowsWhatTheCustomerSees() throws Exception {
        inbound("Hola");
        clock.advance(Duration.ofDays(3));
        control("limits", "{\"window\":\"sync\"}");
        HttpResponse<String> sent = sendTemplate("order_update", "es", ORDER);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        JsonObject received = control("customers/" + ANA + "/messages")
                .getJsonArray("received")
                .getJsonObject(0);
        assertThat(received.getString("text")).startsWith("Hola Luis, tu pedido llega el martes entre");
        JsonObject shown = received.getJsonObject("shown");
        assertThat(shown.getJsonObject("header").getString("text")).isEqualTo("Pedido 12");
        assertThat(shown.getString("footer")).isEqualTo("Gracias por tu compra");
        assertThat(shown.getJsonArray("buttons").getJsonObject(1).getString("payload"))
                .isEqualTo("change");
        assertThat(shown.getJsonArray("buttons").getJsonObject(2).getString("url"))
                .isEqualTo("https://shop.example/orders/12");
        await(
                "priced by its category",
                () -> receiver.posts().stream().anyMatch(post -> post.text().contains("\"category\":\"utility\"")));
    }

    private static final String ORDER = "[{'type':'header','parameters':[{'type':'text','text':'12'}]},"
            + "{'type':'body','parameters':[{'type':'text','text':'Luis'},{'type':'text','text':'martes'}]},"
            + "{'type':'button','sub_type':'quick_reply','index':'1','parameters':[{'type':'payload','payload':'change'}]},"
            + "{'type':'button','sub_type':'url','index':2,'parameters':[{'type':'text','text':'12'}]}]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "132001|no_such|es|[]",
                "132001|hello_world|es|[]",
                "132001|welcome_back|es|[{'type':'body','parameters':[{'type':'text','text':'x'}]}]",
                "132015|survey|es|[]",
                "132016|old_offer|es|[]",
                "132000|order_update|es|[{'type':'header','parameters':[{'type':'text','text':'12'}]}]",
                "132000|appointment_reminder|en_US|[{'type':'header','parameters':[{'type':'text','parameter_name':'first_name',"
                        + "'text':'A'}]},{'type':'body','parameters':[{'type':'text','parameter_name':'appointment_date',"
                        + "'text':'x'}]}]",
                "132012|appointment_reminder|en_US|[{'type':'header','parameters':[{'type':'text','text':'A'}]}]",
                "132012|summer_sale|es|[]",
                "132012|where_we_are|es|[{'type':'header','parameters':[{'type':'text','text':'x'}]}]",
                "132012|hello_world|en_US|[{'type':'button','sub_type':'url','index':0,'parameters':[{'type':'text','text':'x'}]}]",
                "131008|login_code|es|[{'type':'body','parameters':[{'type':'text','text':'123456'}]}]"
            })
    void refusesWhatDoesNotFitTheTemplate(int code, String name, String language, String components) throws Exception {
        HttpResponse<String> response = sendTemplate(name, language, components);
        assertThat(error(response).getInt("code")).as(response.body()).isEqualTo(code);
    }

    @Test
    void valuesHaveTheirLimits() throws Exception {
        assertThat(error(sendTemplate("order_update", "es", ORDER.replace("Luis", "x".repeat(1000))))
                        .getInt("code"))
                .isEqualTo(132005);
        assertThat(error(sendTemplate("order_update", "es", ORDER.replace("Luis", "a\\tb")))
                        .getInt("code"))
                .isEqualTo(132018);
        assertThat(error(sendTemplate("order_update", "es", ORDER.replace("'index':2", "'index':0")))
                        .getInt("code"))
                .isEqualTo(132012);
    }

    @Test
    void everyDemonstrationThatIsApprovedCanBeSent() throws Exception {
        String location =
                "{'type':'header','parameters':[{'type':'location','location':{'latitude':4.6,'longitude':-74.1,"
                        + "'name':'Shop','address':'Calle 1'}}]},";
        String one = "{'type':'body','parameters':[{'type':'text','text':'x'}]}";
        String two = "{'type':'body','parameters':[{'type':'text','text':'x'},{'type':'text','text':'y'}]}";
        String link = "{'type':'header','parameters':[{'type':'KIND','KIND':{'link':'https://x.example/f'}}]},";
        sent("where_we_are", "es", "[" + location + one + "]");
        sent(
                "summer_sale",
                "es",
                "[" + link.replace("KIND", "image") + two
                        + ",{'type':'button','sub_type':'copy_code','index':0,'parameters':[{'type':'coupon_code',"
                        + "'coupon_code':'SAVE'}]}]");
        sent("invoice", "es", "[" + link.replace("KIND", "document") + two + "]");
        sent("how_it_works", "en", "[" + link.replace("KIND", "video").replace("},]", "}]") + "]");
        sent(
                "login_code",
                "es",
                "[" + one + ",{'type':'button','sub_type':'url','index':'0','parameters':[{'type':'text',"
                        + "'text':'123456'}]}]");
        sent(
                "appointment_reminder",
                "en_US",
                "[{'type':'header','parameters':[{'type':'text','parameter_name':'first_name','text':'A'}]},"
                        + "{'type':'body','parameters':[{'type':'text','parameter_name':'appointment_time','text':'9'},"
                        + "{'type':'text','parameter_name':'appointment_date','text':'x'}]}]");
        String card = "{'card_index':N,'components':[" + link.replace("KIND", "image") + one
                + ",{'type':'button','sub_type':'url','index':1,'parameters':[{'type':'text','text':'1'}]}]}";
        sent(
                "new_arrivals",
                "es",
                "[" + one + ",{'type':'carousel','cards':[" + card.replace("N", "1") + "," + card.replace("N", "0")
                        + "]}]");
    }

    private void sent(String name, String language, String components) throws Exception {
        HttpResponse<String> response = sendTemplate(name, language, components.replace(",]", "]"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private HttpResponse<String> sendTemplate(String name, String language, String components) throws Exception {
        return call(sending(("{'messaging_product':'whatsapp','to':'" + ANA + "','type':'template','template':{'name':'"
                        + name + "','language':{'code':'" + language + "'},'components':" + components + "}}")
                .replace('\'', '"')));
    }

    /** @return the handle of one that was uploaded */
    private String picture() throws Exception {
        String session = json(post("670843887433847/uploads?file_name=a.png&file_length=3&file_type=image/png", ""))
                .getString("id");
        assertThat(session).startsWith("upload:");
        HttpResponse<String> uploaded = call(request("/v26.0/" + session)
                .header("Authorization", "OAuth let me in")
                .header("file_offset", "0")
                .POST(BodyPublishers.ofString("abc")));
        return json(uploaded).getString("h");
    }

    private static String template(String name, String language, String components) {
        return ("{'name':'" + name + "','language':'" + language + "','category':'UTILITY','components':" + components
                        + "}")
                .replace('\'', '"');
    }

    private static List<JsonObject> data(JsonObject page) {
        return page.getJsonArray("data").getValuesAs(JsonObject.class);
    }
}
