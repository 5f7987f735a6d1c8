package org.bandeja.system.proof;

import java.net.http.HttpRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.media.model.MediaKey;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.CustomerFiles;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.Rows;

/** One of each kind of people, made for these tests, and conversations of the department that some of them work in. */
final class Company {
    private static final String PASSWORD_OF_NOBODY = "$2a$12$" + "x".repeat(53);

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final Bandeja bandeja;
    private final Rows rows;
    private final long here;
    private final long elsewhere;
    private static final String EMPTY_DRAFT =
            "{\"name\":\"\",\"language\":\"\",\"category\":\"UTILITY\",\"named\":true,\"header\":{\"kind\":\"NONE\",\"text\":\"\","
                    + "\"example\":\"\",\"sample\":\"\",\"sampleName\":\"\"},\"body\":\"\",\"examples\":{},\"footer\":\"\",\"buttons\":[],"
                    + "\"code\":{\"advice\":true,\"minutes\":10},\"mayRecategorise\":false}";

    private static final int AT_ONCE = 30;

    private final Deque<Case> waiting = new ArrayDeque<>();
    private final Map<Who, AgentId> agents = new EnumMap<>(Who.class);
    private final Map<Who, String> tokens = new EnumMap<>(Who.class);

    /**
     * A conversation in a state that a door is tried on.
     *
     * @param message what the customer wrote; of failed: the answer that failed
     */
    record Case(Customer customer, String conversation, String message) {}

    Company(Bandeja bandeja) {
        this.bandeja = bandeja;
        rows = bandeja.rows();
        here = rows.count("SELECT id FROM department WHERE name = ?", bandeja.department());
        elsewhere = department("Elsewhere " + mark);
        for (Who who : Who.values()) {
            if (who != Who.ANONYMOUS && who != Who.READ_ONLY) {
                agents.put(who, agent(who.name().toLowerCase(java.util.Locale.ROOT), who == Who.ADMINISTRATOR));
                tokens.put(who, token(agents.get(who), false));
            }
        }
        agents.put(Who.READ_ONLY, agents.get(Who.MEMBER));
        tokens.put(Who.READ_ONLY, token(agents.get(Who.MEMBER), true));
        join(Who.MEMBER, here, "AGENT");
        join(Who.DISABLED, here, "AGENT");
        join(Who.ADMIN, here, "ADMIN");
        join(Who.ELSEWHERE, elsewhere, "ADMIN");
        join(Who.FORMER, here, "AGENT");
        rows.change(
                "DELETE FROM membership WHERE agent_id = ?",
                agents.get(Who.FORMER).value());
        rows.change(
                "UPDATE agent SET disabled = TRUE WHERE id = ?",
                agents.get(Who.DISABLED).value());
    }

    private long department(String name) {
        long id = AgentId.next().value();
        rows.change("INSERT INTO department (id, name) VALUES (?, ?)", id, name);
        return id;
    }

    private AgentId agent(String name, boolean administrator) {
        AgentId id = AgentId.next();
        rows.change(
                "INSERT INTO agent (id, login, name, password_hash, administrator, created_at) VALUES (?, ?, ?, ?, ?, NOW(3))",
                id.value(),
                name + "-" + mark + "-" + id.text(),
                name + " " + mark,
                PASSWORD_OF_NOBODY,
                administrator);
        return id;
    }

    private String token(AgentId agent, boolean readOnly) {
        TokenSecret secret = TokenSecret.random();
        rows.change(
                "INSERT INTO access_token (id, agent_id, kind, name, token_hash, read_only, created_at, expires_at)"
                        + " VALUES (?, ?, 'PERSONAL', 'door', ?, ?, NOW(3), NOW(3) + INTERVAL 1 DAY)",
                TokenId.next().value(),
                agent.value(),
                secret.hash(),
                readOnly);
        return secret.text();
    }

    private void join(Who who, long department, String role) {
        rows.change(
                "INSERT INTO membership (agent_id, department_id, role, joined_at) VALUES (?, ?, ?, NOW(3))",
                agents.get(who).value(),
                department,
                role);
    }

