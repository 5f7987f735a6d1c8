package org.bandeja.soak;

import java.util.List;

/** After everything: the numbers of each conversation's messages, entries and events are without gap, and no delivery is left or parked. */
final class GapFree implements Trial {
    @Override
    public void run(Scene scene) {
        check(scene);
        scene.checks()
                .figure(
                        "At the end",
                        scene.rows().number("select count(*) from message") + " messages in "
                                + scene.rows().number("select count(*) from conversation") + " conversations, "
                                + scene.rows().number("select count(*) from delivery") + " deliveries");
    }

    static void check(Scene scene) {
        scene.rows().awaitProcessed(Scene.PATIENCE);
        List<String> gaps = scene.rows()
                .all("select c.id from conversation c left join (select conversation_id, seq from message union"
                        + " select conversation_id, seq from timeline_entry union"
                        + " select conversation_id, seq from inbox_event where seq is not null) s"
                        + " on s.conversation_id = c.id"
                        + " group by c.id, c.last_seq having count(s.seq) <> c.last_seq or max(s.seq) <> c.last_seq");
        scene.checks().check(gaps.isEmpty(), "numbers of each conversation without gap", "gaps in " + gaps);
        scene.checks()
                .same(
                        0L,
                        scene.rows().number("select count(*) from delivery where state = 'PARKED'"),
                        "no delivery is parked");
    }
}
