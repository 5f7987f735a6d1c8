package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandeja.whatsapp.rules.Payloads.parse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that WhatsApp tells besides messages (webhook fields, 2026-09), in the shapes of its samples, escaped and not. */
class AccountEventsTest {
    private record Row(String field, String value, String event, String fact, String said) {}

    private static Row row(String field, String event, String fact, String said, String value) {
        return new Row(field, value, event, fact, said);
    }

    private static Stream<Row> rows() {
        return Stream.of(
                row("account_alerts", "OBA_APPROVED", "alert_info.alert_description", "Sube tu identificación", """
                    {"entity_type":"BUSINESS","entity_id":"506914307656634","alert_info":{"alert_severity":"INFORMATIONAL",
                     "alert_status":"NONE","alert_type":"OBA_APPROVED","alert_description":"Sube tu identificación"}}"""),
                row("account_review_update", "APPROVED", "decision", "APPROVED", "{\"decision\":\"APPROVED\"}"),
                row(
                        "account_update",
                        "ACCOUNT_RESTRICTION",
                        "restriction_info.1.restriction_type",
                        "RESTRICTED_CUSTOMER_INITIATED_MESSAGING",
                        """
                    {"event":"ACCOUNT_RESTRICTION","restriction_info":[{"restriction_type":"RESTRICTED_BIZ_INITIATED_MESSAGING","expiration":1641848400},
                     {"restriction_type":"RESTRICTED_CUSTOMER_INITIATED_MESSAGING","expiration":1641848400}]}"""),
                row(
                        "account_update",
                        "ACCOUNT_VIOLATION",
                        "violation_info.violation_type",
                        "ADULT",
                        "{\"event\":\"ACCOUNT_VIOLATION\",\"violation_info\":{\"violation_type\":\"ADULT\"}}"),
                row("account_update", "DISABLED_UPDATE", "ban_info.waba_ban_state", "SCHEDULE_FOR_DISABLE", """
                    {"event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":"SCHEDULE_FOR_DISABLE","waba_ban_date":"March 20, 2021"}}"""),
                row(
                        "account_update",
                        "PARTNER_ADDED",
                        "waba_info.waba_id",
                        "495709166956424",
                        "{\"event\":\"PARTNER_ADDED\",\"waba_info\":{\"waba_id\":\"495709166956424\",\"owner_business_id\":\"942647313864044\"}}"),
                row(
                        "account_update",
                        "VERIFIED_ACCOUNT",
                        "phone_number",
                        "16505551111",
                        "{\"phone_number\":\"16505551111\",\"event\":\"VERIFIED_ACCOUNT\"}"),
                row(
                        "business_capability_update",
                        "",
                        "max_daily_conversations_per_business",
                        "TIER_2K",
                        "{\"max_daily_conversations_per_business\":\"TIER_2K\",\"max_phone_numbers_per_business\":25}"),
                row(
                        "business_capability_update",
                        "",
                        "max_daily_conversation_per_phone",
                        "100",
                        "{\"max_daily_conversation_per_phone\":100,\"max_phone_numbers_per_waba\":25}"),
                row("message_template_components_update", "", "message_template_element", "Hola {{1}}: niño", """
                    {"message_template_id":1315502779341834,"message_template_name":"o","message_template_language":"es_MX",
                     "message_template_element":"Hola {{1}}: niño","message_template_buttons":[{"message_template_button_type":"URL"}]}"""),
                row("message_template_quality_update", "GREEN", "previous_quality_score", "YELLOW", """
                    {"previous_quality_score":"YELLOW","new_quality_score":"GREEN","message_template_id":806312974732579,
                     "message_template_name":"w","message_template_language":"en-US"}"""),
                row("message_template_status_update", "PAUSED", "other_info.title", "FIRST_PAUSE", """
                    {"event":"PAUSED","message_template_id":12345678,"message_template_name":"my_message_template",
                     "message_template_language":"pt-BR","reason":null,"other_info":{"title":"FIRST_PAUSE","description":"x"}}"""),
                row("phone_number_name_update", "APPROVED", "requested_verified_name", "Café Peña", """
                    {"display_phone_number":"15550783881","decision":"APPROVED","requested_verified_name":"Café Peña","rejection_reason":null}"""),
                row("phone_number_quality_update", "THROUGHPUT_UPGRADE", "current_limit", "TIER_UNLIMITED", """
                    {"display_phone_number":"15550783881","event":"THROUGHPUT_UPGRADE","current_limit":"TIER_UNLIMITED"}"""),
                row(
                        "security",
                        "PIN_RESET_REQUEST",
                        "requester",
                        "61555822107539",
                        "{\"display_phone_number\":\"15550783881\",\"event\":\"PIN_RESET_REQUEST\",\"requester\":\"61555822107539\"}"),
                row("template_category_update", "MARKETING", "correct_category", "MARKETING", """
                    {"message_template_id":1,"message_template_name":"n","message_template_language":"en","new_category":"MARKETING",
                     "correct_category":"MARKETING","category_update_timestamp":1746169200}"""),
                row(
                        "payment_configuration_update",
                        "",
                        "configuration_name",
                        "razorpay-prod",
                        "{\"configuration_name\":\"razorpay-prod\",\"status\":\"Active\"}"),
                row(
                        "account_settings_update",
                        "",
                        "type",
                        "phone_number_settings",
                        "{\"type\":\"phone_number_settings\",\"timestamp\":\"1739321024\"}"),
                row(
                        "flows",
                        "FLOW_STATUS_CHANGE",
                        "flow_id",
                        "6627390910605886",
                        "{\"event\":\"FLOW_STATUS_CHANGE\",\"flow_id\":\"6627390910605886\",\"new_status\":\"PUBLISHED\"}"),
                row(
                        "partner_solutions",
                        "SOLUTION_CREATED",
                        "solution_id",
                        "774485461512159",
                        "{\"event\":\"SOLUTION_CREATED\",\"solution_id\":\"774485461512159\",\"solution_status\":\"INITIATED\"}"));
    }