    /** The people leave; what they did stays. */
    void close() {
        String ours = "%-" + mark + "-%";
        rows.change("UPDATE agent SET disabled = TRUE, version = version + 1 WHERE login LIKE ?", ours);
        rows.change(
                "DELETE m FROM membership m JOIN agent a ON a.id = m.agent_id WHERE a.login LIKE ? AND m.department_id = ?",
                ours,
                here);
        rows.change("UPDATE department SET archived = TRUE WHERE id = ?", elsewhere);
        // There is none when the test that makes it was not run.
        rows.changeAll(
                "DELETE FROM quick_reply WHERE department_id = ? AND title = 't' AND text = 'x'",
                List.<Object[]>of(new Object[] {here}));
        rows.change("UPDATE label SET archived = TRUE WHERE name LIKE 'door %'");
        rows.changeAll("DELETE FROM template WHERE account_id = ?", List.<Object[]>of(new Object[] {mark}));
    }

    Optional<String> token(Who who) {
        return Optional.ofNullable(tokens.get(who));
    }

    /** What outsiders must never read: the customer, a colleague, the department itself. */
    List<String> secrets(Case shown) {
        return List.of(shown.customer().name(), "member " + mark, new AgentId(here).text(), shown.conversation());
    }

    HttpRequest.Builder request(Who who, String path) {
        HttpRequest.Builder request = Http.to(bandeja.demo().app(), path).header("Accept-Language", "en");
        token(who).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    // --- conversations

    Case none() {
        return new Case(Customer.unknown("Nobody " + mark), "no-conversation-" + mark, "");
    }

    Case given(String state) {
        if (state.equals("-")) {
            return none();
        }
        Case made = fresh();
        return switch (state) {
            case "free" -> made;
            case "mine" -> after(made, Who.MEMBER, "claim");
            case "taken" -> after(made, Who.ADMIN, "claim");
            case "done" -> after(after(made, Who.MEMBER, "claim"), Who.MEMBER, "complete");
            case "file" -> sent(made);
            case "failed" -> failed(after(made, Who.MEMBER, "claim"));
            default -> throw new IllegalStateException("nobody knows how to make a conversation " + state);
        };
    }

    /** Many write at once, and one after the other is taken: so nobody waits for each. */
    private Case fresh() {
        if (waiting.isEmpty()) {
            List<Customer> customers = Stream.generate(() -> Customer.unknown("Secret customer " + UUID.randomUUID()))
                    .limit(AT_ONCE)
                    .toList();
            customers.forEach(this::writes);
            customers.forEach(customer -> waiting.add(conversation(customer)));
        }
        return waiting.remove();
    }

    private Case conversation(Customer customer) {
        String[] ids = Eventually.found(
                        "the conversation",
                        () -> rows
                                .all(
                                        "SELECT CONCAT(m.conversation_id, ' ', MIN(m.id)) FROM message m JOIN conversation c"
                                                + " ON c.id = m.conversation_id JOIN contact k ON k.id = c.contact_id WHERE k.phone = ?"
                                                + " GROUP BY m.conversation_id",
                                        customer.phone().orElseThrow())
                                .stream()
                                .findFirst())
                .split(" ");
        return new Case(
                customer, new AgentId(Long.parseLong(ids[0])).text(), new AgentId(Long.parseLong(ids[1])).text());
    }

    void writes(Customer customer) {
        bandeja.webhook().writes(customer, bandeja.number(), "I am " + customer.name());
    }

    private Case after(Case made, Who who, String action) {
        call(who, "POST", "/api/conversations/" + made.conversation() + "/" + action, "")
                .require(200);
        return made;
    }

    private Case failed(Case made) {
        String message = call(
                        Who.MEMBER,
                        "POST",
                        "/api/conversations/" + made.conversation() + "/messages",
                        AgentDoor.draft("an answer").toString())
                .require(201)
                .json()
                .getString("id");
        long id = AgentId.parse(message).orElseThrow().value();
        Eventually.holds(
                "it has arrived, so that nothing more is told of it",
                () -> rows.count("SELECT COUNT(*) FROM message WHERE id = ? AND status IN ('DELIVERED', 'READ')", id)
                        == 1);
        Eventually.holds(
                "nothing follows",
                () -> rows.count("SELECT COUNT(*) FROM outbox WHERE message_id = ? AND state <> 'ACCEPTED'", id) == 0);
        // Under another name: what WhatsApp still tells of it changes nothing any more.
        rows.change(
                "UPDATE message SET status = 'FAILED', error_code = 131000, whatsapp_id = CONCAT('failed.', id),"
                        + " version = version + 1 WHERE id = ?",
                id);
        return new Case(made.customer(), made.conversation(), message);
    }

    /** With a picture of the customer's. */
    private Case sent(Case made) {
        byte[] picture = CustomerFiles.picture(40, 30, 1, "png");
        new CustomerFiles(bandeja).send(made.customer(), "image", picture, "image/png", Optional.empty());
        Eventually.holds("the picture is there", () -> !keysOf(made).isEmpty());
        return made;
    }

    private List<String> keysOf(Case shown) {
        return rows.all(
                "SELECT f.public_id FROM media f JOIN message m ON m.media_id = f.id"
                        + " WHERE f.state = 'THERE' AND m.conversation_id = ?",
                value(shown.conversation()));
    }

    /** @param body empty: none */
    Answer call(Who who, String verb, String path, String body) {
        return Http.send(request(who, path)
                .header("Content-Type", "application/json")
                .method(
                        verb,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body)));
    }

