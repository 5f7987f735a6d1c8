package org.bandeja.conversation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bandeja.access.model.Caller;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.conversation.model.ConversationFilter.Window;
import org.bandeja.conversation.model.ConversationListSql.Lead;
import org.bandeja.conversation.model.ConversationQuestion.Scope;
import org.bandeja.conversation.model.ConversationQuestion.Sort;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Role;
import org.bandeja.label.model.LabelId;
import org.bandeja.routing.model.NumberId;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the lists may show is decided in this text, so it is looked at word by word. */
class ConversationListSqlTest {
    private static final Pattern PLACE = Pattern.compile("where ((?:(?!where ).)*?) and c\\.status = :status");
    private static final Pattern PARAMETER = Pattern.compile(":([A-Za-z]\\w*)");
    private static final Pattern CONSTANT = Pattern.compile("'([^']*)'");
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final AgentId ME = new AgentId(770_001);
    private static final DepartmentId SALES = new DepartmentId(880_001);
    private static final DepartmentId SUPPORT = new DepartmentId(880_002);

    /** Who asks. */
    enum Who {
        AGENT(false, Map.of(SALES, Role.AGENT)),
        ADMIN(false, Map.of(SALES, Role.ADMIN)),
        NOBODY(false, Map.of()),
        ADMINISTRATOR(true, Map.of()),
        ADMINISTRATOR_IN_SALES(true, Map.of(SALES, Role.AGENT));

        private final Caller caller;

