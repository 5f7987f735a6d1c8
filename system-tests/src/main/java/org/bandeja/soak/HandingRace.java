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
 * Agents who claim, assign, transfer, take over, return and undo the same conversation at the same moment: there is never
 * more than one who has it, whoever is refused is told who has it, and the history leads to who has it in the end.
 */
final class HandingRace implements Trial {
    private static final int AGENTS = 20;
    private static final int CONVERSATIONS = 50;
    private static final long FIRST_CUSTOMER = 210_000;

    @Override
    public void run(Scene scene) {
        List<Api> agents = new ArrayList<>();
        int rounds = scene.amounts().handingRounds();
        try (Crew crew = Crew.hire(scene.rows(), scene.file().department(), AGENTS);
                AtOnce atOnce = new AtOnce(AGENTS)) {
            crew.members().forEach(member -> agents.add(new Api(scene.file().app(), member.token())));
            crew.members()
                    .forEach(member -> scene.rows()
                            .change("update membership set role = 'ADMIN' where agent_id = ?", member.id()));
            List<String> ids = agents.stream()
                    .map(agent -> Api.json(agent.get("/api/me")).getString("id"))
                    .toList();
            String conversation = "";
            for (int round = 0; round < rounds; round++) {
                if (round % (rounds / Math.min(rounds, CONVERSATIONS)) == 0) {
                    conversation = ClaimRace.conversationWith(scene, FIRST_CUSTOMER + round, agents.get(0));
                }
                round(scene, conversation, agents, ids, atOnce);
            }
        } finally {
            agents.forEach(Api::close);
        }
        scene.checks()
                .figure(
                        "Claim, assign, transfer, take over, return and undo at once",
                        rounds + " rounds of " + AGENTS + " agents");
    }

    private static void round(Scene scene, String conversation, List<Api> agents, List<String> ids, AtOnce atOnce) {
        List<Callable<Wire.Answer>> deeds = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            Api agent = agents.get(i);
            String colleague = ids.get(scene.random().nextInt(AGENTS));
            int deed = scene.random().nextInt(8);
            deeds.add(() -> act(agent, conversation, deed, colleague));
        }
        List<Wire.Answer> answers = atOnce.run(deeds);
        scene.checks()
                .check(
                        answers.stream().allMatch(answer -> answer.status() == 200 || answer.status() == 409),
                        "done, or refused by a rule",
                        answers.stream().map(Wire.Answer::status).toList().toString());
        scene.checks()
                .check(
                        answers.stream()
                                .filter(HandingRace::saysThatAnotherHasIt)
                                .allMatch(HandingRace::saysWho),
                        "who is refused is told who has it",
                        "a refusal without a name");
        Standing now = Standing.of(Api.json(agents.get(0).get("/api/conversations/" + conversation)));
        Standing told = Standing.by(agents.get(0).items("/api/conversations/" + conversation + "/timeline"));
        scene.checks().same(told.holder(), now.holder(), "the history leads to who has it");
    }

    private static Wire.Answer act(Api agent, String conversation, int deed, String colleague) {
        String path = "/api/conversations/" + conversation + "/";
        JsonObject whom = Json.createObjectBuilder().add("agent", colleague).build();
        return switch (deed) {
            case 0, 1 -> agent.claim(conversation);
            case 2, 3 -> agent.post(path + "assign", whom);
            case 4 -> agent.post(path + "transfer", whom);
            case 5 -> agent.post(path + "takeover", JsonObject.EMPTY_JSON_OBJECT);
            case 6 -> agent.post(path + "return", JsonObject.EMPTY_JSON_OBJECT);
            default -> agent.post(path + "undo", JsonObject.EMPTY_JSON_OBJECT);
        };
    }

    private static boolean saysThatAnotherHasIt(Wire.Answer answer) {
        return answer.status() == 409 && rule(answer).equals("AlreadyAssigned");
    }

    private static boolean saysWho(Wire.Answer answer) {
        return !Api.json(answer).getJsonObject("assignee").getString("name").isEmpty();
    }

    private static String rule(Wire.Answer answer) {
        return Api.json(answer).getString("rule", "");
    }

    /**
     * Who has a conversation.
     *
     * @param holder empty: nobody
     */
    private record Standing(String holder) {
        static Standing of(JsonObject item) {
            return new Standing(
                    item.isNull("assignee")
                            ? ""
                            : item.getJsonObject("assignee").getString("id"));
        }

        /** By what is told of it: an undoing leads back to who had it before the deed that it undoes. */
        static Standing by(List<JsonObject> lines) {
            String holder = "";
            String before = "";
            for (JsonObject line : lines) {
                String previous = holder;
                holder = switch (line.getString("action")) {
                    case "CLAIMED", "TAKEN_OVER" -> line.getJsonObject("actor").getString("id");
                    case "ASSIGNED", "TRANSFERRED" ->
                        line.getJsonObject("subject").getString("id");
                    case "RETURNED" -> "";
                    case "UNDONE" -> before;
                    default -> holder;
                };
                before = previous;
            }
            return new Standing(holder);
        }
    }
}