    // --- what stands in the lines

    /** An id of this kind that the case is about, or of something that was made for it. */
    String id(String kind, Case shown) {
        return switch (kind) {
            case "conversations" -> shown.conversation();
            case "messages" -> shown.message();
            case "media" -> keysOf(shown).get(0);
            case "contacts" -> text("SELECT contact_id FROM conversation WHERE id = ?", value(shown.conversation()));
            case "deliveries" -> {
                String body = "{\"mark\": \"" + UUID.randomUUID() + "\"}";
                rows.change(
                        "INSERT INTO delivery (received_at, body, state, next_at, reason)"
                                + " VALUES (NOW(3), ?, 'PARKED', NOW(3), 'for a test')",
                        body);
                yield rows.all("SELECT id FROM delivery WHERE body = ?", body).get(0);
            }
            case "notices" -> {
                String mark = UUID.randomUUID().toString().replace("-", "").repeat(2);
                rows.change(
                        "INSERT INTO notice (id, at, severity, field, event, account_id, subject, facts, fingerprint)"
                                + " VALUES (?, NOW(3), 'INFO', 'account_update', 'FOR_A_TEST', '1', '', '{}', ?)",
                        AgentId.next().value(),
                        mark);
                yield text("SELECT id FROM notice WHERE fingerprint = ?", mark);
            }
            case "accounts" -> {
                long account = AgentId.next().value();
                rows.change(
                        "INSERT INTO whatsapp_account (id, waba_id, name, created_at, asked_at, listed_at)"
                                + " VALUES (?, ?, 'for a test', NOW(3), NOW(3), NOW(3))",
                        account,
                        String.valueOf(account));
                yield new AgentId(account).text();
            }
            case "secrets" -> "app-secret";
            case "numbers" -> {
                long number = AgentId.next().value();
                rows.change(
                        "INSERT INTO business_number (id, phone_number_id, display_phone_number, name)"
                                + " VALUES (?, ?, ?, 'for a test')",
                        number,
                        String.valueOf(number),
                        "+" + number);
                yield new AgentId(number).text();
            }
            case "attendants" -> {
                AgentId attendant = AgentId.next();
                rows.change(
                        "INSERT INTO auto_attendant (id, name, number) VALUES (?, ?, 1)",
                        attendant.value(),
                        attendant.text());
                rows.change(
                        "INSERT INTO attendant_version (attendant_id, number, tree, published_at, author_id)"
                                + " VALUES (?, 1, '{}', NOW(3), ?)",
                        attendant.value(),
                        agents.get(Who.ADMINISTRATOR).value());
                yield attendant.text();
            }
            case "versions" -> "1";
            case "templates" -> {
                AgentId template = AgentId.next();
                rows.change(
                        "INSERT INTO template (id, account_id, whatsapp_id, name, language, category, status, parameter_format,"
                                + " components, synced_at) VALUES (?, ?, ?, 'for_a_test', 'en', 'UTILITY', 'APPROVED', 'POSITIONAL',"
                                + " '[{\"type\": \"BODY\", \"text\": \"for a test\"}]', NOW(3))",
                        template.value(),
                        mark,
                        template.text());
                yield template.text();
            }
            case "template-drafts" -> {
                AgentId draft = AgentId.next();
                rows.change(
                        "INSERT INTO template_draft (id, account_id, name, language, content, state, author_id, created_at, changed_at)"
                                + " VALUES (?, '1', '', '', ?, 'OPEN', ?, NOW(3), NOW(3))",
                        draft.value(),
                        EMPTY_DRAFT,
                        agents.get(Who.ADMINISTRATOR).value());
                yield draft.text();
            }
            case "labels" -> {
                AgentId label = AgentId.next();
                rows.change(
                        "INSERT INTO label (id, name, colour) VALUES (?, ?, 'RED')",
                        label.value(),
                        "door " + label.text());
                yield label.text();
            }
            case "quick-replies" -> {
                AgentId reply = AgentId.next();
                rows.change(
                        "INSERT INTO quick_reply (id, department_id, shortcut, title, text) VALUES (?, ?, ?, 't', 'x')",
                        reply.value(),
                        here,
                        reply.text());
                yield reply.text();
            }
            case "views" -> {
                AgentId view = AgentId.next();
                rows.change(
                        "INSERT INTO saved_view (id, agent_id, name, query) VALUES (?, ?, ?, '')",
                        view.value(),
                        agents.get(Who.MEMBER).value(),
                        "door " + view.text());
                yield view.text();
            }
            case "calendars" -> new AgentId(calendar()).text();
            case "call-groups" -> new AgentId(group()).text();
            case "agents", "members" -> agent("somebody", false).text();
            case "sessions", "tokens", "browsers", "notes", "contact-fields" ->
                AgentId.next().text();
            case "departments" -> new AgentId(here).text();
            default -> throw new IllegalStateException("nobody knows how to make one of " + kind);
        };
    }