        Who(boolean administrator, Map<DepartmentId, Role> memberships) {
            this.caller = new Caller(ME, "Ana", administrator, memberships);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            status    | scope      | AGENT, ADMIN                                                                                               | NOBODY                                                    | ADMINISTRATOR                                                                      | ADMINISTRATOR_IN_SALES
            OPEN      | WORK       | c.department_id = :department0 and c.assignee_id is null; c.assignee_id = :me and c.department_id in (:departments) | c.assignee_id = :me and c.department_id in (:departments) | c.department_id is not null and c.assignee_id is null; c.assignee_id = :me         | c.department_id = :department0 and c.assignee_id is null; c.assignee_id = :me
            OPEN      | MINE       | c.assignee_id = :me and c.department_id in (:departments)                                                  | c.assignee_id = :me and c.department_id in (:departments) | c.assignee_id = :me                                                                | c.assignee_id = :me
            OPEN      | UNASSIGNED | c.department_id = :department0 and c.assignee_id is null                                                   | -                                                         | c.department_id is not null and c.assignee_id is null                              | c.department_id = :department0 and c.assignee_id is null
            OPEN      | OTHERS     | c.department_id = :department0 and (c.assignee_id is not null and c.assignee_id <> :me)                    | -                                                         | c.department_id is not null and (c.assignee_id is not null and c.assignee_id <> :me) | c.department_id = :department0 and (c.assignee_id is not null and c.assignee_id <> :me)
            OPEN      | ALL        | c.department_id = :department0 and true                                                                    | -                                                         | true                                                                               | true
            COMPLETED | WORK       | c.department_id = :department0 and true                                                                    | -                                                         | c.department_id is not null and true                                               | c.department_id = :department0 and true
            COMPLETED | MINE       | c.last_assignee_id = :me and c.department_id in (:departments)                                             | c.last_assignee_id = :me and c.department_id in (:departments) | c.last_assignee_id = :me                                                      | c.last_assignee_id = :me
            COMPLETED | UNASSIGNED | c.department_id = :department0 and c.last_assignee_id is null                                              | -                                                         | c.department_id is not null and c.last_assignee_id is null                         | c.department_id = :department0 and c.last_assignee_id is null
            COMPLETED | OTHERS     | c.department_id = :department0 and (c.last_assignee_id is not null and c.last_assignee_id <> :me)          | -                                                         | c.department_id is not null and (c.last_assignee_id is not null and c.last_assignee_id <> :me) | c.department_id = :department0 and (c.last_assignee_id is not null and c.last_assignee_id <> :me)
            COMPLETED | ALL        | c.department_id = :department0 and true                                                                    | -                                                         | true                                                                               | true
            """)
    void looksOnlyWhereThisPersonMay(
            ConversationStatus status,
            Scope scope,
            String member,
            String nobody,
            String administrator,
            String administratorInSales) {
        assertPlaces(Who.AGENT, status, scope, member);
        assertPlaces(Who.ADMIN, status, scope, member);
        assertPlaces(Who.NOBODY, status, scope, nobody);
        assertPlaces(Who.ADMINISTRATOR, status, scope, administrator);
        assertPlaces(Who.ADMINISTRATOR_IN_SALES, status, scope, administratorInSales);
    }

    private static void assertPlaces(Who who, ConversationStatus status, Scope scope, String expected) {
        String text = new ConversationListSql(who.caller, plain(status, scope), NOW).text(51);
        List<String> places = expected.equals("-") ? List.of() : List.of(expected.split("; "));
        assertThat(places(text)).as("%s as %s: %s", scope, who, text).isEqualTo(places);
        assertThat(text.isEmpty()).isEqualTo(places.isEmpty());
    }

    @Test
    void whoIsMemberNowhereLooksForADepartmentThatCannotBe() {
        ConversationListSql sql =
                new ConversationListSql(Who.NOBODY.caller, plain(ConversationStatus.OPEN, Scope.MINE), NOW);
        sql.text(51);
        assertThat(sql.parameters()).containsEntry("departments", List.of(-1L));
    }

    @Test
    void eachDepartmentIsABranchOfItsOwn() {
        Caller inBoth = new Caller(ME, "Ana", false, Map.of(SALES, Role.AGENT, SUPPORT, Role.ADMIN));
        ConversationListSql sql = new ConversationListSql(inBoth, plain(ConversationStatus.OPEN, Scope.WORK), NOW);
        String text = sql.text(51);
        assertThat(places(text)).hasSize(3);
        assertThat(text).contains(" union all ");
        assertThat(List.of(sql.parameters().get("department0"), sql.parameters().get("department1")))
                .containsExactlyInAnyOrder(SALES.value(), SUPPORT.value());
    }

    @Test
    void whatOneColleagueHadIsLookedThroughOnceAndNotForEachDepartment() {
        Caller inBoth = new Caller(ME, "Ana", false, Map.of(SALES, Role.AGENT, SUPPORT, Role.ADMIN));
        ConversationQuestion question = shape(ConversationStatus.COMPLETED, Scope.ALL, false, Sort.NEWEST, true, 1);
        ConversationListSql sql = new ConversationListSql(inBoth, question, NOW);
        String text = sql.text(51);
        assertThat(places(text)).containsExactly("c.department_id in (:departments) and true");
        assertThat(text).contains(" from conversation c force index (conversation_last_assignee) ");
        assertThat(sql.parameters().keySet()).isEqualTo(matches(PARAMETER, text));
        assertThat(sql.parameters()).containsEntry("assignedTo", 130_002L);
    }

    @ParameterizedTest
    @EnumSource
    void everyParameterHasAValueAndEveryValueItsPlace(Who who) {
        for (ConversationQuestion question : everyShape(1)) {
            ConversationListSql sql = new ConversationListSql(who.caller, question, NOW);
            String text = sql.text(51);
            if (!text.isEmpty()) {
                assertThat(sql.parameters().keySet())
                        .as("%s: %s", question, text)
                        .isEqualTo(matches(PARAMETER, text));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noValueEverStandsInTheText(Who who) {
        List<ConversationQuestion> some = everyShape(1);
        List<ConversationQuestion> others = everyShape(500_000);
        for (int i = 0; i < some.size(); i++) {
            String text = new ConversationListSql(who.caller, some.get(i), NOW).text(51);
            assertThat(text)
                    .isEqualTo(new ConversationListSql(who.caller, others.get(i), NOW).text(51))
                    .doesNotContain("770001", "880001");
            assertThat(matches(CONSTANT, text)).as(text).isSubsetOf("OPEN");
        }
    }

    @ParameterizedTest
    @EnumSource
    void filtersNarrowEveryBranchAndReplaceNone(Who who) {
        for (ConversationQuestion question : everyShape(1)) {
            String filtered = new ConversationListSql(who.caller, question, NOW).text(51);
            String plain =
                    new ConversationListSql(who.caller, plain(question.status(), question.scope()), NOW).text(51);
            assertThat(places(filtered)).as("%s", question).isEqualTo(places(plain));
            if (question.filter().department().isPresent()) {
                assertThat(count(filtered, "c.department_id = :inDepartment"))
                        .isEqualTo(places(filtered).size());
            }
            if (question.filter().withoutRoute()) {
                assertThat(count(filtered, " and c.department_id is null"))
                        .isEqualTo(places(filtered).size());
            }
            if (question.after().isPresent()) {
                assertThat(count(filtered, ":cursorId"))
                        .isEqualTo(places(filtered).size());
            }
        }
    }

    @Test
    void theAssigneeOfACompletedOneIsWhoHadItLast() {
        assertThat(textWithAssignee(ConversationStatus.OPEN)).contains(" and c.assignee_id = :assignedTo");
        assertThat(textWithAssignee(ConversationStatus.COMPLETED)).contains(" and c.last_assignee_id = :assignedTo");
    }

    @Test
    void unreadIsTheCallersOwn() {
        ConversationListSql sql = new ConversationListSql(
                Who.ADMINISTRATOR.caller, shape(ConversationStatus.OPEN, Scope.ALL, true, Sort.NEWEST, false, 1), NOW);
        assertThat(sql.text(51)).contains("r.agent_id = :me");
        assertThat(sql.parameters()).containsEntry("me", ME.value());
    }

    @Test
    void goesOnBehindTheCursorInTheDirectionOfTheOrder() {
        String newest = text(Sort.NEWEST);
        assertThat(newest)
                .contains("(c.activity_at < :cursorAt or (c.activity_at = :cursorAt and c.id < :cursorId))")
                .endsWith("order by sort_at desc, id desc limit :limit");
        String waiting = text(Sort.WAITING);
        assertThat(waiting).contains(" > :cursorAt or (").contains(" and c.id > :cursorId))");
        assertThat(waiting).endsWith("order by sort_at asc, id asc limit :limit");
    }

    @Test
    void whatAnIndexOfWordsLeadsToIsBoundByTheSamePlacesAndFilters() {
        for (Who who : Who.values()) {
            for (ConversationQuestion question : everyShape(1)) {
                String list = new ConversationListSql(who.caller, question, NOW).text(51);
                ConversationListSql sql = new ConversationListSql(who.caller, question, NOW);
                String words =
                        sql.text("message m", "match(m.text) against (:fulltext in boolean mode)", "max(m.id)", 51, 51);
                assertThat(words.isEmpty()).isEqualTo(list.isEmpty());
                if (!words.isEmpty()) {
                    assertThat(words)
                            .contains(" in boolean mode) and (" + String.join(" or ", places(list))
                                    + ") and c.status = :status");
                    Set<String> parameters = matches(PARAMETER, words);
                    parameters.remove("fulltext");
                    assertThat(sql.parameters().keySet()).isEqualTo(parameters);
                }
            }
        }
    }

    @Test
    void aLabelIsLookedUpForEachConversationOrARareOneLeadsToThem() {
        for (Who who : Who.values()) {
            for (ConversationQuestion question : everyShape(1)) {
                if (question.filter().label().isEmpty()) {
                    continue;
                }
                String list = new ConversationListSql(who.caller, question, NOW).text(51);
                assertThat(count(list, "l.conversation_id = c.id and l.label_id = :label"))
                        .isEqualTo(places(list).size());
                ConversationListSql sql = new ConversationListSql(who.caller, question, NOW, Lead.LABEL);
                String led = sql.text(51);
                assertThat(led.isEmpty()).isEqualTo(list.isEmpty());
                if (!led.isEmpty()) {
                    assertThat(led)
                            .contains(
                                    " from conversation_label l straight_join conversation c on c.id = l.conversation_id")
                            .contains(" where (" + String.join(" or ", places(list))
                                    + ") and c.status = :status and l.label_id = :label");
                    assertThat(sql.parameters().keySet()).isEqualTo(matches(PARAMETER, led));
                    assertThat(sql.parameters()).containsEntry("label", 150_002L);
                }
            }
        }
    }

    @Test
    void stepsAreLookedUpForEachConversationOrRareOnesLeadToThem() {
        Map<Lead, String> rare = Map.of(
                Lead.THROUGH,
                "force index (route_step_subject) where kind = :throughKind and subject_id = :through)",
                Lead.REASON,
                "force index (route_step_reason) where reason = :reason)");
        for (Who who : Who.values()) {
            for (ConversationQuestion question : everyShape(1)) {
                if (question.filter().through().isEmpty()) {
                    continue;
                }
                String list = new ConversationListSql(who.caller, question, NOW).text(51);
                for (String looked :
                        List.of("s.kind = :throughKind and s.subject_id = :through", "s.reason = :reason")) {
                    assertThat(count(
                                    list,
                                    "force index (primary) where s.conversation_id = c.id and " + looked
                                            + " limit 1) = 1"))
                            .isEqualTo(places(list).size());
                }
                rare.forEach((lead, source) -> {
                    ConversationListSql sql = new ConversationListSql(who.caller, question, NOW, lead);
                    String led = sql.text(51);
                    assertThat(led.isEmpty()).isEqualTo(list.isEmpty());
                    if (!led.isEmpty()) {
                        assertThat(led)
                                .contains(" from (select distinct conversation_id from route_step " + source
                                        + " p straight_join conversation c on c.id = p.conversation_id")
                                .contains(" where (" + String.join(" or ", places(list)) + ") and c.status = :status");
                        assertThat(count(led, "force index (primary) where s.conversation_id = c.id"))
                                .as("what led there is not looked up again")
                                .isEqualTo(1);
                        assertThat(sql.parameters().keySet()).isEqualTo(matches(PARAMETER, led));
                        assertThat(sql.parameters())
                                .containsEntry("throughKind", "GROUP")
                                .containsEntry("through", 160_002L)
                                .containsEntry("reason", "SILENCE");
                    }
                });
            }
        }
    }

    @Test
    void windowsCloseBetweenNowAndFourHoursFromNow() {
        ConversationListSql sql = new ConversationListSql(Who.AGENT.caller, closing(Sort.NEWEST), NOW);
        String plain =
                new ConversationListSql(Who.AGENT.caller, plain(ConversationStatus.OPEN, Scope.WORK), NOW).text(51);
        assertThat(sql.text(51))
                .contains("w.last_inbound_at > :closesNow and w.last_inbound_at <= :closesSoon")
                .contains(" where (" + String.join(" or ", places(plain)) + ") and c.status = :status");
        assertThat(sql.parameters())
                .containsEntry("closesNow", Timestamp.from(Instant.parse("2026-11-22T02:00:00Z")))
                .containsEntry("closesSoon", Timestamp.from(Instant.parse("2026-11-22T06:00:00Z")));
    }

    @Test
    void aWindowIsClosedWhenNobodyMayWriteAnyMoreOrYet() {
        for (Who who : Who.values()) {
            for (Lead lead : Lead.values()) {
                ConversationListSql sql =
                        new ConversationListSql(who.caller, looksFor(Window.CLOSED, Sort.NEWEST), NOW, lead);
                String plain =
                        new ConversationListSql(who.caller, plain(ConversationStatus.OPEN, Scope.WORK), NOW).text(51);
                String text = sql.text(51);
                if (plain.isEmpty()) {
                    assertThat(text).isEmpty();
                    continue;
                }
                assertThat(text)
                        .contains(
                                " left join correspondence w on w.number_id = c.number_id and w.contact_id = c.contact_id")
                        .contains(
                                "not whom.is_group and (w.last_inbound_at is null or w.last_inbound_at <= :lastWords)");
                assertThat(places(plain)).as("%s %s", who, lead).allMatch(text::contains);
                assertThat(sql.parameters())
                        .containsEntry("lastWords", Timestamp.from(Instant.parse("2026-11-22T02:01:00Z")));
            }
        }
    }

    private static ConversationQuestion closing(Sort sort) {
        return looksFor(Window.CLOSING, sort);
    }

    private static ConversationQuestion looksFor(Window window, Sort sort) {
        return ConversationQuestion.first(
                ConversationStatus.OPEN,
                Scope.WORK,
                new ConversationFilter(
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.of(window),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                sort,
                50);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            sort    | value           | direction | beyond
            NEWEST  | c.activity_at   | desc      | <
            WAITING | c.waiting_order | asc       | >
            CLOSING | w.last_inbound_at | asc     | >
            """)
    void whatIsAboutToCloseComesInTheOrderThatIsAskedForAndGoesOnBehindItsCursor(
            Sort sort, String value, String direction, String beyond) {
        ConversationQuestion question = closing(sort)
                .after(Optional.of(new ConversationCursor(NOW.minusSeconds(7), new ConversationId(140_001))));
        ConversationListSql sql = new ConversationListSql(Who.AGENT.caller, question, NOW);
        String text = sql.text(51);
        assertThat(text)
                .startsWith("select c.id as id, " + value
                        + " as sort_at from correspondence w straight_join conversation c")
                .contains(" and (" + value + " " + beyond + " :cursorAt or (" + value + " = :cursorAt and c.id "
                        + beyond + " :cursorId))")
                .endsWith(" order by " + value + " " + direction + ", c.id " + direction + " limit :limit");
        assertThat(sql.parameters().keySet()).isEqualTo(matches(PARAMETER, text));
        String words = new ConversationListSql(Who.AGENT.caller, question, NOW)
                .text("message m", "match(m.text) against (:fulltext in boolean mode)", "max(m.id)", 51, 51);
        assertThat(words)
                .contains(value + " as sort_at, max(m.id) as witness")
                .contains(" join correspondence w on ")
                .endsWith(" order by sort_at " + direction + ", id " + direction + " limit :first");
    }

