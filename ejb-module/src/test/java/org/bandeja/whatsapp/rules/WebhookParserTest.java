package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bandeja.whatsapp.rules.Payloads.ANA;
import static org.bandeja.whatsapp.rules.Payloads.METADATA;
import static org.bandeja.whatsapp.rules.Payloads.change;
import static org.bandeja.whatsapp.rules.Payloads.delivery;
import static org.bandeja.whatsapp.rules.Payloads.message;
import static org.bandeja.whatsapp.rules.Payloads.messages;
import static org.bandeja.whatsapp.rules.Payloads.messagesChange;
import static org.bandeja.whatsapp.rules.Payloads.only;
import static org.bandeja.whatsapp.rules.Payloads.parse;
import static org.bandeja.whatsapp.rules.Payloads.statuses;
import static org.bandeja.whatsapp.rules.Payloads.text;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalInt;
import org.bandeja.whatsapp.rules.StatusUpdate.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookParserTest {
    @Test
    void readsATextWithEverythingAroundIt() throws UnreadableDelivery {
        ParsedDelivery delivery = parse(messages(ANA, text("wamid.A", "Hola")));

        InboundMessage message = delivery.messages().get(0);
        assertThat(message.phoneNumberId()).isEqualTo("106540352242922");
        assertThat(message.displayPhoneNumber()).isEqualTo("15550783881");
        assertThat(message.whatsappId()).isEqualTo("wamid.A");
        assertThat(message.phone()).contains("+573001112233");
        assertThat(message.userId()).isEmpty();
        assertThat(message.profileName()).isEqualTo("Ana Gómez");
        assertThat(message.at()).isEqualTo(Instant.parse("2025-06-15T23:27:53Z"));
        assertThat(message.said().type()).isEqualTo("text");
        assertThat(message.said().text()).contains("Hola");
        assertThat(message.said().content()).isEmpty();
        assertThat(message.opensWindow()).isTrue();
        assertThat(message.groupId()).isEmpty();
        assertThat(delivery.skipped()).isEmpty();
    }

    @Test
    void readsEveryEntryChangeMessageAndStatusInTheirOrder() throws UnreadableDelivery {
        String twoChanges = messagesChange("\"messages\":[" + text("m1", "1") + "," + text("m2", "2") + ","
                        + text("m3", "3") + "],\"statuses\":[{\"id\":\"s1\",\"status\":\"sent\",\"timestamp\":\"1\"}]")
                + ","
                + messagesChange("\"statuses\":[{\"id\":\"s2\",\"status\":\"read\",\"timestamp\":\"1\"}],\"messages\":["
                        + text("m4", "4") + "," + text("m5", "5") + "," + text("m6", "6") + "]");
        String entry = "{\"id\":\"1\",\"changes\":[" + twoChanges + "]}";

        ParsedDelivery delivery =
                parse("{\"entry\":[" + entry + "," + entry + "],\"object\":\"whatsapp_business_account\"}");

        assertThat(delivery.messages())
                .extracting(InboundMessage::whatsappId)
                .containsExactly("m1", "m2", "m3", "m4", "m5", "m6", "m1", "m2", "m3", "m4", "m5", "m6");
        assertThat(delivery.statuses()).extracting(StatusUpdate::whatsappId).containsExactly("s1", "s2", "s1", "s2");
    }

    @Test
    void oneMalformedMessageDoesNotTakeItsNeighboursWithIt() throws UnreadableDelivery {
        ParsedDelivery delivery = parse(messages(
                ANA,
                text("wamid.A", "1"),
                "null",
                "\"nonsense\"",
                "{\"from\":\"573001112233\",\"type\":\"text\",\"text\":{\"body\":\"no id\"}}",
                "{\"id\":\"wamid.nobody\",\"from\":\"573009998877x y\",\"type\":\"text\",\"text\":{\"body\":\"?\"}}",
                "{\"id\":\"wamid.ñ\",\"from\":\"573001112233\",\"type\":\"text\",\"text\":{\"body\":\"id not ASCII\"}}",
                "{\"id\":\"" + "x".repeat(256) + "\",\"from\":\"573001112233\",\"type\":\"text\"}",
                text("wamid.B", "2")));

        assertThat(delivery.messages()).extracting(InboundMessage::whatsappId).containsExactly("wamid.A", "wamid.B");
        assertThat(delivery.skipped())
                .extracting(Skipped::reason)
                .containsExactly(
                        "message: not an object",
                        "message: not an object",
                        "message: id missing or malformed",
                        "message: sender unknown",
                        "message: id missing or malformed",
                        "message: id missing or malformed");
    }

    @Test
    void aFloodOfNonsenseIsNotListedToItsEnd() throws UnreadableDelivery {
        ParsedDelivery delivery = parse(messages(ANA, "7,".repeat(5000) + text("wamid.A", "1")));
        assertThat(delivery.messages()).hasSize(1);
        assertThat(delivery.skipped()).hasSize(1000);
    }

    @Test
    void theSameWhetherEscapedOrNotAndWhateverTheOrderOfKeys() throws UnreadableDelivery {
        String raw = messages(ANA, text("wamid.A", "¡Adiós! 👋🏽 @ /"));
        String escaped = "{\"entry\":[{\"changes\":[{\"value\":{\"messages\":[{\"text\":{\"body\":"
                + "\"\\u00a1Adi\\u00f3s! \\ud83d\\udc4b\\ud83c\\udffd \\u0040 \\/\"},\"type\":\"text\","
                + "\"timestamp\":1750030073,\"id\":\"wamid.A\",\"from\":\"573001112233\"}],\"contacts\":[{\"wa_id\":"
                + "\"573001112233\",\"profile\":{\"name\":\"Ana G\\u00f3mez\"}}],"
                + METADATA + "},\"field\":\"messages\"}],\"id\":\"102290129340398\"}]}";

        assertThat(only(escaped)).isEqualTo(only(raw));
    }

    @Test
    void aTextKeepsMarkupQuotesDirectionMarksAndLines() throws UnreadableDelivery {
        String written = "<b>\\\"a\\\" & 'b'</b>\\n\\t\u202Eright\u202C \\\\ end ";
        assertThat(only(messages(ANA, text("m", written))).said().text())
                .contains("<b>\"a\" & 'b'</b>\n\t\u202Eright\u202C \\ end ");
    }

    @Test
    void aTextLosesOnlyWhatCannotBeStored() throws UnreadableDelivery {
        InboundMessage message = only(messages(
                "{\"wa_id\":\"573001112233\",\"profile\":{\"name\":\" A\\u0000n\\na \\ud83d \"}}",
                text("m", "a\\u0000b\\u0007c\\ud83dd\\uffffe\\ud83d\\ude00")));
        assertThat(message.said().text()).contains("abc\uFFFDd\uFFFDe😀");
        assertThat(message.profileName()).isEqualTo("An a \uFFFD");
    }

    @Test
    void aVeryLongTextIsKeptWhole() throws UnreadableDelivery {
        String text = "ñ😀".repeat(65_000);
        assertThat(only(messages(ANA, text("m", text))).said().text()).contains(text);
    }

    @Test
    void anEmptyTextIsAText() throws UnreadableDelivery {
        InboundMessage message = only(messages(ANA, text("m", "")));
        assertThat(message.said().type()).isEqualTo("text");
        assertThat(message.said().text()).contains("");
    }

    @Test
    void aReplyKeepsWhatItQuotes() throws UnreadableDelivery {
        InboundMessage message = only(messages(
                ANA, message("m", "\"context\":{\"id\":\"wamid.Q\"},\"type\":\"text\",\"text\":{\"body\":\"yes\"}")));
        assertThat(message.said().type()).isEqualTo("text");
        assertThat(message.said().quotedId()).contains("wamid.Q");
    }

    @Test
    void namesAreCutAt255Characters() throws UnreadableDelivery {
        String contact = "{\"wa_id\":\"573001112233\",\"profile\":{\"name\":\"" + "😀".repeat(300) + "\"}}";
        assertThat(only(messages(contact, text("m", "x"))).profileName()).isEqualTo("😀".repeat(255));
    }

    @Test
    void aMessageWithoutATypeIsKept() throws UnreadableDelivery {
        assertThat(only(messages(ANA, message("m", "\"text\":{\"body\":\"x\"}")))
                        .said()
                        .type())
                .isEqualTo("text");
        assertThat(only(messages(ANA, message("m", "\"strange\":1"))).said().type())
                .isEqualTo("unsupported");
    }

    @Test
    void groupMessagesAreMarkedAndOpenNoWindow() throws UnreadableDelivery {
        InboundMessage message =
                only(messages(ANA, message("m", "\"group_id\":\"G1\",\"type\":\"text\",\"text\":{\"body\":\"x\"}")));
        assertThat(message.groupId()).contains("G1");
        assertThat(message.opensWindow()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
        "1750030073"      | 2025-06-15T23:27:53Z
        1750030073        | 2025-06-15T23:27:53Z
        1750030073.9      | 2025-06-15T23:27:53Z
        4102444800        | 2100-01-01T00:00:00Z
        1750030073000     | 9999-12-31T23:59:59Z
        1e400             | 9999-12-31T23:59:59Z
        99999999999999999999999 | 9999-12-31T23:59:59Z
        "0"               | 9999-12-31T23:59:59Z
        -5                | 9999-12-31T23:59:59Z
        "yesterday"       | 9999-12-31T23:59:59Z
        ""                | 9999-12-31T23:59:59Z
        null              | 9999-12-31T23:59:59Z
        {}                | 9999-12-31T23:59:59Z
        """)
    void anyTimestampIsAnInstant(String timestamp, Instant at) throws UnreadableDelivery {
        String message = "{\"from\":\"573001112233\",\"id\":\"m\",\"timestamp\":" + timestamp
                + ",\"type\":\"text\",\"text\":{\"body\":\"x\"}}";
        assertThat(only(messages(ANA, message)).at()).isEqualTo(at);
    }

    @Test
    void readsStatuses() throws UnreadableDelivery {
        ParsedDelivery delivery = parse(statuses(
                "{\"id\":\"wamid.A\",\"status\":\"sent\",\"timestamp\":\"1750030073\",\"biz_opaque_callback_data\":\"42\","
                        + "\"pricing\":{\"billable\":true}}",
                "{\"id\":\"wamid.B\",\"status\":\"delivered\",\"timestamp\":1750030074,\"recipient_user_id\":\"US.1\"}",
                "{\"id\":\"wamid.C\",\"status\":\"played\",\"timestamp\":\"1750030075\"}",
                "{\"status\":\"failed\",\"id\":\"wamid.D\",\"errors\":[{\"code\":131049,\"title\":\"t\",\"message\":\"m\","
                        + "\"error_data\":{\"details\":\"healthy\"}}]}",
                "{\"status\":\"failed\",\"id\":\"wamid.E\",\"errors\":[{\"code\":\"131026\",\"title\":\"Undeliverable\"}]}",
                "{\"status\":\"failed\",\"id\":\"wamid.F\"}"));

        assertThat(delivery.statuses())
                .extracting(StatusUpdate::kind)
                .containsExactly(Kind.SENT, Kind.DELIVERED, Kind.PLAYED, Kind.FAILED, Kind.FAILED, Kind.FAILED);
        assertThat(delivery.statuses().get(0).callbackData()).contains("42");
        assertThat(delivery.statuses().get(1).at()).isEqualTo(Instant.parse("2025-06-15T23:27:54Z"));
        assertThat(delivery.statuses().get(3).errorCode()).isEqualTo(OptionalInt.of(131049));
        assertThat(delivery.statuses().get(3).errorDetails()).contains("healthy");
        assertThat(delivery.statuses().get(4).errorCode()).isEqualTo(OptionalInt.of(131026));
        assertThat(delivery.statuses().get(4).errorDetails()).contains("Undeliverable");
        assertThat(delivery.statuses().get(5).errorCode()).isEmpty();
        assertThat(delivery.statuses().get(5).at()).isEqualTo(Timestamps.UNKNOWN);
    }

    @Test
    void anUnknownStatusWordIsSkippedAndItsNeighboursAreNot() throws UnreadableDelivery {
        ParsedDelivery delivery = parse(statuses(
                "{\"id\":\"a\",\"status\":\"warning\"}",
                "{\"id\":\"b\"}",
                "{\"status\":\"read\"}",
                "7",
                "{\"id\":\"c\",\"status\":\"READ\"}"));
        assertThat(delivery.statuses()).extracting(StatusUpdate::whatsappId).containsExactly("c");
        assertThat(delivery.skipped())
                .extracting(Skipped::reason)
                .containsExactly(
                        "status word unknown: warning",
                        "status word unknown:",
                        "status: id missing or malformed",
                        "status: not an object");
    }

    @Test
    void detailsOfErrorsAreCutAt500Characters() throws UnreadableDelivery {
        StatusUpdate status = parse(statuses("{\"id\":\"a\",\"status\":\"failed\",\"errors\":[{\"code\":99999999999,"
                        + "\"error_data\":{\"details\":\"" + "ñ".repeat(600) + "\"}}]}"))
                .statuses()
                .get(0);
        assertThat(status.errorDetails()).contains("ñ".repeat(500));
        assertThat(status.errorCode()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"standby", "smb_app_state_sync", "group_lifecycle_update", "something_new"})
    void otherFieldsAreNamedAndLeft(String field) throws UnreadableDelivery {
        ParsedDelivery delivery =
                parse(delivery(change(field, METADATA + ",\"messages\":[" + text("m", "x") + "],\"event\":\"E\"")));
        assertThat(delivery.messages()).isEmpty();
        assertThat(delivery.skipped()).containsExactly(new Skipped(field, "field " + field + " not used"));
    }

    @Test
    void anotherFieldBetweenMessagesLosesNone() throws UnreadableDelivery {
        ParsedDelivery delivery = parse(delivery(
                messagesChange("\"messages\":[" + text("m1", "1") + "]"),
                change("calls", METADATA + ",\"calls\":[{\"id\":\"wacid\"}]"),
                "{\"field\":\"messages\"}",
                "null",
                messagesChange("\"messages\":[" + text("m2", "2") + "]")));
        assertThat(delivery.messages()).extracting(InboundMessage::whatsappId).containsExactly("m1", "m2");
        assertThat(delivery.skipped()).hasSize(3);
    }

    @Test
    void errorsOfANumberAreNamedByTheirCodes() throws UnreadableDelivery {
        ParsedDelivery delivery = parse(delivery(
                messagesChange("\"errors\":[{\"code\":130429,\"title\":\"Rate limit hit\"},{\"title\":\"x\"}]")));
        assertThat(delivery.skipped())
                .containsExactly(new Skipped("messages", "errors of the number: 130429, no code"));
    }

    @Test
    void withoutOurNumberNothingCanBePlaced() throws UnreadableDelivery {
        ParsedDelivery delivery = parse(delivery(change("messages", "\"messages\":[" + text("m", "x") + "]")));
        assertThat(delivery.messages()).isEmpty();
        assertThat(delivery.skipped())
                .containsExactly(new Skipped("messages", "message: phone_number_id missing or malformed"));
    }

    @Test
    void aChangeWithoutAFieldIsKnownByWhatItHolds() throws UnreadableDelivery {
        ParsedDelivery delivery =
                parse(delivery("{\"value\":{" + METADATA + ",\"messages\":" + text("m", "single") + "}}"));
        assertThat(delivery.messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"object\":\"whatsapp_business_account\",\"entry\":[]}",
                "{\"object\":\"page\",\"entry\":[{\"changes\":[]}]}",
                "{\"entry\":null}",
                "{\"entry\":[null,7,\"x\",[],{}]}",
                "{\"entry\":[{\"changes\":[{\"field\":7,\"value\":{}}]}]}",
                "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{}}]}]}",
                "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{\"messages\":{\"id\":[]},\"contacts\":7}}]}]}"
            })
    void anyObjectIsADelivery(String json) throws UnreadableDelivery {
        assertThat(parse(json).messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hola", "[]", "[{}]", "null", "7", "\"x\"", "{", "{\"entry\":[}", "{} {}", "{}x"})
    void whatIsNoObjectIsRefusedWithoutQuotingIt(String body) {
        assertThatThrownBy(() -> parse(body))
                .isInstanceOf(UnreadableDelivery.class)
                .hasMessageMatching("not JSON|not a JSON object");
    }

    @Test
    void absurdNestingAndNumbersAreRefusedNotDied() {
        assertThatThrownBy(() -> parse("{\"entry\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}"))
                .isInstanceOf(UnreadableDelivery.class);
        assertThatThrownBy(() -> parse("{\"entry\":" + "9".repeat(100_000) + "}"))
                .isInstanceOf(UnreadableDelivery.class);
    }

    @Test
    void badUtf8IsReadWithReplacements() throws UnreadableDelivery {
        byte[] body = messages(ANA, text("m", "a?b")).getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < body.length; i++) if (body[i] == '?') body[i] = (byte) 0xFF;
        assertThat(new WebhookParser().parse(body).messages().get(0).said().text())
                .contains("a\uFFFDb");
    }

    @Test
    void nothingOfACustomerIsInTheStringsForTheLog() throws UnreadableDelivery {
        ParsedDelivery delivery = parse(messages(ANA, text("wamid.A", "secreto")));
        assertThat(delivery.toString()).contains("wamid.A").doesNotContain("secreto", "Ana", "57300");
    }
}
