package org.bandeja.soak;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.client.Wire;
import org.bandeja.bench.instance.Crew;

/**
 * Somebody loses a department in the moment in which he claims, is assigned, takes over or is transferred a conversation
 * there: it never stays with somebody who cannot see it, and he is told nothing of it any more.
 */
final class LeavingRace implements Trial {
    private static final int AGENTS = 12;
    private static final long FIRST_CUSTOMER = 250_000;

    @Override
    public void run(Scene scene) {
        List<Api> agents = new ArrayList<>();
        int rounds = scene.amounts().leavingRounds();
        int kept = 0;
        try (Crew crew = Crew.hire(scene.rows(), scene.file().department(), AGENTS);
                AtOnce atOnce = new AtOnce(AGENTS)) {
            crew.members().forEach(member -> {
                agents.add(new Api(scene.file().app(), member.token()));
                scene.rows().change("update membership set role = 'ADMIN' where agent_id = ?", member.id());
            });
            Api administrator = agents.get(0);
            scene.rows()
                    .change(
                            "update agent set administrator = true where id = ?",
                            crew.members().get(0).id());
            JsonObject leaver = Api.json(agents.get(1).get("/api/me"));
            String place = "/api/departments/"
                    + leaver.getJsonArray("departments").getJsonObject(0).getString("id") + "/members/"
                    + leaver.getString("id");
            for (int round = 0; round < rounds; round++) {
                String conversation = ClaimRace.conversationWith(scene, FIRST_CUSTOMER + round, administrator);
                List<Wire.Answer> answers =
                        atOnce.run(tries(agents, leaver.getString("id"), conversation, place, round));
                scene.checks()
                        .check(
                                answers.stream().allMatch(answer -> answer.status() < 500),
                                "done, or refused by a rule",
                                answers.stream()
                                        .map(Wire.Answer::status)
                                        .toList()
                                        .toString());
                scene.checks().same(200, answers.get(0).status(), "the department is lost");
                kept += kept(scene, crew.members().get(1));
                scene.checks()
                        .same(0, kept(scene, crew.members().get(1)), "nothing stays with somebody who cannot see it");
                scene.checks()
                        .same(
                                404,
                                agents.get(1)
                                        .get("/api/conversations/" + conversation)
                                        .status(),
                                "who has left finds nothing there");
                scene.checks()
                        .same(
                                204,
                                administrator
                                        .put(
                                                place,
                                                Json.createObjectBuilder()
                                                        .add("role", "ADMIN")
                                                        .build())
                                        .status(),
                                "who has left comes back");
            }
        } finally {
            agents.forEach(Api::close);
        }
        scene.checks()
                .figure(
                        "Leaving a department in the moment of claiming",
                        rounds + " rounds of " + AGENTS + " calls at once, " + kept + " left with an outsider");
    }

    private static List<Callable<Wire.Answer>> tries(
            List<Api> agents, String leaver, String conversation, String place, int round) {
        String path = "/api/conversations/" + conversation + "/";
        JsonObject whom = Json.createObjectBuilder().add("agent", leaver).build();
        List<Callable<Wire.Answer>> tries = new ArrayList<>();
        tries.add(() -> agents.get(0).delete(place));
        tries.add(() -> round % 2 == 0
                ? agents.get(1).claim(conversation)
                : agents.get(1).post(path + "takeover", JsonObject.EMPTY_JSON_OBJECT));
        for (int i = 2; i < AGENTS; i++) {
            Api colleague = agents.get(i);
            String deed = i % 2 == 0 ? "assign" : "transfer";
            tries.add(() -> colleague.post(path + deed, whom));
        }
        return tries;
    }

    /** What he has though he is no member any more. */
    private static int kept(Scene scene, Crew.Member leaver) {
        return (int) scene.rows()
                .number(
                        "select count(*) from conversation c left join membership m on m.agent_id = c.assignee_id"
                                + " and m.department_id = c.department_id"
                                + " where c.status = 'OPEN' and m.agent_id is null and c.assignee_id = ?",
                        leaver.id());
    }
}
