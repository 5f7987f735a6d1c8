package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** Saved views of the list, and words that are found in one conversation. */
@OnSharedInstallation
class SavedViewsIT {
    private static final String VIEWS = "/api/me/views";
    private static final int MOST = 30;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final Newcomer member = company.hire("AGENT");

    private static JsonObject draft(String name, Map<String, Object> query, boolean atStart) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("query", Json.createObjectBuilder(query))
                .add("atStart", atStart)
                .build();
    }

    private String save(String name, boolean atStart) {
        return member.call("POST", VIEWS, draft(name, Map.of("unread", "true"), atStart))
                .require(201)
                .json()
                .getString("id");
    }

    private List<String> names() {
        return member.get(VIEWS).items().stream()
                .map(view -> view.getString("name") + (view.getBoolean("atStart") ? " *" : ""))
                .toList();
    }

    @Test
    void viewsAreKeptChangedAndDeletedAndOnlyOneIsFirst() {
        String urgent = save("Urgent", true);
        String mine = member.call("POST", VIEWS, draft(" Mías ", Map.of("assignee", "me", "sort", "waiting"), true))
                .require(201)
                .json()
                .getString("id");
        assertThat(names()).containsExactly("Urgent", "Mías *");
        assertThat(member.get(VIEWS).items().get(1).getJsonObject("query"))
                .isEqualTo(Json.createObjectBuilder()
                        .add("assignee", "me")
                        .add("sort", "waiting")
                        .build());
        JsonObject changed = draft("Mine", Map.of("status", "COMPLETED"), false);
        assertThat(member.call("PUT", VIEWS + "/" + mine, changed)
                        .require(200)
                        .json()
                        .getJsonObject("query")
                        .getString("status"))
                .isEqualTo("COMPLETED");
        assertThat(names()).containsExactly("Urgent", "Mine");
        member.call("DELETE", VIEWS + "/" + urgent, null).require(204);
        assertThat(member.call("DELETE", VIEWS + "/" + urgent, null).status()).isEqualTo(404);
        assertThat(names()).containsExactly("Mine");
    }

    @Test
    void aNameIsTakenOnceAndNothingMalformedIsKept() {
        String urgent = save("Urgente", false);
        String other = save("Other", false);
        assertThat(member.call("POST", VIEWS, draft("URGENTE", Map.of(), false)).rule())
                .isEqualTo("ViewNameTaken");
        assertThat(member.call("PUT", VIEWS + "/" + other, draft("urgente", Map.of(), false))
                        .rule())
                .isEqualTo("ViewNameTaken");
        member.call("PUT", VIEWS + "/" + urgent, draft("urgente", Map.of(), false))
                .require(200);
        assertThat(member.call("POST", VIEWS, draft("  ", Map.of(), false)).rule())
                .isEqualTo("NameNotUsable");
        assertThat(member.call("POST", VIEWS, draft("x", Map.of("colour", "red"), false))
                        .status())
                .isEqualTo(400);
        assertThat(names()).containsExactly("urgente", "Other");
    }

    @Test
    void viewsOfAnotherVersionAreThereWithoutWhatIsNotKnown() {
        String other = save("Other", false);
        bandeja.rows()
                .change(
                        "UPDATE saved_view SET query = 'colour=red&sort=waiting' WHERE name = 'Other' AND agent_id ="
                                + " (SELECT id FROM agent WHERE login = ?)",
                        member.person().login());
        JsonObject view = member.get(VIEWS).require(200).items().get(0);
        assertThat(view.getJsonObject("query"))
                .isEqualTo(Json.createObjectBuilder().add("sort", "waiting").build());
        member.call("DELETE", VIEWS + "/" + other, null).require(204);
        assertThat(member.call("POST", VIEWS, draft("Owls", Map.of("words", "🦉".repeat(200)), false))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void thereAreThirtyAtMostAndNobodySeesAnothers() {
        for (int i = 0; i < MOST; i++) {
            save("View " + i, false);
        }
        assertThat(member.call("POST", VIEWS, draft("One more", Map.of(), false))
                        .rule())
                .isEqualTo("NoMoreSavedViews");
        Newcomer colleague = company.hire("ADMIN");
        String one = member.get(VIEWS).items().get(0).getString("id");
        for (AgentDoor who : List.of(bandeja.administrator(), bandeja.outsider())) {
            assertThat(who.call("PUT", VIEWS + "/" + one, draft("x", Map.of(), false))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(colleague.get(VIEWS).items()).isEmpty();
        assertThat(colleague.call("DELETE", VIEWS + "/" + one, null).status()).isEqualTo(404);
        assertThat(names()).hasSize(MOST);
    }

    @Test
    void wordsAreFoundInOneConversationNewestFirst() {
        AgentDoor ana = bandeja.agents().get(0);
        Customer customer = Customer.unknown("Within " + System.nanoTime());
        bandeja.webhook().writes(customer, bandeja.number(), "El pedido llegó roto");
        bandeja.webhook().writes(customer, bandeja.number(), "¿Y ahora?");
        bandeja.webhook().writes(customer, bandeja.number(), "Quiero otro PEDIDO, el de Pedidos SA no");
        String found = "/api/conversations/" + ana.awaitConversation(customer) + "/found?q=";
        bandeja.rows().awaitProcessed();
        assertThat(ana.get(found + "pedi").require(200).items().stream().map(hit -> hit.getString("text")))
                .containsExactly("Quiero otro PEDIDO, el de Pedidos SA no", "El pedido llegó roto");
        assertThat(ana.get(found + "pedido+llego").items()).hasSize(1);
        assertThat(ana.get(found + "edido").items()).isEmpty();
        assertThat(ana.get(found).items()).isEmpty();
        assertThat(ana.get(found + "x".repeat(201)).status()).isEqualTo(400);
        assertThat(bandeja.outsider().get(found + "pedi").status()).isEqualTo(404);
    }
}