    @Test
    void onlyWhatIsAboutToCloseComesInTheOrderOfClosing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shape(ConversationStatus.OPEN, Scope.WORK, false, Sort.CLOSING, false, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> looksFor(Window.CLOSED, Sort.CLOSING));
    }

    @Test
    void readsAsManyAsAreWanted() {
        ConversationListSql sql =
                new ConversationListSql(Who.AGENT.caller, plain(ConversationStatus.OPEN, Scope.WORK), NOW);
        sql.text(51);
        assertThat(sql.parameters()).containsEntry("limit", 51);
    }

    private static String text(Sort sort) {
        return new ConversationListSql(
                        Who.AGENT.caller, shape(ConversationStatus.OPEN, Scope.UNASSIGNED, false, sort, true, 1), NOW)
                .text(51);
    }

    private static String textWithAssignee(ConversationStatus status) {
        return new ConversationListSql(Who.AGENT.caller, shape(status, Scope.ALL, false, Sort.NEWEST, true, 1), NOW)
                .text(51);
    }

    private static List<ConversationQuestion> everyShape(long values) {
        List<ConversationQuestion> questions = new ArrayList<>();
        for (ConversationStatus status : ConversationStatus.values()) {
            for (Scope scope : Scope.values()) {
                for (Sort sort : List.of(Sort.NEWEST, Sort.WAITING)) {
                    for (boolean unread : new boolean[] {false, true}) {
                        questions.add(shape(status, scope, unread, sort, false, values));
                        questions.add(shape(status, scope, unread, sort, true, values));
                    }
                }
            }
        }
        return questions;
    }

    private static ConversationQuestion plain(ConversationStatus status, Scope scope) {
        return shape(status, scope, false, Sort.NEWEST, false, 1);
    }

    /** @param filtered with every filter that has a value, and a cursor */
    private static ConversationQuestion shape(
            ConversationStatus status, Scope scope, boolean unread, Sort sort, boolean filtered, long values) {
        return filtered
                ? new ConversationQuestion(
                        status,
                        scope,
                        new ConversationFilter(
                                true,
                                Optional.of(new DepartmentId(110_001 + values)),
                                Optional.of(new NumberId(120_001 + values)),
                                Optional.of(new Holder.Somebody(new AgentId(130_001 + values))),
                                unread,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new LabelId(150_001 + values)),
                                Optional.of(new Route.ToGroup(new CallGroupId(160_001 + values))),
                                Optional.of(RouteReason.SILENCE)),
                        sort,
                        Optional.of(new ConversationCursor(
                                Instant.ofEpochSecond(1_700_000_000 + values), new ConversationId(140_001 + values))),
                        50)
                : ConversationQuestion.first(
                        status,
                        scope,
                        new ConversationFilter(
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                unread,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        sort,
                        50);
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }
}
