package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bandeja.template.rules.DraftCheck;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.template.rules.TemplateDraft.Button;
import org.bandeja.template.rules.TemplateDraft.Card;
import org.bandeja.template.rules.TemplateDraft.Category;
import org.bandeja.template.rules.TemplateDraft.Code;
import org.bandeja.template.rules.TemplateDraft.Form;
import org.bandeja.template.rules.TemplateDraft.Header;
import org.junit.jupiter.api.Test;

/** What is held against Meta's description and the simulator is all that can be written, and nothing that cannot. */
class WrittenDraftsTest {
    private static final Collection<TemplateDraft> ALL = WrittenDrafts.all().values();

    @Test
    void eachCouldBeSubmitted() {
        assertThat(ALL)
                .allSatisfy(draft -> assertThat(DraftCheck.problems(draft, Optional.empty()))
                        .as(draft.name())
                        .isEmpty());
    }

    @Test
    void thereIsOneOfEveryKind() {
        assertThat(kinds(TemplateDraft::form)).contains(Form.values());
        assertThat(kinds(TemplateDraft::category)).contains(Category.values());
        assertThat(kinds(draft -> draft.code().way())).contains(Code.Way.values());
        assertThat(kinds(TemplateDraft::named)).contains(true, false);
        assertThat(kinds(TemplateDraft::mayRecategorise)).contains(true, false);
        assertThat(kinds(draft -> draft.footer().isEmpty())).contains(true, false);
        assertThat(kinds(draft -> draft.offer().expires())).contains(true, false);
        assertThat(cards().map(card -> card.header().kind())).contains(Header.Kind.values());
        assertThat(cards().flatMap(card -> card.buttons().stream()).map(Button::kind))
                .contains(Button.Kind.values());
    }

    private static <T> List<T> kinds(Function<TemplateDraft, T> of) {
        return ALL.stream().map(of).distinct().toList();
    }

    private static Stream<Card> cards() {
        return ALL.stream().flatMap(draft -> Stream.concat(Stream.of(draft.front()), draft.cards().stream()));
    }
}
