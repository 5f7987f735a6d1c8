package org.bandeja.conversation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.bandeja.conversation.model.ConversationQuestion.Scope;
import org.bandeja.conversation.model.ConversationQuestion.Sort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationQuestionTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 50, ConversationQuestion.MOST})
    void aPageHasOneToTwoHundred(int limit) {
        assertThat(question(limit).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, ConversationQuestion.MOST + 1, Integer.MAX_VALUE})
    void neverMoreOrLess(int limit) {
        assertThatIllegalArgumentException().isThrownBy(() -> question(limit));
    }

    private static ConversationQuestion question(int limit) {
        return ConversationQuestion.first(
                ConversationStatus.OPEN, Scope.WORK, ConversationFilter.NONE, Sort.NEWEST, limit);
    }
}
