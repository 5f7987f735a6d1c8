package org.bandeja.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bandeja.simulator.chat.Account;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.media.MediaStore;
import org.bandeja.simulator.media.Medium;
import org.bandeja.simulator.template.Templates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SendChecksTest {
    private static final String HEAD = "{\"messaging_product\":\"whatsapp\",";
    private static final BusinessNumber NUMBER = new BusinessNumber("1", "+57 601 555 0100");
    private static final Account ACCOUNT = new Account("a", "A", "1", "s", "t", List.of(NUMBER));
    private static final String TO = HEAD + "\"to\":\"+573001112233\",";

    @TempDir
    static Path directory;

    private static MediaStore store;
    private static String picture;

    @BeforeAll
    static void keepAPicture() throws IOException {
        store = new MediaStore(directory, Clock.systemUTC());
        try (MediaStore.Draft draft = store.draft(1_000)) {
            draft.out().write(1);
            picture = draft.keep(new MediaStore.About(
                            "a", Optional.of("1"), Medium.Origin.BUSINESS, "image/png", Optional.empty()))
                    .id();
        }
    }

    private static SendCommand check(JsonObject body) {
        return new SendChecks(store, new Templates(List.of(ACCOUNT), Clock.systemUTC())).check(body, ACCOUNT, NUMBER);
    }

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of("image", "{'id':'PICTURE','caption':'look'}", "look"),
                Arguments.of("image", "{'link':'https://example.org/a.png'}", ""),
                Arguments.of("document", "{'id':'PICTURE','filename':'a.png'}", "a.png"),
                Arguments.of("location", "{'latitude':4.6,'longitude':'-74.1','name':'Bogota'}", "Bogota"),
                Arguments.of(
                        "contacts",
                        "[{'name':{'formatted_name':'Ana B','first_name':'Ana'},'phones':[{'phone':'+57 1','type':'CELL'}],"
                                + "'org':{'company':'X'},'birthday':'1990-01-31'}]",
                        "Ana B"),
                Arguments.of("reaction", "{'message_id':'wamid.1','emoji':'\ud83d\udc4d'}", "\ud83d\udc4d"),
                Arguments.of("reaction", "{'message_id':'wamid.1','emoji':''}", ""),
                Arguments.of("interactive", buttons(3, "t"), "b"),
                Arguments.of("interactive", list(5, 5), "b"),
                Arguments.of(
                        "interactive",
                        "{'type':'cta_url','header':{'type':'image','image':{'id':'PICTURE'}},'body':{'text':'b'},'footer':"
                                + "{'text':'f'},'action':{'name':'cta_url','parameters':{'display_text':'Open','url':"
                                + "'https://example.org/'}}}",
                        "b"),
                Arguments.of(
                        "interactive",
                        "{'type':'location_request_message','body':{'text':'b'},'action':{'name':'send_location'}}",
                        "b"),
                Arguments.of(
                        "interactive",
                        "{'type':'flow','body':{'text':'b'},'action':{'name':'flow','parameters':{'flow_message_version':'3',"
                                + "'flow_id':'1','flow_cta':'Go'}}}",
                        "b"),
                Arguments.of("interactive", "{'type':'catalog_message','body':{'text':'b'},'action':{}}", "b"));
    }

    @ParameterizedTest
    @MethodSource("good")
    void acceptsEveryType(String type, String content, String text) {
        SendCommand command = check(typed(type, content));
        assertThat(command.type()).isEqualTo(type);
        assertThat(command.text()).isEqualTo(text);
        assertThat(command.laterFailure()).isEmpty();
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("image", "{}", 100),
                Arguments.of("image", "{'id':'PICTURE','link':'https://example.org/a.png'}", 100),
                Arguments.of("image", "{'id':'123'}", 131009),
                Arguments.of("image", "{'link':'file:///etc/passwd'}", 131009),
                Arguments.of("image", "{'id':'PICTURE','filename':'x'}", 100),
                Arguments.of("image", "{'id':'PICTURE','caption':'" + "x".repeat(1025) + "'}", 100),
                Arguments.of("audio", "{'id':'PICTURE','caption':'x'}", 100),
                Arguments.of("location", "{'latitude':91,'longitude':0}", 131009),
                Arguments.of("location", "{'latitude':1}", 131008),
                Arguments.of("contacts", "[]", 131009),
                Arguments.of("contacts", "[{'name':{'formatted_name':'Ana'}}]", 131009),
                Arguments.of("contacts", "[{'phones':[]}]", 131008),
                Arguments.of("contacts", "[{'name':{'formatted_name':'A','first_name':'A'},'nick':'x'}]", 100),
                Arguments.of("reaction", "{'message_id':'wamid.1'}", 131008),
                Arguments.of("reaction", "{'message_id':'wamid.1','emoji':'hello'}", 131009),
                Arguments.of("interactive", buttons(4, "t"), 131009),
                Arguments.of("interactive", buttons(1, "t".repeat(21)), 131009),
                Arguments.of("interactive", buttons(2, "same").replace("same1", "same0"), 131009),
                Arguments.of("interactive", buttons(2, "t").replace("'id':'i1'", "'id':'i0'"), 131009),
                Arguments.of("interactive", buttons(1, "t").replace("'b'", "'" + "b".repeat(1025) + "'"), 131009),
                Arguments.of("interactive", buttons(1, "t").replace("{'text':'b'}", "{}"), 131008),
                Arguments.of("interactive", buttons(0, "t"), 131009),
                Arguments.of("interactive", list(6, 5), 131009),
                Arguments.of(
                        "interactive", list(1, 1).replace("'title':'s'", "'title':'" + "s".repeat(25) + "'"), 131009),
                Arguments.of(
                        "interactive",
                        list(1, 1).replace("'title':'s',", "").replace("[{'rows'", "[{'rows':[]},{'rows'"),
                        131008),
                Arguments.of("interactive", "{'type':'dance','body':{'text':'b'},'action':{}}", 100),
                Arguments.of(
                        "interactive",
                        "{'type':'cta_url','body':{'text':'b'},'action':{'name':'cta_url','parameters':{'display_text':'x',"
                                + "'url':'javascript:1'}}}",
                        131009),
                Arguments.of(
                        "interactive",
                        "{'type':'location_request_message','header':{'type':'text','text':'h'},'body':{'text':'b'},'action':"
                                + "{'name':'send_location'}}",
                        131009));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesWhatIsWrongInAnyType(String type, String content, int code) {
        refused(typed(type, content), code, "");
    }

    @Test
    void aFileThatDoesNotFitFailsLater() {
        assertThat(check(typed("sticker", "{'id':'PICTURE'}")).laterFailure()).hasValue(131053);
        assertThat(check(typed("audio", "{'id':'PICTURE','voice':true}")).laterFailure())
                .hasValue(131053);
    }

    private static String buttons(int count, String title) {
        String buttons = IntStream.range(0, count)
                .mapToObj(i -> "{'type':'reply','reply':{'id':'i" + i + "','title':'"
                        + (title.length() > 20 ? title : title + i) + "'}}")
                .collect(Collectors.joining(","));
        return "{'type':'button','header':{'type':'text','text':'h'},'body':{'text':'b'},'footer':{'text':'f'},'action':"
                + "{'buttons':[" + buttons + "]}}";
    }

    private static String list(int first, int second) {
        return "{'type':'list','body':{'text':'b'},'action':{'button':'Choose','sections':[{'title':'s','rows':["
                + rows("a", first) + "]},{'title':'z','rows':[" + rows("b", second) + "]}]}}";
    }

    private static String rows(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'id':'" + prefix + i + "','title':'row','description':'d'}")
                .collect(Collectors.joining(","));
    }

    private static JsonObject typed(String type, String content) {
        return json(TO + "\"type\":\"" + type + "\",\"" + type + "\":"
                + content.replace('\'', '"').replace("PICTURE", picture) + "}");
    }

    @Test
    void acceptsAnOrdinaryText() {
        SendCommand command = check(json(TO + "\"recipient_type\":\"individual\",\"type\":\"text\","
                + "\"text\":{\"body\":\"Hola\",\"preview_url\":false},\"biz_opaque_callback_data\":\"m1\"}"));
        assertThat(command.text()).isEqualTo("Hola");
        assertThat(command.recipient().phone()).contains("573001112233");
        assertThat(command.callbackData()).contains("m1");
    }

    @Test
    void acceptsAUserIdInsteadOfAPhone() {
        SendCommand command = check(json(HEAD + "\"recipient\":\"CO.13491208\",\"text\":{\"body\":\"x\"}}"));
        assertThat(command.recipient().userId()).contains("CO.13491208");
        assertThat(command.recipient().phone()).isEmpty();
    }

    @Test
    void thePhoneGoesBeforeTheUserId() {
        SendCommand command = check(json(TO + "\"recipient\":\"CO.1\",\"text\":{\"body\":\"x\"}}"));
        assertThat(command.recipient().phone()).contains("573001112233");
    }

    @Test
    void countsCharactersAndNotCodeUnits() {
        check(withText("\ud83d\ude00".repeat(4096)));
        refused(withText("\ud83d\ude00".repeat(4097)), 100, "at most 4096");
    }

    @Test
    void callbackDataHasAtMost512Characters() {
        check(json(TO + "\"text\":{\"body\":\"x\"},\"biz_opaque_callback_data\":\"" + "d".repeat(512) + "\"}"));
        JsonObject longer =
                json(TO + "\"text\":{\"body\":\"x\"},\"biz_opaque_callback_data\":\"" + "d".repeat(513) + "\"}");
        refused(longer, 100, "biz_opaque_callback_data");
    }

    static Stream<Arguments> mistakes() {
        String text = "\"text\":{\"body\":\"x\"}}";
        return Stream.of(
                Arguments.of("{}", 100, "messaging_product"),
                Arguments.of("{\"messaging_product\":\"telegram\"}", 100, "messaging_product"),
                Arguments.of(HEAD + text, 100, "The parameter to is required"),
                Arguments.of(HEAD + "\"to\":\"573001112233\"," + text, 131009, "Parameter value is not valid"),
                Arguments.of(HEAD + "\"to\":\"+12\"," + text, 131009, "Parameter value is not valid"),
                Arguments.of(HEAD + "\"to\":573001112233," + text, 100, "must be a string"),
                Arguments.of(HEAD + "\"recipient\":\"nobody\"," + text, 131009, "Parameter value is not valid"),
                Arguments.of(TO + "\"recipient_type\":\"group\"," + text, 100, "recipient_type"),
                Arguments.of(TO + "\"type\":\"fax\"," + text, 100, "Param type must be one of"),
                Arguments.of(TO + "\"type\":\"image\"," + text, 100, "Unexpected key \"text\""),
                Arguments.of(TO + "\"type\":\"image\"}", 131008, "Required parameter is missing"),
                Arguments.of(TO + "\"type\":\"text\"}", 131008, "Required parameter is missing"),
                Arguments.of(TO + "\"text\":{}}", 131008, "Required parameter is missing"),
                Arguments.of(TO + "\"text\":\"x\"}", 100, "must be a JSON object"),
                Arguments.of(TO + "\"text\":{\"body\":\"\"}}", 100, "at least 1 characters"),
                Arguments.of(TO + "\"text\":{\"body\":\"x\",\"bold\":true}}", 100, "Unexpected key \"bold\""),
                Arguments.of(TO + "\"text\":{\"body\":\"x\",\"preview_url\":\"no\"}}", 100, "preview_url"),
                Arguments.of(TO + "\"priority\":1," + text, 100, "Unexpected key \"priority\""),
                Arguments.of(TO + "\"context\":{}," + text, 100, "message_id is required"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesAsWhatsAppDoes(String body, int code, String message) {
        refused(json(body), code, message);
    }

    private static void refused(JsonObject body, int code, String message) {
        assertThatThrownBy(() -> check(body))
                .isInstanceOfSatisfying(
                        GraphError.class, error -> assertThat(error.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    private static JsonObject withText(String text) {
        return json(TO + "\"text\":{\"body\":\"" + text + "\"}}");
    }

    private static JsonObject json(String text) {
        return JsonText.parseObject(text.getBytes(StandardCharsets.UTF_8));
    }
}
