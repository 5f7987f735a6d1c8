package org.bandeja.soak;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    private static final String TAKEN = "AlreadyAssigned";
    private static final String NOBODY = "NobodyAssigned";

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
            int known = 0;
            for (int round = 0; round < rounds; round++) {
                if (round % (rounds / Math.min(rounds, CONVERSATIONS)) == 0) {
                    conversation = ClaimRace.conversationWith(scene, FIRST_CUSTOMER + round, agents.get(0));
                    known = 0;
                }
                known = round(scene, conversation, agents, ids, atOnce, known);
            }
        } finally {
            agents.forEach(Api::close);
        }
        scene.checks()
                .figure(
                        "Claim, assign, transfer, take over, return and undo at once",
                        rounds + " rounds of " + AGENTS + " agents");
    }

    /**
     * @param known how many lines the history had before
     * @return how many it has now
     */
    private static int round(
            Scene scene, String conversation, List<Api> agents, List<String> ids, AtOnce atOnce, int known) {
        List<Deed> deeds = new ArrayList<>();
        List<Callable<Wire.Answer>> tasks = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            Api agent = agents.get(i);
            String colleague = ids.get(scene.random().nextInt(AGENTS));
            Deed deed = Deed.ALL.get(scene.random().nextInt(Deed.ALL.size()));
            deeds.add(deed);
            tasks.add(() -> deed.by(agent, conversation, colleague));
        }
        List<Wire.Answer> answers = atOnce.run(tasks);
        List<JsonObject> lines = agents.get(0).items("/api/conversations/" + conversation + "/timeline");
        List<String> holders = holders(lines);
        // Who had it when the round began may have been told too.
        Set<String> lately = Set.copyOf(holders.subList(known, holders.size()));
        List<String> lawless = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            Wire.Answer answer = answers.get(i);
            String told = deeds.get(i) + ": " + answer.status() + " " + answer.text();
            if (answer.status() != 200 && !deeds.get(i).refusals.contains(rule(answer))) {
                lawless.add(told);
            }
            if (rule(answer).equals(TAKEN) && !saysWho(answer, lately)) {
                silent.add(told);
            }
        }
        scene.checks().check(lawless.isEmpty(), "done, or refused by its rule", lawless.toString());
        scene.checks()
                .check(silent.isEmpty(), "who is refused is told who has it", silent + ", and it was with " + lately);
        String now = holder(Api.json(agents.get(0).get("/api/conversations/" + conversation)));
        scene.checks().same(holders.get(holders.size() - 1), now, "the history leads to who has it");
        return lines.size();
    }

    /** What is done, and the rules that may refuse it. */
    private enum Deed {
        CLAIM(TAKEN),
        ASSIGN(TAKEN),
        TRANSFER(TAKEN, NOBODY),
        TAKE_OVER(NOBODY),
        RETURN(NOBODY),
        UNDO("NothingToUndo");

        /** The first two are done twice as often. */
        static final List<Deed> ALL = List.of(CLAIM, CLAIM, ASSIGN, ASSIGN, TRANSFER, TAKE_OVER, RETURN, UNDO);

        private final Set<String> refusals;

        Deed(String... refusals) {
            this.refusals = Set.of(refusals);
        }

        Wire.Answer by(Api agent, String conversation, String colleague) {
            String path = "/api/conversations/" + conversation + "/";
            JsonObject whom = Json.createObjectBuilder().add("agent", colleague).build();
            return switch (this) {
                case CLAIM -> agent.claim(conversation);
                case ASSIGN -> agent.post(path + "assign", whom);
                case TRANSFER -> agent.post(path + "transfer", whom);
                case TAKE_OVER -> agent.post(path + "takeover", JsonObject.EMPTY_JSON_OBJECT);
                case RETURN -> agent.post(path + "return", JsonObject.EMPTY_JSON_OBJECT);
                case UNDO -> agent.post(path + "undo", JsonObject.EMPTY_JSON_OBJECT);
            };
        }
    }

    private static boolean saysWho(Wire.Answer answer, Set<String> holders) {
        JsonObject problem = Api.json(answer);
        return problem.containsKey("assignee")
                && !problem.getJsonObject("assignee").getString("name").isEmpty()
                && holders.contains(problem.getJsonObject("assignee").getString("id"));
    }

    private static String rule(Wire.Answer answer) {
        return answer.status() == 409 ? Api.json(answer).getString("rule", "") : "";
    }

    /** Empty: nobody. */
    private static String holder(JsonObject item) {
        return item.isNull("assignee") ? "" : item.getJsonObject("assignee").getString("id");
    }

    /**
     * Who had it before the first line, and after each; empty: nobody. An undoing leads back to who had it before the deed that it
     * undoes.
     */
    private static List<String> holders(List<JsonObject> lines) {
        List<String> holders = new ArrayList<>(List.of(""));
        String before = "";
        for (JsonObject line : lines) {
            String holder = holders.get(holders.size() - 1);
            holders.add(
                    switch (line.getString("action")) {
                        case "CLAIMED", "TAKEN_OVER" ->
                            line.getJsonObject("actor").getString("id");
                        case "ASSIGNED", "TRANSFERRED" ->
                            line.getJsonObject("subject").getString("id");
                        case "RETURNED" -> "";
                        case "UNDONE" -> before;
                        default -> holder;
                    });
            before = holder;
        }
        return holders;
    }
}