    static Stream<Arguments> shapes() {
        return rows().flatMap(row -> Stream.of(Arguments.of(row, false), Arguments.of(row, true)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void isUnderstoodEscapedAndNot(Row row, boolean escaped) throws UnreadableDelivery {
        ParsedDelivery read = parse(delivery(row, escaped));
        assertThat(read.skipped()).isEmpty();
        assertThat(read.messageUnreadable()).isFalse();
        AccountEvent event = read.events().get(0);
        assertThat(event.accountId()).isEqualTo("102290129340398");
        assertThat(event.field()).isEqualTo(row.field());
        assertThat(event.event()).isEqualTo(row.event());
        assertThat(event.facts()).containsEntry(row.fact(), row.said());
        assertThat(event.at()).isEqualTo(Instant.ofEpochSecond(1739321024));
        assertThat(event.phone().isPresent()).isEqualTo(row.value().contains("display_phone_number"));
    }

    @Test
    void aWholeBatchLosesNone() throws UnreadableDelivery {
        String changes = rows().map(AccountEventsTest::change)
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
        assertThat(parse(entry(changes)).events()).hasSize((int) rows().count());
    }

    @Test
    void qualityUnderTheNameOfStatusIsQuality() throws UnreadableDelivery {
        String value = "{\"previous_quality_score\":\"GREEN\",\"new_quality_score\":\"RED\",\"message_template_id\":1}";
        AccountEvent event = parse(entry("{\"field\":\"message_template_status_update\",\"value\":" + value + "}"))
                .events()
                .get(0);
        assertThat(event.field()).isEqualTo("message_template_quality_update");
        assertThat(event.event()).isEqualTo("RED");
    }

    @Test
    void numbersAreSaidToBelongToTheirAccount() throws UnreadableDelivery {
        assertThat(parse(Payloads.messages(Payloads.ANA, Payloads.text("m", "x")))
                        .accounts())
                .containsEntry("106540352242922", "102290129340398");
    }

    private static String delivery(Row row, boolean escaped) {
        String text = entry(change(row));
        return escaped ? escape(text) : text;
    }

    private static String change(Row row) {
        return "{\"value\":" + row.value() + ",\"field\":\"" + row.field() + "\"}";
    }

    private static String entry(String changes) {
        return "{\"entry\":[{\"id\":\"102290129340398\",\"time\":1739321024,\"changes\":[" + changes
                + "]}],\"object\":\"whatsapp_business_account\"}";
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            escaped.append(c > 0x7E ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        assertThat(escaped.toString().getBytes(StandardCharsets.US_ASCII)).hasSize(escaped.length());
        return escaped.toString();
    }
}
