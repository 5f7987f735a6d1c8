package org.bandeja.system.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bandeja.identifier.model.Tsid;
import org.bandeja.login.model.PasswordHash;

/** Somebody of a test's own, member nowhere, with a browser that remembers its cookies. */
public final class Newcomer {
    public static final String PASSWORD = "seven quiet owls";

    /** Hashing one takes its time. */
    private static final String HASH = PasswordHash.of(PASSWORD).text();

    /** Of the same password, made with the least that there is. */
    private static final String CHEAP =
            "$argon2id$v=19$m=8,t=1,p=1$JbO/ILQipEMqVbVZxwLYww$wzsQGoJWt9BLtdHSs03nJqlPHEOKUQyBqkyqUkTCwsU";

    private final Bandeja bandeja;
    private final URI app;
    private final long id;
    private final String login;
    private final Map<String, String> cookies = new java.util.TreeMap<>();

    public Newcomer(Bandeja bandeja) {
        this(bandeja, Tsid.next());
        bandeja.rows()
                .change(
                        "INSERT INTO agent (id, login, name, password_hash, created_at)"
                                + " VALUES (?, ?, 'Newcomer', ?, UTC_TIMESTAMP(3))",
                        String.valueOf(id),
                        login,
                        HASH);
    }

    private Newcomer(Bandeja bandeja, long id) {
        this.bandeja = bandeja;
        this.app = bandeja.demo().app();
        this.id = id;
        this.login = "new-" + id;
    }

    /** The same person, at a browser that knows nothing yet. */
    public Newcomer atAnotherBrowser() {
        return new Newcomer(bandeja, id);
    }

    /** Until the next good login a guess costs nothing: for who counts them. */
    public void beGuessedCheaply() {
        bandeja.rows().change("UPDATE agent SET password_hash = ? WHERE id = ?", CHEAP, String.valueOf(id));
    }

    public String login() {
        return login;
    }

    public long id() {
        return id;
    }

    public String idText() {
        return Tsid.text(id);
    }

    /** Without any cookie: a stranger's browser. */
    public Answer signInElsewhere(String password) {
        return Http.send(
                AgentDoor.json(Http.to(app, "/api/login"), credentials(password).build()));
    }

    public Answer signIn(String password) {
        return keep(send("POST", "/api/login", credentials(password).build()));
    }

    public Answer signIn(String password, String code) {
        return keep(send(
                "POST", "/api/login", credentials(password).add("code", code).build()));
    }

    public Answer signInRemembered() {
        return keep(send(
                "POST",
                "/api/login",
                credentials(PASSWORD).add("remember", true).build()));
    }

    /** With a link that was handed over. */
    public Answer choosePassword(String link, String password) {
        return keep(send("POST", "/api/invitation/password", "token", link, "password", password));
    }

    public Answer changePassword(String present, String wanted, boolean revokeTokens) {
        return keep(
                send("PUT", "/api/me/password", "present", present, "wanted", wanted, "revokeTokens", revokeTokens));
    }

    public JsonObjectBuilder credentials(String password) {
        return Json.createObjectBuilder().add("login", login).add("password", password);
    }

    private Answer keep(Answer answer) {
        answer.headers().allValues("Set-Cookie").forEach(cookie -> {
            String pair = cookie.split(";")[0];
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        });
        return answer;
    }

    public Answer get(String path) {
        return Http.send(request(path));
    }

    /** @param pairs names and values of the body */
    public Answer send(String method, String path, Object... pairs) {
        JsonObjectBuilder body = Json.createObjectBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] instanceof Boolean flag) {
                body.add((String) pairs[i], flag);
            } else {
                body.add((String) pairs[i], (String) pairs[i + 1]);
            }
        }
        return send(method, path, body.build());
    }

    public Answer sendJson(String method, String path, JsonObject body) {
        return send(method, path, body);
    }

    private Answer send(String method, String path, JsonObject body) {
        return Http.send(request(path)
                .header("Content-Type", "application/json")
                .header("Origin", app.toString())
                .method(method, BodyPublishers.ofString(body.toString())));
    }

    /** As the script of a page of the console does. @param source id of the component that asks */
    public Answer ask(String path, String source) {
        return Http.send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header("Faces-Request", "partial/ajax")
                .header("Origin", app.toString())
                .POST(BodyPublishers.ofString(
                        "jakarta.faces.source=" + URLEncoder.encode(source, StandardCharsets.UTF_8))));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = Http.to(app, path).header("Accept-Language", "en");
        return cookies.isEmpty() ? request : request.header("Cookie", cookieHeader());
    }

    public String cookieHeader() {
        List<String> pairs = new ArrayList<>();
        cookies.forEach((name, value) -> pairs.add(name + "=" + value));
        return String.join("; ", pairs);
    }

    /** The login is gone; what tells that this browser is known stays. */
    public void closeBrowser() {
        cookies.remove("bandeja");
    }

    /** A screen of this login. */
    public PushLine listen() {
        return PushLine.connect(
                PushLine.address(app, ""),
                Http.client()
                        .newWebSocketBuilder()
                        .header("Cookie", cookieHeader())
                        .header("Origin", app.toString()));
    }

    /** What the database knows of the newest login, moved as if time had passed. */
    public void change(String assignments) {
        bandeja.rows().change("UPDATE access_token SET " + assignments + " WHERE agent_id = ?", String.valueOf(id));
    }
}
