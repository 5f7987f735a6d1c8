package org.bandeja.conversation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.bandeja.refusal.model.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors come back from people, who may send anything. */
class CursorsTest {
    private static final ConversationQuestion LIST = ConversationQuestion.first(
            ConversationStatus.OPEN,
            ConversationQuestion.Scope.WORK,
            ConversationFilter.NONE,
            ConversationQuestion.Sort.NEWEST,
            50);
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123Z");

    @Test
    void aPlaceInTheListComesBackAsItWas() {
        for (Instant at : new Instant[] {AT, Instant.EPOCH, Instant.parse("9999-12-31T23:59:59.999Z")}) {
            for (long id : new long[] {0, 1, Long.MAX_VALUE}) {
                ConversationCursor cursor = new ConversationCursor(at, new ConversationId(id));
                assertThat(ConversationCursor.parse(cursor.text(LIST), LIST)).isEqualTo(cursor);
            }
        }
    }

    @Test
    void aPlaceInTheThreadComesBackAsItWas() {
        for (Instant at : new Instant[] {AT, Instant.EPOCH, Instant.parse("9999-12-31T23:59:59.999Z")}) {
            for (long seq : new long[] {0, 1, Long.MAX_VALUE}) {
                MessageCursor cursor = new MessageCursor(at, seq);
                assertThat(MessageCursor.parse(cursor.text())).isEqualTo(cursor);
            }
        }
    }

    @Test
    void aTimeThatTheDatabaseDoesNotKnowIsMalformed() {
        for (Instant at : new Instant[] {
            Instant.EPOCH.minusMillis(1),
            Instant.parse("9999-12-31T23:59:59.999Z").plusMillis(1)
        }) {
            String list = new ConversationCursor(at, new ConversationId(1)).text(LIST);
            String thread = new MessageCursor(at, 1).text();
            assertThatThrownBy(() -> ConversationCursor.parse(list, LIST)).isInstanceOf(Malformed.class);
            assertThatThrownBy(() -> MessageCursor.parse(thread)).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void fitsIntoAnAddressAsItIs() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            Instant at = Instant.ofEpochMilli(random.nextLong() >> 16);
            assertThat(new ConversationCursor(at, new ConversationId(random.nextLong())).text(LIST))
                    .matches("[A-Za-z0-9_-]+");
            assertThat(new MessageCursor(at, random.nextLong()).text()).matches("[A-Za-z0-9_-]+");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", ".", "1.2", "!!!", "é", "=", "A", "null", "../../etc/passwd", "' or 1=1 --", "AAAA"})
    void whatIsNoneOfOursIsMalformed(String text) {
        assertMalformed(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                "1",
                "1.",
                ".1",
                "a.b",
                "1.x",
                "1 .2",
                "99999999999999999999.1",
                "1.9223372036854775808"
            })
    void whatLooksLikeOursButIsNotIsMalformed(String plain) {
        assertMalformed(encoded(plain));
    }

    @Test
    void anythingAtAllIsEitherAPlaceOrMalformed() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            String text = random.nextBoolean()
                    ? new String(bytes, StandardCharsets.ISO_8859_1)
                    : Base64.getUrlEncoder().encodeToString(bytes);
            String what = "seed " + seed + ", round " + round;
            try {
                assertThat(ConversationCursor.parse(text, LIST)).as(what).isNotNull();
                assertThat(MessageCursor.parse(text)).as(what).isNotNull();
            } catch (Malformed expected) {
                assertThat(expected.kind()).as(what).isEqualTo(Malformed.Kind.MALFORMED);
            }
        }
    }

    @Test
    void aPlaceInOneListIsNoneInAnother() {
        String text = new ConversationCursor(AT, new ConversationId(7)).text(LIST);
        ConversationQuestion another = ConversationQuestion.first(
                ConversationStatus.OPEN,
                ConversationQuestion.Scope.ALL,
                ConversationFilter.NONE,
                ConversationQuestion.Sort.NEWEST,
                50);
        assertThatThrownBy(() -> ConversationCursor.parse(text, another)).isInstanceOf(Malformed.class);
        ConversationQuestion longer = ConversationQuestion.first(
                LIST.status(), LIST.scope(), LIST.filter(), LIST.sort(), ConversationQuestion.MOST);
        assertThat(ConversationCursor.parse(text, longer))
                .as("pages of one list may differ in length")
                .isEqualTo(new ConversationCursor(AT, new ConversationId(7)));
    }

    @Test
    void aPlaceThatWasChangedIsMalformed() {
        String plain = new String(
                Base64.getUrlDecoder().decode(new ConversationCursor(AT, new ConversationId(7)).text(LIST)),
                StandardCharsets.US_ASCII);
        for (int i = 0; i < plain.length(); i++) {
            char changed = plain.charAt(i) == '1' ? '2' : '1';
            String text = encoded(plain.substring(0, i) + changed + plain.substring(i + 1));
            assertThatThrownBy(() -> ConversationCursor.parse(text, LIST)).isInstanceOf(Malformed.class);
        }
    }

    private static void assertMalformed(String text) {
        assertThatThrownBy(() -> ConversationCursor.parse(text, LIST)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> MessageCursor.parse(text)).isInstanceOf(Malformed.class);
    }

    private static String encoded(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
