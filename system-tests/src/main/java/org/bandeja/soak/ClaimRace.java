package org.bandeja.soak;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.client.Wire;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.load.Load;

/** Agents who claim the same conversation at the same moment: one gets it, the others learn who, and cannot reply. */
final class ClaimRace implements Trial {
    private static final int AGENTS = 20;
    private static final long FIRST_CUSTOMER = 200_000;

    @Override
    public void run(Scene scene) {
        List<Api> agents = new ArrayList<>();
        try (Crew crew = Crew.hire(scene.rows(), scene.file().department(), AGENTS);
                AtOnce atOnce = new AtOnce(AGENTS)) {
            crew.members().forEach(member -> agents.add(new Api(scene.file().app(), member.token())));
            List<String> ids = agents.stream()
                    .map(agent -> Api.json(agent.get("/api/me")).getString("id"))
                    .toList();
            for (int round = 0; round < scene.amounts().claimRounds(); round++) {
                round(scene, FIRST_CUSTOMER + round, agents, ids, atOnce);
            }
        } finally {
            agents.forEach(Api::close);
        }
        scene.checks()
                .figure(
                        "Claims of one conversation at once",
                        scene.amounts().claimRounds() + " rounds of " + AGENTS + " agents");
    }

    private static void round(Scene scene, long customer, List<Api> agents, List<String> ids, AtOnce atOnce) {
        String phone = scene.customers().phone(customer);
        String conversation = conversationWith(scene, customer, agents.get(0));
        List<Wire.Answer> claims = all(agents, atOnce, agent -> agent.claim(conversation));
        List<Integer> winners = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            if (claims.get(i).status() == 200) {
                winners.add(i);
            }
        }
        if (!scene.checks().check(winners.size() == 1, "one winner", winners.size() + " winners")) {
            return;
        }
        int winner = winners.get(0);
        long told = claims.stream()
                .filter(answer -> answer.status() == 409 && names(answer, ids.get(winner)))
                .count();
        scene.checks().same(AGENTS - 1L, told, "the others are told who has it");
        List<Wire.Answer> replies = all(agents, atOnce, agent -> agent.reply(conversation, "mine"));
        long refused = replies.stream()
                .filter(answer -> answer.status() == 403 || answer.status() == 409)
                .count();
        scene.checks()
                .check(
                        refused == AGENTS - 1 && replies.get(winner).status() == 201,
                        "only the winner can reply",
                        replies.stream().map(Wire.Answer::status).toList() + ", the winner was " + winner);
        scene.checks()
                .same(
                        List.of(Long.toString(1)),
                        scene.rows()
                                .all(
                                        "select count(*) from message m join conversation c on c.id = m.conversation_id"
                                                + " join contact k on k.id = c.contact_id"
                                                + " where k.phone = ? and m.direction = 'OUT'",
                                        "+" + phone),
                        "one reply is stored");
    }

    private interface Deed {
        Wire.Answer by(Api agent);
    }

    private static List<Wire.Answer> all(List<Api> agents, AtOnce atOnce, Deed deed) {
        List<Callable<Wire.Answer>> tasks = new ArrayList<>();
        agents.forEach(agent -> tasks.add(() -> deed.by(agent)));
        return atOnce.run(tasks);
    }

    private static boolean names(Wire.Answer answer, String winner) {
        JsonObject problem = Api.json(answer);
        return problem.getString("rule", "").equals("AlreadyAssigned")
                && problem.containsKey("assignee")
                && problem.getJsonObject("assignee").getString("id", "").equals(winner);
    }

    /** A new customer writes. */
    static String conversationWith(Scene scene, long customer, Api agent) {
        Load.asFastAsPossible(scene.file().webhook(), 1, Scene.PATIENCE)
                .send(List.of(scene.customers().post(List.of(customer)).request()));
        scene.rows().awaitProcessed(Scene.PATIENCE);
        String phone = "+" + scene.customers().phone(customer);
        return agent.items("/api/conversations?limit=50").stream()
                .filter(item ->
                        item.getJsonObject("contact").getString("phone", "").equals(phone))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no conversation with " + phone))
                .getString("id");
    }
}
