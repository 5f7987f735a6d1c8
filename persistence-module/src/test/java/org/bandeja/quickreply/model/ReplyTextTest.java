package org.bandeja.quickreply.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bandeja.quickreply.model.ReplyVariable.AGENT_NAME;
import static org.bandeja.quickreply.model.ReplyVariable.CONTACT_FIRST_NAME;
import static org.bandeja.quickreply.model.ReplyVariable.CONTACT_NAME;

import java.util.Map;
import org.bandeja.refusal.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a quick reply may say, and what comes of it when it is inserted. */
class ReplyTextTest {
    private static final Map<ReplyVariable, String> KNOWN =
            Map.of(CONTACT_NAME, "Ana Gómez", AGENT_NAME, "Luis $1 \\ {{contact.name}}", CONTACT_FIRST_NAME, " ");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello                                          | Hello
            Hello {{contact.name}}!                        | Hello Ana Gómez!
            {{contact.name}}{{contact.name}}               | Ana GómezAna Gómez
            {{ contact.name }}, yours                      | Ana Gómez, yours
            {{agent.name}}                                 | Luis $1 \\ {{contact.name}}
            Dear {{contact.first_name}},                   | Dear <CONTACT_FIRST_NAME>,
            {{department.name}} · {{number.name}}          | <DEPARTMENT_NAME> · <NUMBER_NAME>
            """)
    void variablesAreFilledInAndWhatIsMissingLeavesAGap(String text, String filled) {
        assertThat(ReplyText.usable(text).fill(KNOWN, gap -> "<" + gap + ">"))
                .isEqualTo(filled)
                .doesNotContain("null");
    }

    /** A variable that there was once breaks nothing. */
    @Test
    void whatWasKeptIsReadAsItIs() {
        ReplyText kept = new ReplyText("{{7*7}} {{contact.fax}} {{contact.name}}");
        assertThat(kept.fill(KNOWN, gap -> "?")).isEqualTo("{{7*7}} {{contact.fax}} Ana Gómez");
        assertThat(kept.variables()).containsExactly(CONTACT_NAME);
    }

    @Test
    void singleBracesAndDollarsAreText() {
        assertThat(ReplyText.usable("{one} {two} $1 \\1").fill(Map.of(), gap -> "?"))
                .isEqualTo("{one} {two} $1 \\1");
    }

    @ParameterizedTest
    @EnumSource
    void everyVariableIsFoundByWhatIsWritten(ReplyVariable variable) {
        ReplyText text = ReplyText.usable("a {{" + variable.written() + "}} b");
        assertThat(text.variables()).containsExactly(variable);
        assertThat(text.fill(Map.of(variable, "x"), gap -> "?")).isEqualTo("a x b");
        assertThat(text.fill(Map.of(), gap -> "[" + gap.written() + "]")).isEqualTo("a [" + variable.written() + "] b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{contact.phone}}",
                "{{contact}}",
                "{{}}",
                "{{ }}",
                "{{contact.name",
                "contact.name}}",
                "{{contact.name}",
                "{{Contact.Name}}",
                "{{contact.name}} {{1}}",
                "{{{{contact.name}}}}",
                "{{contact.name}}}}",
                "{{contact name}}",
                "{{<b>}}",
                "{a: {b}}",
                "{{null}}"
            })
    void whatIsNeverFilledInIsRefused(String text) {
        assertUnknown(text);
    }

    private static void assertUnknown(String text) {
        assertThatExceptionOfType(UnknownVariable.class)
                .isThrownBy(() -> ReplyText.usable(text))
                .satisfies(refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.BEYOND_LIMITS);
                    assertThat(refusal.facts().get("variable")).isNotBlank().hasSizeLessThan(50);
                });
    }

    @Test
    void isAsLongAsWhatsAppTakes() {
        assertThat(ReplyText.usable("😀".repeat(ReplyText.LONGEST)).text()).isNotEmpty();
        for (String text : new String[] {null, "", " \n ", "a".repeat(ReplyText.LONGEST + 1)}) {
            assertThatExceptionOfType(ReplyTextNotUsable.class).isThrownBy(() -> ReplyText.usable(text));
        }
    }

    @ParameterizedTest
    @CsvSource({"hola,hola", "/Hola,hola", " GRACIAS ,gracias", "año-2_b,año-2_b", "٣,٣"})
    void aShortcutIsOneSmallWord(String typed, String kept) {
        assertThat(new Shortcut(typed).text()).isEqualTo(kept);
    }

    @Test
    void otherShortcutsAreRefused() {
        for (String typed :
                new String[] {null, "", "/", "two words", "a/b", "<b>", "a.b", "//a", "a".repeat(33), "😀"}) {
            assertThatExceptionOfType(ShortcutNotUsable.class).as(typed).isThrownBy(() -> new Shortcut(typed));
        }
    }
}
