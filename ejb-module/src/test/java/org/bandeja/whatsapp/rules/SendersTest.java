package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandeja.whatsapp.rules.Payloads.messages;
import static org.bandeja.whatsapp.rules.Payloads.parse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendersTest {
    private static final String BSUID = "US.13491208655302741918";

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "from":"16505551234" | {"wa_id":"16505551234","profile":{"name":"Ana"}} | +16505551234 | | Ana
        "from":"16505551234" | | +16505551234 | |
        "from":16505551234 | {"wa_id":16505551234,"profile":{"name":"Ana"}} | +16505551234 | | Ana
        "from":"+1 (650) 555-1234" | | +16505551234 | |
        "from":"16505551234" | {"wa_id":"16505551234","user_id":"US.1a","profile":{"name":"Ana"}} | +16505551234 | US.1a | Ana
        "from":"16505551234","from_user_id":"US.1a" | {"wa_id":"16505551234","user_id":"US.1a"} | +16505551234 | US.1a |
        "from_user_id":"US.1a" | {"user_id":"US.1a","profile":{"name":"Ana","username":"@ana"}} | | US.1a | Ana
        "from":"","from_user_id":"US.1a" | {"wa_id":"","user_id":"US.1a","profile":{"name":"Ana"}} | | US.1a | Ana
        "from":"US.1a" | {"wa_id":"US.1a","profile":{"name":"Ana"}} | | US.1a | Ana
        "from":"US.1a","from_user_id":"US.1a" | {"wa_id":"US.1a","user_id":"US.1a","profile":{"name":"Ana"}} | | US.1a | Ana
        "from":"US.ENT.1a","from_user_id":"US.1a" | | | US.1a |
        "from_user_id":"US.1a" | {"wa_id":"16505551234","user_id":"US.1a","profile":{"name":"Ana"}} | +16505551234 | US.1a | Ana
        "from":"5511987654321" | {"wa_id":"551187654321","profile":{"name":"Rui"}} | +5511987654321 | | Rui
        "from":"5511987654321" | {"wa_id":"551187654321","user_id":"BR.9","profile":{"name":"Rui"}} | +5511987654321 | | Rui
        "from":"16505551234","from_user_id":"US.1a" | {"wa_id":"16505551234","user_id":"US.2b","profile":{"name":"Eva"}} | +16505551234 | US.1a | Eva
        "timestamp":"1" | {"wa_id":"16505551234","profile":{"name":"Ana"}} | +16505551234 | | Ana
        "from":null,"from_user_id":null | {"wa_id":null,"user_id":"US.1a","profile":null} | | US.1a |
        "from":"16505551234" | "nonsense" | +16505551234 | |
        "from":"12345678901234567890123456789012","from_user_id":"US.1a" | | | US.1a |
        """)
    void phoneUserIdAndNameComeFromWhereverTheyAre(
            String from, String contact, String phone, String userId, String name) throws UnreadableDelivery {
        InboundMessage message = read(contact == null ? "" : contact, from);
        assertThat(message.phone().orElse(null)).isEqualTo(phone);
        assertThat(message.userId().orElse(null)).isEqualTo(userId);
        assertThat(message.profileName()).isEqualTo(name == null ? "" : name);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "from":"16505551234","system":{"type":"user_changed_number","wa_id":"16505559999","user_id":"US.new"} | +16505551234 |
        "system":{"type":"user_changed_user_id","previous_user_id":"US.old","user_id":"US.new"} | | US.old
        "from_user_id":"US.new","system":{"type":"user_changed_user_id","previous_user_id":"US.old"} | | US.old
        "from":"16505551234","from_user_id":"US.new","system":{"type":"customer_identity_changed"} | +16505551234 |
        "system":{"type":"customer_changed_number","customer":"16505551234","wa_id":"16505559999"} | +16505551234 |
        "from_user_id":"US.1a","system":{"type":"something_new"} | | US.1a
        """)
    void aNoticeBelongsToTheCustomerAsWeKnewHim(String parts, String phone, String userId) throws UnreadableDelivery {
        InboundMessage message = read("", "\"type\":\"system\"," + parts);
        assertThat(message.phone().orElse(null)).isEqualTo(phone);
        assertThat(message.userId().orElse(null)).isEqualTo(userId);
    }

    @Test
    void aNoticeTakesNothingFromAContactThatItDoesNotName() throws UnreadableDelivery {
        String message = "{\"id\":\"m\",\"type\":\"system\",\"system\":{\"type\":\"x\"}}";
        assertThat(parse(messages("{\"wa_id\":\"16505551234\"}", message)).messages())
                .isEmpty();
    }

    @Test
    void contactsAreMatchedByIdNotByPlace() throws UnreadableDelivery {
        String contacts = "{\"wa_id\":\"2\",\"profile\":{\"name\":\"Two\"}},{\"user_id\":\"" + BSUID
                + "\",\"profile\":{\"name\":\"Three\"}},{\"wa_id\":\"1\",\"profile\":{\"name\":\"One\"}}";
        List<InboundMessage> messages = parse(messages(
                        contacts,
                        "{\"id\":\"a\",\"from\":\"1\",\"type\":\"sticker\"}",
                        "{\"id\":\"b\",\"from\":\"2\",\"type\":\"sticker\"}",
                        "{\"id\":\"c\",\"from_user_id\":\"" + BSUID + "\",\"type\":\"sticker\"}",
                        "{\"id\":\"d\",\"from\":\"4\",\"type\":\"sticker\"}"))
                .messages();
        assertThat(messages).extracting(InboundMessage::profileName).containsExactly("One", "Two", "Three", "");
    }

    private static InboundMessage read(String contacts, String parts) throws UnreadableDelivery {
        return parse(messages(contacts, "{\"id\":\"m\"," + parts + ",\"text\":{\"body\":\"x\"}}"))
                .messages()
                .get(0);
    }
}
