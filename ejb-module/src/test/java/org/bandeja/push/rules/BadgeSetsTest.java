package org.bandeja.push.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bandeja.access.model.Caller;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.ConversationStatus;
import org.bandeja.conversation.model.ReadMark;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Role;
import org.bandeja.routing.model.NumberId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BadgeSetsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final AgentId ME = new AgentId(11);
    private static final AgentId OTHER = new AgentId(12);
    private static final DepartmentId SALES = new DepartmentId(1);
    private static final DepartmentId SUPPORT = new DepartmentId(2);
    private static final DepartmentId BILLING = new DepartmentId(3);

    /** Whose badges. */
    enum Who {
        AGENT(false, Map.of(SALES, Role.AGENT)),
        ADMIN_AND_AGENT(false, Map.of(SALES, Role.ADMIN, SUPPORT, Role.AGENT)),
        MEMBER_NOWHERE(false, Map.of()),
        ADMINISTRATOR(true, Map.of()),
        ADMINISTRATOR_IN_SALES(true, Map.of(SALES, Role.AGENT));

        private final Caller caller;

        Who(boolean administrator, Map<DepartmentId, Role> memberships) {
            this.caller = new Caller(ME, "Ana", administrator, memberships);
        }
    }

    /** A conversation as simple as it can be told. */
    private static final class Talk {
        private final ConversationId id;
        private boolean open = true;
        private DepartmentId department;
        private AgentId assignee;
        private long seq = 1;
        private long inbound;
        private long baseline;
        private long renewed;

        private Talk(long id, DepartmentId department) {
            this.id = new ConversationId(id);
            this.department = department;
        }

        private ConversationRow row() {
            return new ConversationRow(
                    id,
                    seq,
                    open ? ConversationStatus.OPEN : ConversationStatus.COMPLETED,
                    new ConversationRow.NumberShown(new NumberId(1), "1", "1", "Ventas"),
                    new ConversationRow.ContactShown(
                            new ContactId(1),
                            "Eva",
                            "Eva",
                            Optional.empty(),
                            Optional.of("CO.1"),
                            false,
                            Optional.empty(),
                            false,
                            false),
                    Optional.ofNullable(department).map(it -> new ConversationRow.DepartmentShown(it, "Sales", false)),
                    Optional.empty(),
                    Optional.ofNullable(assignee).map(it -> new ConversationRow.AgentShown(it, "Luis")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    inbound,
                    baseline,
                    renewed,
                    Optional.empty(),
                    NOW,
                    Optional.empty(),
                    NOW,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
        }
    }

    private final List<Talk> talks = new ArrayList<>();
    private final Map<ConversationId, ReadMark> marks = new HashMap<>();

    @ParameterizedTest
    @EnumSource
    void agreeWithCountingEverythingAnewAfterEveryEvent(Who who) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        BadgeSets badges = new BadgeSets(List.of(), List.of(), List.of());
        for (int event = 0; event < 5_000; event++) {
            Talk talk = something(random);
            look(badges, who, talk);
            String what = who + ", seed " + seed + ", event " + event;
            assertThat(badges.unassigned()).as(what).isEqualTo(countUnassigned(who.caller));
            assertThat(badges.mine()).as(what).isEqualTo(countMine(who.caller));
            assertThat(badges.withoutRoute()).as(what).isEqualTo(countWithoutRoute(who.caller));
        }
    }

    @Test
    void lookingTwiceChangesNothing() {
        Talk talk = new Talk(1, SALES);
        talk.inbound = 1;
        BadgeSets badges = new BadgeSets(List.of(), List.of(), List.of());
        look(badges, Who.AGENT, talk);
        look(badges, Who.AGENT, talk);
        assertThat(badges.unassigned()).isEqualTo(1);
    }

    @Test
    void beginWithWhatTheDatabaseCounted() {
        Talk talk = new Talk(1, SALES);
        BadgeSets badges =
                new BadgeSets(List.of(talk.id), List.of(new ConversationId(2)), List.of(new ConversationId(3)));
        assertThat(badges.unassigned()).isEqualTo(1);
        assertThat(badges.mine()).isEqualTo(1);
        assertThat(badges.withoutRoute()).isEqualTo(1);
        look(badges, Who.AGENT, talk);
        assertThat(badges.unassigned()).as("nothing is new in it").isZero();
    }

    private void look(BadgeSets badges, Who who, Talk talk) {
        badges.look(talk.row(), who.caller, Optional.ofNullable(marks.get(talk.id)));
    }

    private Talk something(Random random) {
        if (talks.size() < 3 || talks.size() < 60 && random.nextInt(20) == 0) {
            DepartmentId[] places = {SALES, SUPPORT, BILLING, null};
            talks.add(new Talk(talks.size() + 1, places[random.nextInt(places.length)]));
            return talks.get(talks.size() - 1);
        }
        Talk talk = talks.get(random.nextInt(talks.size()));
        talk.seq++;
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> talk.inbound++;
            case 3 -> talk.assignee = talk.open && talk.department != null ? ME : talk.assignee;
            case 4 -> talk.assignee = talk.open && talk.department != null ? OTHER : talk.assignee;
            case 5 -> release(talk);
            case 6 -> complete(talk);
            case 7 -> move(talk, random.nextBoolean() ? SALES : BILLING);
            case 8 -> marks.put(talk.id, new ReadMark(ME, talk.id, talk.seq, talk.inbound));
            default -> marks.put(talk.id, new ReadMark(ME, talk.id, talk.seq - 1, Math.max(0, talk.inbound - 1)));
        }
        return talk;
    }

    private static void release(Talk talk) {
        if (talk.open && talk.assignee != null) {
            talk.assignee = null;
            talk.renewed = talk.seq;
        }
    }

    private static void complete(Talk talk) {
        if (talk.open) {
            talk.baseline = talk.inbound;
        } else {
            talk.assignee = null;
            talk.renewed = talk.seq;
        }
        talk.open = !talk.open;
    }

    private static void move(Talk talk, DepartmentId to) {
        if (talk.open) {
            talk.department = to;
            talk.assignee = null;
            talk.renewed = talk.seq;
        }
    }

    private int countUnassigned(Caller who) {
        int count = 0;
        for (Talk talk : talks) {
            boolean myDepartment = talk.department != null
                    && (who.memberships().containsKey(talk.department)
                            || who.administrator() && who.memberships().isEmpty());
            if (talk.open && isNew(talk) && talk.assignee == null && myDepartment) {
                count++;
            }
        }
        return count;
    }

    private int countMine(Caller who) {
        int count = 0;
        for (Talk talk : talks) {
            boolean visible = who.administrator()
                    || talk.department != null && who.memberships().containsKey(talk.department);
            if (talk.open && isNew(talk) && ME.equals(talk.assignee) && visible) {
                count++;
            }
        }
        return count;
    }

    private int countWithoutRoute(Caller who) {
        return who.administrator()
                ? (int) talks.stream()
                        .filter(talk -> talk.open && talk.department == null)
                        .count()
                : 0;
    }

    private boolean isNew(Talk talk) {
        ReadMark mark = marks.get(talk.id);
        return mark == null
                ? talk.inbound > talk.baseline || talk.renewed > 0
                : talk.inbound > mark.inboundCount() || talk.renewed > mark.seq();
    }
}
