package org.bandeja.system.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.PasswordHash;
import org.bandeja.system.installation.Demo;

/** A department of its own with a number and people, made through the console's doors: what happens to it harms nobody. */
public final class Company {
    public static final String PASSWORD = "quite a long secret";
    private static final AtomicLong NEXT = new AtomicLong(System.currentTimeMillis());
    /** Hashing one takes its time. */
    private static final String HASH = PasswordHash.of(PASSWORD).text();

    private final Bandeja bandeja;
    private final AgentDoor administrator;
    private final String departmentId;
    private final String departmentName;
    private final String number;

    public Company(Bandeja bandeja) {
        this(bandeja, "Team " + NEXT.incrementAndGet());
    }

    /** @param name that the department gets, with a number if there is one of this name already */
    public Company(Bandeja bandeja, String name) {
        this.bandeja = bandeja;
        administrator = bandeja.administrator();
        long n = NEXT.incrementAndGet();
        boolean taken = bandeja.rows().count("SELECT COUNT(*) FROM department WHERE name = ?", name) > 0;
        departmentName = taken ? name + " " + n : name;
        departmentId = call(
                        "POST",
                        "/api/departments",
                        Json.createObjectBuilder().add("name", departmentName).build())
                .require(201)
                .json()
                .getString("id");
        number = "77" + n;
        bandeja.rows()
                .change(
                        "INSERT INTO business_number (id, phone_number_id, display_phone_number, name, route_department_id)"
                                + " SELECT ?, ?, ?, ?, id FROM department WHERE name = ?",
                        n,
                        number,
                        "+" + number,
                        "Number of " + departmentName,
                        departmentName);
    }

    /** Somebody made by this test, who calls by the cookie of a login. */
    public final class Newcomer {
        private final String id;
        private final String login;
        private final String name;
        private String cookie = "";

        private Newcomer(String id, String login, String name) {
            this.id = id;
            this.login = login;
            this.name = name;
        }

        public String id() {
            return id;
        }

        public String login() {
            return login;
        }

        public String name() {
            return name;
        }

        /** As one who can log in on a page. */
        public Demo.Person person() {
            return new Demo.Person(name(), login, PASSWORD, token(), false, List.of());
        }

        public String token() {
            return cookie.substring(cookie.indexOf('=') + 1);
        }

        public HttpRequest.Builder request(String path) {
            return Http.to(bandeja.demo().app(), path).header("Cookie", cookie).header("Accept-Language", "en");
        }

        public Answer get(String path) {
            return Http.send(request(path));
        }

        public Answer call(String method, String path, JsonValue body) {
            return Company.send(request(path), method, body);
        }

        public Answer post(String path) {
            return call("POST", path, null);
        }

        /** Logged in, however that came about. */
        private Newcomer present() {
            cookie = "bandeja=" + bandeja.rows().openLogin(login);
            return this;
        }

        public Newcomer logIn() {
            cookie = Company.this
                    .logIn(login, PASSWORD)
                    .require(204)
                    .header("Set-Cookie")
                    .split(";")[0];
            return this;
        }

        public PushLine listen() {
            return PushLine.open(bandeja.demo().app(), token(), Optional.empty());
        }
    }

    public Answer logIn(String login, String password) {
        return Http.send(AgentDoor.json(
                Http.to(bandeja.demo().app(), "/api/login"),
                Json.createObjectBuilder()
                        .add("login", login)
                        .add("password", password)
                        .build()));
    }

    /** Invited, but without a password yet. */
    public Newcomer invite(Optional<String> role, boolean administrator) {
        String login = "p" + NEXT.incrementAndGet();
        String name = "Person " + login;
        var body =
                Json.createObjectBuilder().add("login", login).add("name", name).add("administrator", administrator);
        role.ifPresent(value -> body.add(
                "departments",
                Json.createArrayBuilder()
                        .add(Json.createObjectBuilder().add("id", departmentId).add("role", value))));
        JsonObject made = call("POST", "/api/agents", body.build()).require(201).json();
        return new Newcomer(made.getString("id"), login, name);
    }

