package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** Quick replies: whose they are, who writes them, what is offered where, and what comes into the text. */
@OnSharedInstallation
class QuickRepliesIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final AgentDoor administrator = bandeja.administrator();
    private final AgentDoor outsider = bandeja.outsider();
    private final String word = "w" + System.nanoTime() % 1_000_000_000;

    private JsonObject draft(String scope, String shortcut, String text) {
        JsonObjectBuilder draft = Json.createObjectBuilder()
                .add("scope", scope)
                .add("shortcut", shortcut)
                .add("title", "Title of " + shortcut)
                .add("text", text);
        if (scope.equals("DEPARTMENT")) {
            draft.add("department", company.department());
        }
        return draft.build();
    }

    private static List<String> texts(Answer answer) {
        return answer.require(200).items().stream()
                .map(reply -> reply.getString("text"))
                .toList();
    }

    private List<String> offered(Answer answer) {
        return answer.require(200).items().stream()
                .filter(reply -> reply.getString("shortcut").startsWith(word))
                .map(reply -> reply.getString("scope") + " " + reply.getString("text"))
                .toList();
    }

    @Test
    void departmentsHaveTheirOwnWrittenByTheirAdminsAndSeenByTheirMembersOnly() {
        Newcomer member = company.hire("AGENT");
        Newcomer admin = company.hire("ADMIN");
        String made = admin.call("POST", "/api/quick-replies", draft("DEPARTMENT", word, "ours"))
                .require(201)
                .json()
                .getString("id");
        String path = "/api/quick-replies/" + made;
        String there = "/api/quick-replies?scope=department&department=" + company.department();
        assertThat(texts(member.get(there))).containsExactly("ours");
        assertThat(member.get(there).items().get(0).getBoolean("mayChange")).isFalse();
        assertThat(texts(administrator.get(there))).containsExactly("ours");
        JsonObject other = draft("DEPARTMENT", word, "other");
        assertThat(member.call("PUT", path, other).rule()).isEqualTo("QuickReplyNotYours");
        assertThat(member.call("DELETE", path, null).rule()).isEqualTo("QuickReplyNotYours");
        assertThat(member.call("POST", "/api/quick-replies", draft("DEPARTMENT", word + "2", "x"))
                        .rule())
                .isEqualTo("QuickReplyNotYours");
        for (Answer answer : List.of(
                outsider.get(there),
                outsider.call("PUT", path, other),
                outsider.call("DELETE", path, null),
                outsider.call("POST", "/api/quick-replies", draft("DEPARTMENT", word + "2", "x")))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("ours", company.departmentName());
        }
        assertThat(administrator.call("PUT", path, other).require(200).json().getString("text"))
                .isEqualTo("other");
        company.call("DELETE", company.memberPath(member), null).require(200);
        assertThat(member.get(there).status()).isEqualTo(404);
        admin.call("DELETE", path, null).require(204);
        assertThat(company.audit("object=quick-reply&outcome=DONE&department=" + company.department()).stream()
                        .map(each -> each.getString("action")))
                .containsExactly("QUICK_REPLY_DELETED", "QUICK_REPLY_CHANGED", "QUICK_REPLY_CREATED");
    }

    @Test
    void ownOnesAreNobodyElsesAndTheCompanysAreWrittenByAdministrators() {
        Newcomer member = company.hire("AGENT");
        Newcomer admin = company.hire("ADMIN");
        String own = member.call("POST", "/api/quick-replies", draft("OWN", word, "mine"))
                .require(201)
                .json()
                .getString("id");
        assertThat(texts(member.get("/api/quick-replies"))).containsExactly("mine");
        assertThat(texts(admin.get("/api/quick-replies"))).isEmpty();
        assertThat(administrator
                        .call("PUT", "/api/quick-replies/" + own, draft("OWN", word, "x"))
                        .status())
                .isEqualTo(404);
        assertThat(admin.call("POST", "/api/quick-replies", draft("COMPANY", word, "x"))
                        .rule())
                .isEqualTo("QuickReplyNotYours");
        String companys = administrator
                .call("POST", "/api/quick-replies", draft("COMPANY", word, "everybody's"))
                .require(201)
                .json()
                .getString("id");
        try {
            assertThat(texts(outsider.get("/api/quick-replies?scope=company"))).contains("everybody's");
            assertThat(outsider.call("DELETE", "/api/quick-replies/" + companys, null)
                            .rule())
                    .isEqualTo("QuickReplyNotYours");
        } finally {
            administrator.call("DELETE", "/api/quick-replies/" + companys, null).require(204);
        }
    }

    @Test
    void whatIsNotUsableIsRefusedWhenItIsSaved() {
        Newcomer member = company.hire("AGENT");
        assertRefused(member, draft("OWN", word, "Hi {{contact.phone}}"), "UnknownVariable");
        assertRefused(member, draft("OWN", word, "Hi {{contact.name}"), "UnknownVariable");
        assertRefused(member, draft("OWN", "two words", "x"), "ShortcutNotUsable");
        assertRefused(member, draft("OWN", word, " "), "ReplyTextNotUsable");
        assertRefused(member, draft("OWN", word, "x".repeat(4_097)), "ReplyTextNotUsable");
        member.call("POST", "/api/quick-replies", draft("OWN", "/" + word.toUpperCase(), "x".repeat(4_096)))
                .require(201);
        assertThat(member.call("POST", "/api/quick-replies", draft("OWN", word, "again"))
                        .rule())
                .isEqualTo("ShortcutTaken");
        assertThat(member.call("POST", "/api/quick-replies", draft("OWN", word, "x{{contact.phone}}"))
                        .json()
                        .getString("detail"))
                .contains("{{contact.phone}}");
        assertThat(texts(member.get("/api/quick-replies"))).hasSize(1);
        String second = member.call("POST", "/api/quick-replies", draft("OWN", word + "2", "x"))
                .require(201)
                .json()
                .getString("id");
        assertThat(member.call("PUT", "/api/quick-replies/" + second, draft("OWN", word, "x"))
                        .rule())
                .as("also when it is called otherwise later")
                .isEqualTo("ShortcutTaken");
    }

    private static void assertRefused(Newcomer who, JsonObject draft, String rule) {
        Answer answer = who.call("POST", "/api/quick-replies", draft);
        assertThat(answer.rule()).isEqualTo(rule);
        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void inAConversationOneIsOfferedTheNarrowestOfEachShortcut() {
        Newcomer member = company.hire("AGENT");
        Newcomer colleague = company.hire("AGENT");
        String id = company.conversation(Customer.unknown("Offered " + System.nanoTime()));
        String path = "/api/conversations/" + id + "/quick-replies";
        member.call("POST", "/api/quick-replies", draft("OWN", word + "a", "mine"))
                .require(201);
        company.call("POST", "/api/quick-replies", draft("DEPARTMENT", word + "a", "team's"))
                .require(201);
        company.call("POST", "/api/quick-replies", draft("DEPARTMENT", word + "b", "team's too"))
                .require(201);
        List<String> companys = List.of(
                company.call("POST", "/api/quick-replies", draft("COMPANY", word + "b", "company's"))
                        .require(201)
                        .json()
                        .getString("id"),
                company.call("POST", "/api/quick-replies", draft("COMPANY", word + "c", "company's too"))
                        .require(201)
                        .json()
                        .getString("id"));
        try {
            assertThat(offered(member.get(path)))
                    .containsExactly("OWN mine", "DEPARTMENT team's too", "COMPANY company's too");
            assertThat(offered(colleague.get(path)))
                    .containsExactly("DEPARTMENT team's", "DEPARTMENT team's too", "COMPANY company's too");
            assertThat(outsider.get(path).status()).isEqualTo(404);
            Customer elsewhere = Customer.unknown("Elsewhere " + System.nanoTime());
            bandeja.webhook().writes(elsewhere, bandeja.number(), "hello");
            String there = bandeja.agents().get(0).awaitConversation(elsewhere);
            assertThat(offered(administrator.get("/api/conversations/" + there + "/quick-replies")))
                    .containsExactly("COMPANY company's", "COMPANY company's too");
        } finally {
            companys.forEach(reply -> administrator.call("DELETE", "/api/quick-replies/" + reply, null));
        }
    }

    @Test
    void whatIsKnownIsFilledInAndWhatIsNotLeavesAGap() {
        Newcomer member = company.hire("AGENT");
        String text = "{{contact.first_name}}|{{contact.name}}|{{agent.name}}|{{department.name}}|{{number.name}}";
        String reply = member.call("POST", "/api/quick-replies", draft("OWN", word, text))
                .require(201)
                .json()
                .getString("id");
        String known = company.conversation(Customer.unknown("Ana María {{agent.name}}"));
        JsonObject filled = filled(member, known, reply).require(200).json();
        assertThat(filled.getString("text"))
                .isEqualTo("Ana|Ana María {{agent.name}}|Person " + member.login() + "|" + company.departmentName()
                        + "|Number of " + company.departmentName());
        assertThat(filled.getJsonArray("gaps")).isEmpty();
        String nameless = company.conversation(Customer.unknown("✨ 123"));
        JsonObject gaps = filled(member, nameless, reply).require(200).json();
        assertThat(gaps.getString("text"))
                .startsWith("⟦first name⟧|⟦contact’s name⟧|Person ")
                .doesNotContain("null");
        assertThat(gaps.getJsonArray("gaps").toString()).isEqualTo("[\"contact.first_name\",\"contact.name\"]");
        for (String conversation : List.of(known, nameless)) {
            assertThat(member.get("/api/conversations/" + conversation + "/quick-replies")
                            .items())
                    .filteredOn(offered -> offered.getString("id").equals(reply))
                    .singleElement()
                    .as("what is shown is what is inserted")
                    .matches(offered -> offered.getString("text").equals(text))
                    .matches(offered -> offered.getString("filled")
                            .equals(filled(member, conversation, reply).json().getString("text")));
        }
        Newcomer colleague = company.hire("AGENT");
        assertThat(filled(colleague, known, reply).status()).isEqualTo(404);
        assertThat(outsider.get("/api/conversations/" + known + "/quick-replies/" + reply)
                        .status())
                .isEqualTo(404);
    }

    private static Answer filled(Newcomer who, String conversation, String reply) {
        return who.get("/api/conversations/" + conversation + "/quick-replies/" + reply);
    }
}
