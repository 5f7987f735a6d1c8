package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandeja.whatsapp.rules.Payloads.ANA;
import static org.bandeja.whatsapp.rules.Payloads.METADATA;
import static org.bandeja.whatsapp.rules.Payloads.change;
import static org.bandeja.whatsapp.rules.Payloads.delivery;
import static org.bandeja.whatsapp.rules.Payloads.message;
import static org.bandeja.whatsapp.rules.Payloads.messages;
import static org.bandeja.whatsapp.rules.Payloads.parse;

import java.util.List;
import java.util.Optional;
import org.bandeja.conversation.model.ChangedBy;
import org.bandeja.conversation.model.MessageStatus;
import org.bandeja.conversation.model.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no message of a customer: changes of earlier messages, the phone app, history, calls, accounts. */
class OtherFieldsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "reaction":{"message_id":"wamid.Q","emoji":"👍🏽"} | reaction | 👍🏽
        "reaction":{"message_id":"wamid.Q"}               | reaction | ``
        "reaction":{"message_id":"wamid.Q","emoji":""}    | reaction | ``
        """)
    void aReactionChangesWhatItIsAbout(String body, String type, String emoji) throws UnreadableDelivery {
        ParsedDelivery read = parse(messages(ANA, message("wamid.A", "\"type\":\"" + type + "\"," + body)));
        assertThat(read.messages()).isEmpty();
        ChangedMessage change = read.changes().get(0);
        assertThat(change.kind()).isEqualTo(ChangedMessage.Kind.REACTION);
        assertThat(change.targetId()).isEqualTo("wamid.Q");
        assertThat(change.emoji()).isEqualTo(emoji);
        assertThat(change.by().side()).isEqualTo(ChangedBy.Side.CUSTOMER);
        assertThat(change.by().called()).isEqualTo("+573001112233");
    }

    @Test
    void inAGroupOneIsToldFromTheOthers() throws UnreadableDelivery {
        ParsedDelivery read = parse(
                messages(
                        ANA,
                        message(
                                "wamid.A",
                                "\"group_id\":\"G1\",\"type\":\"reaction\",\"reaction\":{\"message_id\":\"wamid.Q\",\"emoji\":\"👍\"}")));
        assertThat(read.changes().get(0).by().side()).isEqualTo(ChangedBy.Side.PARTICIPANT);
        assertThat(read.changes().get(0).by().called()).isEqualTo("+573001112233");
    }

    @Test
    void anEditSaysWhatTheMessageSaysNow() throws UnreadableDelivery {
        ParsedDelivery read = parse(messages(
                ANA,
                message(
                        "wamid.A",
                        "\"type\":\"edit\",\"edit\":{\"original_message_id\":\"wamid.O\",\"message\":{\"type\":\"text\","
                                + "\"text\":{\"body\":\"corregido\"}}}"),
                message("wamid.B", "\"type\":\"revoke\",\"revoke\":{\"original_message_id\":\"wamid.P\"}")));
        assertThat(read.changes())
                .extracting(ChangedMessage::kind)
                .containsExactly(ChangedMessage.Kind.EDIT, ChangedMessage.Kind.REVOKE);
        assertThat(read.changes().get(0).said().orElseThrow().text()).contains("corregido");
        assertThat(read.messageUnreadable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"smb_message_echoes", "message_echoes"})
    void whatThePhoneAppSendsIsTheCompanys(String field) throws UnreadableDelivery {
        InboundMessage echo = parse(
                        delivery(
                                change(
                                        field,
                                        METADATA
                                                + ",\"message_echoes\":[{\"from\":\"15550783881\",\"to\":\"573001112233\",\"id\":\"wamid.E\","
                                                + "\"timestamp\":\"1750030073\",\"type\":\"text\",\"text\":{\"body\":\"from the phone\"}}]")))
                .messages()
                .get(0);
        assertThat(echo.origin()).isEqualTo(Origin.PHONE_APP);
        assertThat(echo.phone()).contains("+573001112233");
        assertThat(echo.opensWindow()).isFalse();
        assertThat(echo.said().content()).contains("{\"echo\":true}");
    }

    /** First there is only the news that a file will follow, later the same message with it: of the same customer both times. */
    @ParameterizedTest
    @CsvSource({"'', PAST_CUSTOMER, 573001112233", "573001112233, PAST_COMPANY, 15550783881"})
    void filesOfThePastFollow(String to, Origin origin, String from) throws UnreadableDelivery {
        String head = "{\"from\":\"" + from + "\"," + (to.isEmpty() ? "" : "\"to\":\"" + to + "\",")
                + "\"id\":\"h1\",\"timestamp\":\"1750030000\",\"type\":";
        InboundMessage first = onlyMessage(",\"history\":[{\"threads\":[{\"id\":\"573001112233\",\"messages\":[" + head
                + "\"media_placeholder\"}]}]}]");
        InboundMessage later = onlyMessage(
                ",\"messages\":[" + head + "\"image\",\"image\":{\"id\":\"1\",\"mime_type\":\"image/jpeg\"}}]");
        assertThat(first.said().type()).isEqualTo("unsupported");
        assertThat(first.said().content().orElseThrow())
                .startsWith("{\"kind\":\"media_placeholder\"")
                .endsWith("\"past\":true}");
        assertThat(first.media()).isEmpty();
        assertThat(later.media()).isPresent();
        assertThat(List.of(first, later)).allSatisfy(message -> {
            assertThat(message.origin()).isEqualTo(origin);
            assertThat(message.phone()).contains("+573001112233");
            assertThat(message.whatsappId()).isEqualTo("h1");
        });
    }

    private static InboundMessage onlyMessage(String history) throws UnreadableDelivery {
        List<InboundMessage> found =
                parse(delivery(change("history", METADATA + history))).messages();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    /** What the customer said has come, whatever the phone noted about it. */
    @ParameterizedTest
    @CsvSource({
        "PENDING, SENDING",
        "SENT, SENT",
        "DELIVERED, DELIVERED",
        "READ, READ",
        "PLAYED, PLAYED",
        "ERROR, LOST",
        "read, READ",
        "TELEPORTED, ",
        "'', "
    })
    void howFarWhatTheCompanySaidBeforeHasComeIsTold(String word, MessageStatus reached) throws UnreadableDelivery {
        String rest = "\"id\":\"h1\",\"timestamp\":\"1750030000\",\"type\":\"text\",\"text\":{\"body\":\"a\"},"
                + "\"history_context\":{\"status\":\"" + word + "\"}}]}]}]";
        String thread = ",\"history\":[{\"threads\":[{\"id\":\"573001112233\",\"messages\":[{\"from\":\"";
        InboundMessage ours = onlyMessage(thread + "15550783881\",\"to\":\"573001112233\"," + rest);
        assertThat(ours.reached()).isEqualTo(Optional.ofNullable(reached));
        assertThat(onlyMessage(thread + "573001112233\"," + rest).reached()).isEmpty();
    }

    @Test
    void historyIsOfThePast() throws UnreadableDelivery {
        ParsedDelivery read = parse(delivery(change(
                "history",
                METADATA
                        + ",\"history\":[{\"metadata\":{\"phase\":0},\"threads\":[{\"id\":\"573001112233\",\"messages\":["
                        + "{\"from\":\"573001112233\",\"id\":\"h1\",\"timestamp\":\"1750030000\",\"type\":\"text\",\"text\":{\"body\":\"a\"}},"
                        + "{\"from\":\"15550783881\",\"to\":\"573001112233\",\"id\":\"h2\",\"timestamp\":\"1750030001\",\"type\":\"text\",\"text\":{\"body\":\"b\"}}"
                        + "]}]}]")));
        assertThat(read.messages())
                .extracting(InboundMessage::origin)
                .containsExactly(Origin.PAST_CUSTOMER, Origin.PAST_COMPANY);
        assertThat(read.messages())
                .extracting(message -> message.phone().orElseThrow())
                .containsOnly("+573001112233");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"history\":[{\"errors\":[{\"code\":2593109,\"title\":\"declined\"}]}]",
                "\"errors\":[{\"code\":2593109,\"title\":\"declined\"}]"
            })
    void thatTheHistoryWasDeclinedIsTold(String value) throws UnreadableDelivery {
        ParsedDelivery read = parse(delivery(change("history", METADATA + "," + value)));
        assertThat(read.skipped()).extracting(Skipped::reason).containsExactly("errors: 2593109");
        AccountEvent news = read.events().get(0);
        assertThat(news.field()).isEqualTo("errors");
        assertThat(news.event()).isEqualTo("2593109");
        assertThat(news.facts()).containsKey("metadata.phone_number_id");
    }

    @ParameterizedTest
    @CsvSource({
        "connect, , , ringing",
        "terminate, COMPLETED, 42, finished",
        "terminate, COMPLETED, , missed",
        "terminate, FAILED, , failed",
        "terminate, REJECTED, , rejected"
    })
    void aCallIsALineAndOpensTheWindow(String event, String status, String seconds, String outcome)
            throws UnreadableDelivery {
        String rest = (status == null ? "" : ",\"status\":\"" + status + "\"")
                + (seconds == null ? "" : ",\"duration\":" + seconds);
        ParsedDelivery read = parse(delivery(change(
                "calls",
                METADATA
                        + ",\"calls\":[{\"id\":\"wacid.A\",\"from\":\"573001112233\",\"to\":\"15550783881\",\"event\":\""
                        + event + "\",\"direction\":\"USER_INITIATED\",\"timestamp\":\"1750030073\"" + rest + "}]")));
        InboundMessage call = read.messages().get(0);
        assertThat(call.said().type()).isEqualTo("call");
        assertThat(call.said().content().orElseThrow()).contains("\"outcome\":\"" + outcome + "\"");
        assertThat(call.opensWindow()).isTrue();
        assertThat(read.changes()).hasSize(event.equals("terminate") ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "event":"connect"                                                                     | false | 1750030073
        "event":"terminate","status":"FAILED"                                                 | false | 1750030073
        "event":"terminate","status":"REJECTED"                                               | false | 1750030073
        "event":"terminate","status":"COMPLETED"                                              | false | 1750030073
        "event":"terminate","status":"COMPLETED","duration":42                                | true  | 1750030073
        "event":"terminate","status":"COMPLETED","duration":42,"start_time":"1750030020"      | true  | 1750030020
        """)
    void aCallOfTheCompanyOpensTheWindowIfTheCustomerAcceptsIt(String rest, boolean opens, long at)
            throws UnreadableDelivery {
        InboundMessage call = parse(delivery(change(
                        "calls",
                        METADATA
                                + ",\"calls\":[{\"id\":\"wacid.A\",\"from\":\"15550783881\",\"to\":\"573001112233\","
                                + rest
                                + ",\"direction\":\"BUSINESS_INITIATED\",\"timestamp\":\"1750030073\"}]")))
                .messages()
                .get(0);
        assertThat(call.origin()).isEqualTo(Origin.PHONE_APP);
        assertThat(call.phone()).contains("+573001112233");
        assertThat(call.opensWindow()).isEqualTo(opens);
        assertThat(call.at().getEpochSecond()).isEqualTo(at);
    }

    /** It is told with the calls; where it came with the messages it would be the same. */
    @ParameterizedTest
    @CsvSource({"calls", "messages"})
    void thatTheCustomerAcceptsACallIsTold(String field) throws UnreadableDelivery {
        ParsedDelivery read = parse(delivery(change(
                field,
                METADATA
                        + ",\"statuses\":[{\"id\":\"wacid.A\",\"type\":\"call\",\"status\":\"RINGING\",\"timestamp\":\"1750030070\","
                        + "\"recipient_id\":\"573001112233\"},"
                        + "{\"id\":\"wacid.A\",\"type\":\"call\",\"status\":\"ACCEPTED\",\"timestamp\":\"1750030073\","
                        + "\"recipient_user_id\":\"CO.1\"}]")));
        InboundMessage call = read.messages().get(0);
        assertThat(call.whatsappId()).isEqualTo("wacid.A");
        assertThat(call.said().type()).isEqualTo("call");
        assertThat(call.said().content()).contains("{\"by\":\"company\",\"outcome\":\"ringing\"}");
        assertThat(call.userId()).contains("CO.1");
        assertThat(call.opensWindow()).isTrue();
        assertThat(call.at().getEpochSecond()).isEqualTo(1750030073L);
        assertThat(read.skipped()).extracting(Skipped::reason).contains("status of a call: RINGING");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        message_template_status_update     | "event":"REJECTED","message_template_id":9007199254740993,"message_template_name":"n","message_template_language":"en-US","reason":null | REJECTED | message_template_id | 9007199254740993
        message_template_quality_update    | "new_quality_score":"RED","previous_quality_score":"GREEN" | RED | previous_quality_score | GREEN
        message_template_components_update | "message_template_id":1,"message_template_buttons":[{"message_template_button_text":"b"}] | `` | message_template_buttons.0.message_template_button_text | b
        template_category_update           | "new_category":"MARKETING","previous_category":"UTILITY" | MARKETING | previous_category | UTILITY
        phone_number_quality_update        | "display_phone_number":"15550783881","event":"FLAGGED","current_limit":"TIER_1K" | FLAGGED | current_limit | TIER_1K
        phone_number_name_update           | "display_phone_number":"15550783881","decision":"APPROVED","requested_verified_name":"Sol" | APPROVED | requested_verified_name | Sol
        account_update                     | "event":"ACCOUNT_RESTRICTION","restriction_info":[{"restriction_type":"RESTRICTED_BIZ_INITIATED_MESSAGING"}] | ACCOUNT_RESTRICTION | restriction_info.0.restriction_type | RESTRICTED_BIZ_INITIATED_MESSAGING
        account_review_update              | "decision":"REJECTED" | REJECTED | decision | REJECTED
        account_alerts                     | "entity_type":"BUSINESS","alert_info":{"alert_severity":"CRITICAL","alert_type":"OBA"} | OBA | alert_info.alert_severity | CRITICAL
        business_capability_update         | "max_daily_conversations_per_business":"TIER_2K" | `` | max_daily_conversations_per_business | TIER_2K
        security                           | "display_phone_number":"15550783881","event":"PIN_CHANGED","requester":"1" | PIN_CHANGED | requester | 1
        """)
    void newsOfAccountsAreKept(String field, String value, String event, String fact, String said)
            throws UnreadableDelivery {
        ParsedDelivery read = parse(delivery(change(field, value)));
        AccountEvent news = read.events().get(0);
        assertThat(news.accountId()).isEqualTo("102290129340398");
        assertThat(news.field()).isEqualTo(field);
        assertThat(news.event()).isEqualTo(event);
        assertThat(news.facts()).containsEntry(fact, said);
        assertThat(read.skipped()).isEmpty();
    }

    @Test
    void aCustomersWishIsUnderstood() throws UnreadableDelivery {
        AccountEvent news = parse(
                        delivery(
                                change(
                                        "user_preferences",
                                        METADATA + ",\"contacts\":[" + ANA
                                                + "],\"user_preferences\":[{\"wa_id\":\"573001112233\",\"detail\":\"d\","
                                                + "\"category\":\"marketing_messages\",\"value\":\"stop\",\"timestamp\":1750030073},"
                                                + "{\"user_id\":\"CO.1\",\"category\":\"marketing_messages\",\"value\":\"resume\",\"timestamp\":1750030074},"
                                                + "{\"category\":\"marketing_messages\",\"value\":\"stop\"},{\"wa_id\":\"1\",\"category\":\"other\",\"value\":\"stop\"}]")))
                .events()
                .get(0);
        assertThat(news.wishes()).extracting(AccountEvent.Wish::wanted).containsExactly(false, true);
        assertThat(news.wishes().get(0).customer().phone()).contains("+573001112233");
    }

    @Test
    void whatTheContactsSayOfWhoWishesSomethingIsKnown() throws UnreadableDelivery {
        AccountEvent news = parse(
                        delivery(
                                change(
                                        "user_preferences",
                                        METADATA
                                                + ",\"contacts\":[{\"wa_id\":\"573009998877\",\"user_id\":\"CO.2\"},{\"wa_id\":\"573001112233\",\"user_id\":\"CO.1\"}],"
                                                + "\"user_preferences\":[{\"user_id\":\"CO.1\",\"category\":\"marketing_messages\",\"value\":\"stop\",\"timestamp\":1750030074}]")))
                .events()
                .get(0);
        assertThat(news.wishes().get(0).customer().userId()).contains("CO.1");
        assertThat(news.wishes().get(0).customer().phone()).contains("+573001112233");
    }
}