    /** Somebody of the department who is logged in. */
    public Newcomer hire(String role) {
        return join(somebody(Optional.empty(), false), role);
    }

    /** Likewise, under a name. */
    public Newcomer hire(String role, String name) {
        return join(somebody(Optional.of(name), false), role);
    }

    private Newcomer join(Newcomer newcomer, String role) {
        call("PUT", memberPath(newcomer), role(role)).require(204);
        return newcomer.present();
    }

    public Newcomer hireAdministrator() {
        return somebody(Optional.empty(), true).present();
    }

    /** Likewise, under a name. */
    public Newcomer hireAdministrator(String name) {
        return somebody(Optional.of(name), true).present();
    }

    /** Somebody who has chosen a password, without the seconds that this takes. */
    private Newcomer somebody(Optional<String> wanted, boolean administrator) {
        AgentId id = AgentId.next();
        String login = "p" + NEXT.incrementAndGet();
        String name = wanted.orElse("Person " + login);
        bandeja.rows()
                .change(
                        "INSERT INTO agent (id, login, name, password_hash, administrator, created_at)"
                                + " VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3))",
                        id.value(),
                        login,
                        name,
                        HASH,
                        administrator);
        return new Newcomer(id.text(), login, name);
    }

    /** Somebody of the department who has come by an invitation, and has logged in with the password chosen then. */
    public Newcomer join(String role) {
        Newcomer newcomer = invite(Optional.of(role), false);
        use(link(newcomer, "invite"), PASSWORD).require(200);
        return newcomer.logIn();
    }

    /** The secret of a new link: invite, reset. */
    public String link(Newcomer newcomer, String kind) {
        String url = call("POST", "/api/agents/" + newcomer.id() + "/" + kind, null)
                .require(200)
                .json()
                .getString("url");
        return url.substring(url.indexOf('#') + 1);
    }

    public Answer use(String link, String password) {
        return Http.send(AgentDoor.json(
                Http.to(bandeja.demo().app(), "/api/invitation/password").header("Accept-Language", "en"),
                Json.createObjectBuilder()
                        .add("token", link)
                        .add("password", password)
                        .build()));
    }

    public Answer look(String link) {
        return Http.send(AgentDoor.json(
                Http.to(bandeja.demo().app(), "/api/invitation").header("Accept-Language", "en"),
                Json.createObjectBuilder().add("token", link).build()));
    }

    /** As the administrator of the demo. */
    public Answer call(String method, String path, JsonValue body) {
        return send(administrator.request(path), method, body);
    }

    static Answer send(HttpRequest.Builder request, String method, JsonValue body) {
        return Http.send(
                body == null
                        ? request.method(method, HttpRequest.BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** @return the id of a new group, of one step, everybody of the department, who get what comes by turns */
    public String group(String name) {
        JsonObjectBuilder step = Json.createObjectBuilder()
                .add("members", Json.createArrayBuilder().add("department:" + departmentId));
        return call(
                        "POST",
                        "/api/call-groups",
                        Json.createObjectBuilder()
                                .add("name", name)
                                .add("department", departmentId)
                                .add("strategy", "ROUND_ROBIN")
                                .add("steps", Json.createArrayBuilder().add(step))
                                .build())
                .require(201)
                .json()
                .getString("id");
    }

    /** A customer writes to the department. */
    public String conversation(Customer customer) {
        bandeja.webhook().writes(customer, number, "hello");
        return administrator.awaitConversation(customer);
    }

    public AgentDoor administrator() {
        return administrator;
    }

    public String department() {
        return departmentId;
    }

    public String departmentPath() {
        return "/api/departments/" + departmentId;
    }

    public String departmentName() {
        return departmentName;
    }

    public String number() {
        return number;
    }

    public String memberPath(Newcomer newcomer) {
        return departmentPath() + "/members/" + newcomer.id();
    }

    public List<JsonObject> audit(String query) {
        return administrator.get("/api/audit?limit=200&" + query).require(200).items();
    }

    public static JsonObject role(String role) {
        return Json.createObjectBuilder().add("role", role).build();
    }
}