    private long calendar() {
        long calendar = AgentId.next().value();
        rows.change(
                "INSERT INTO opening_calendar (id, name, zone, week) VALUES (?, ?, 'America/Bogota', ';;;;;;')",
                calendar,
                "Calendar " + calendar);
        return calendar;
    }

    private long group() {
        long group = AgentId.next().value();
        rows.change(
                "INSERT INTO call_group (id, name, department_id, strategy) VALUES (?, ?, ?, 'ROUND_ROBIN')",
                group,
                "Group " + group,
                here);
        rows.change("INSERT INTO call_group_gate (group_id) VALUES (?)", group);
        rows.change("INSERT INTO call_group_step (group_id, step) VALUES (?, 0)", group);
        rows.change(
                "INSERT INTO call_group_member (group_id, step, position, department_id) VALUES (?, 0, 0, ?)",
                group,
                here);
        return group;
    }

    /** A well-formed id that nothing has. */
    String missing(String kind) {
        return switch (kind) {
            case "deliveries" -> "999999999999999";
            case "media" -> MediaKey.random().text();
            default -> AgentId.next().text();
        };
    }

    String filled(String text) {
        return text.replace("$random", UUID.randomUUID().toString())
                .replace("$member", agents.get(Who.MEMBER).text())
                .replace("$admin", agents.get(Who.ADMIN).text())
                .replace("$department", new AgentId(here).text())
                .replace("$otherDepartment", new AgentId(elsewhere).text())
                .replace("$number", text("SELECT id FROM business_number WHERE phone_number_id = ?", bandeja.number()));
    }

    private String text(String sql, Object value) {
        return new AgentId(Long.parseLong(rows.all(sql, value).get(0))).text();
    }

    private static long value(String id) {
        return AgentId.parse(id).orElseThrow().value();
    }
}
