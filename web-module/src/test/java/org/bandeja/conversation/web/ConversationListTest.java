package org.bandeja.conversation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.conversation.model.ConversationCursor;
import org.bandeja.conversation.model.ConversationFilter.Window;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationQuestion;
import org.bandeja.conversation.model.ConversationQuestion.Scope;
import org.bandeja.conversation.model.ConversationQuestion.Sort;
import org.bandeja.conversation.model.ConversationStatus;
import org.bandeja.conversation.model.Holder;
import org.bandeja.conversation.model.SearchWords;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.routing.model.NumberId;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationListTest {
    private final ConversationList list = new ConversationList();

    @BeforeEach
    void asTheContainerFillsItWhenNothingIsAsked() {
        list.status = "OPEN";
        list.scope = "work";
        list.sort = "newest";
        list.limit = "50";
    }

    @Test
    void withoutParametersItIsTheWorkView() {
        ConversationQuestion question = list.question();
        assertThat(question.status()).isEqualTo(ConversationStatus.OPEN);
        assertThat(question.scope()).isEqualTo(Scope.WORK);
        assertThat(question.sort()).isEqualTo(Sort.NEWEST);
        assertThat(question.limit()).isEqualTo(50);
        assertThat(question.filter().withoutRoute()).isFalse();
        assertThat(question.filter().unread()).isFalse();
        assertThat(question.filter().department()).isEmpty();
        assertThat(question.filter().number()).isEmpty();
        assertThat(question.filter().assignee()).isEmpty();
        assertThat(question.after()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryScope(Scope scope) {
        list.scope = scope.name().toLowerCase();
        assertThat(list.question().scope()).isEqualTo(scope);
    }

    @Test
    void whatIsOpenCanBeShownByHowLongItWaits() {
        list.sort = "waiting";
        assertThat(list.question().sort()).isEqualTo(Sort.WAITING);
    }

    @Test
    void whatIsAboutToCloseCanBeShownByWhatClosesFirstAndNothingElseCan() {
        assertMalformed(() -> list.sort = "closing");
        list.sort = "closing";
        list.closing = "true";
        assertThat(list.question().sort()).isEqualTo(Sort.CLOSING);
        list.status = "COMPLETED";
        assertThat(list.question().sort()).isEqualTo(Sort.NEWEST);
    }

    @Test
    void windowsThatAreClosedAreAskedForByNameAndNotInTheOrderOfClosing() {
        list.window = "closed";
        assertThat(list.question().filter().window()).contains(Window.CLOSED);
        assertMalformed(() -> {
            list.window = "closed";
            list.sort = "closing";
        });
        assertMalformed(() -> {
            list.window = "closed";
            list.closing = "true";
        });
    }

    @Test
    void whoAsksForWhatIsAboutToCloseAsOneDidOnceGetsIt() {
        list.closing = "true";
        assertThat(list.question().filter().window()).contains(Window.CLOSING);
        list.window = "closing";
        assertThat(list.question().filter().window()).as("both say the same").contains(Window.CLOSING);
        list.closing = null;
        assertThat(list.question().filter().window()).contains(Window.CLOSING);
    }

    @Test
    void filtersByWhatIsNamed() {
        list.status = "completed";
        list.sort = "waiting";
        list.route = "none";
        list.unread = "true";
        list.department = new DepartmentId(5).text();
        list.number = new NumberId(6).text();
        list.assignee = new AgentId(7).text();
        ConversationCursor cursor = new ConversationCursor(Instant.EPOCH, new ConversationId(8));
        list.cursor = cursor.text(list.question());
        ConversationQuestion question = list.question();
        assertThat(question.status()).isEqualTo(ConversationStatus.COMPLETED);
        assertThat(question.sort()).as("what is completed waits for nobody").isEqualTo(Sort.NEWEST);
        assertThat(question.filter().withoutRoute()).isTrue();
        assertThat(question.filter().unread()).isTrue();
        assertThat(question.filter().department()).contains(new DepartmentId(5));
        assertThat(question.filter().number()).contains(new NumberId(6));
        assertThat(question.filter().assignee()).contains(new Holder.Somebody(new AgentId(7)));
        assertThat(question.after()).contains(cursor);
    }

    @Test
    void whatNamesNothingFindsNothingRatherThanEverything() {
        list.department = "Sales";
        list.number = "' or 1=1 --";
        list.assignee = "zzzzzzzzzzzzz";
        ConversationQuestion question = list.question();
        assertThat(question.filter().department()).contains(new DepartmentId(-1));
        assertThat(question.filter().number()).contains(new NumberId(-1));
        assertThat(question.filter().assignee()).contains(new Holder.Somebody(new AgentId(-1)));
    }

    @Test
    void filtersByTheWayThatItTook() {
        list.through = "attendant:" + new AttendantId(9).text();
        list.reason = "silence";
        assertThat(list.question().filter().through()).contains(new Route.ToAttendant(new AttendantId(9)));
        assertThat(list.question().filter().reason()).contains(RouteReason.SILENCE);
        list.through = "Sales";
        assertThat(list.question().filter().through())
                .as("what names nothing finds nothing")
                .contains(new Route.ToGroup(new CallGroupId(-1)));
    }

    @Test
    void somebodyMayBeMeOrNobody() {
        list.assignee = "me";
        assertThat(list.question().filter().assignee()).contains(new Holder.Me());
        list.assignee = "none";
        assertThat(list.question().filter().assignee()).contains(new Holder.Nobody());
    }

    @Test
    void searchesForWhatIsNotBlank() {
        list.words = "  ";
        assertThat(list.question().filter().words()).isEmpty();
        list.words = "José";
        assertThat(list.question().filter().words()).contains(SearchWords.of("jose"));
        list.words = "x".repeat(201);
        assertThatExceptionOfType(Malformed.class).isThrownBy(list::question);
    }

    @Test
    void anEmptyFilterIsNone() {
        list.department = "";
        list.number = "";
        list.assignee = "";
        list.cursor = "";
        ConversationQuestion question = list.question();
        assertThat(question.filter().department()).isEmpty();
        assertThat(question.filter().number()).isEmpty();
        assertThat(question.filter().assignee()).isEmpty();
        assertThat(question.after()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "everything", "WORK ", "work;drop"})
    void otherWordsAreMalformed(String word) {
        assertMalformed(() -> list.scope = word);
        assertMalformed(() -> list.status = word);
        assertMalformed(() -> list.sort = word);
        assertMalformed(() -> list.route = word);
        assertMalformed(() -> list.limit = word);
        if (!word.isEmpty()) {
            assertMalformed(() -> list.unread = word);
            assertMalformed(() -> list.closing = word);
            assertMalformed(() -> list.window = word);
            assertMalformed(() -> list.reason = word);
        }
    }

    @Test
    void aCursorThatIsNoneOfOursIsMalformed() {
        assertMalformed(() -> list.cursor = "next");
    }

    private void assertMalformed(Runnable asked) {
        asTheContainerFillsItWhenNothingIsAsked();
        list.route = null;
        list.unread = null;
        list.closing = null;
        list.window = null;
        list.reason = null;
        asked.run();
        assertThatExceptionOfType(Malformed.class).isThrownBy(list::question);
    }
}
