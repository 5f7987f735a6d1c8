package org.bandeja.conversation.model;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.ConversationListSql.Lead;
import org.bandeja.conversation.model.ConversationQuestion.Scope;
import org.bandeja.conversation.model.ConversationQuestion.Sort;
import org.bandeja.directory.model.AgentId;
import org.bandeja.label.model.LabelId;
import org.junit.jupiter.api.Test;

/** What is looked at for words that no index has. */
class ConversationSearchTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final int TOOK_TOO_LONG = 1969;

    private final List<String> asked = new ArrayList<>();

    @Test
    void whatIsRareAmongTheFiltersLeadsToWhatIsLookedAt() {
        assertThat(found(List::of, Lead.LABEL).places()).isEmpty();
        assertThat(asked)
                .singleElement()
                .asString()
                .contains(" from conversation_label l straight_join conversation c ");
    }

    @Test
    void lookingAlongTheListGivesUpAfterAWhile() {
        ConversationSearch.Found found = found(
                () -> {
                    throw new PersistenceException(new SQLException("interrupted", "70100", TOOK_TOO_LONG));
                },
                Lead.LIST);
        assertThat(asked).singleElement().asString().startsWith("set statement max_statement_time=");
        assertThat(found.narrow()).isTrue();
        assertThat(found.places()).isEmpty();
        assertThat(found.next()).isEmpty();
    }

    private ConversationSearch.Found found(Supplier<List<?>> rows, Lead lead) {
        ConversationSearch search = new ConversationSearch();
        search.em = database(rows);
        search.vocabulary = new Vocabulary();
        Caller administrator = new Caller(new AgentId(1), "Ana", true, Map.of());
        ConversationFilter filter = new ConversationFilter(
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.of(SearchWords.of("ab")),
                Optional.of(new LabelId(2)),
                Optional.empty(),
                Optional.empty());
        return search.find(
                ConversationQuestion.first(ConversationStatus.COMPLETED, Scope.ALL, filter, Sort.NEWEST, 50),
                administrator,
                NOW,
                lead);
    }

    private EntityManager database(Supplier<List<?>> rows) {
        Query[] query = new Query[1];
        query[0] = (Query) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Query.class},
                (proxy, method, arguments) -> method.getName().equals("getResultList") ? rows.get() : query[0]);
        return (EntityManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                    asked.add((String) arguments[0]);
                    return query[0];
                });
    }
}
