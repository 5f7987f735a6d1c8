package org.bandeja.bench.measure;

import com.github.f4b6a3.tsid.Tsid;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.growth.GrownCompany;
import org.bandeja.bench.growth.Wording;

/** What people of a grown company ask for; where many rows can be meant, another one each time. */
final class GrowthQuestions {
    static final double LISTS = 25;
    static final double SEARCH = 500;
    static final double BADGES = 20;
    static final double NONE = 0;

    private static final int DEEP_PAGES = 40;
    private static final int RARE = 20_000;
    private static final String DONE = "/api/conversations?status=COMPLETED&scope=all";
    private static final String LONG_THREAD =
            "select id from conversation where department_id = ? order by last_seq desc limit 1";

    private final Setting setting;
    private final Wording wording = new Wording();
    private final Map<String, Question> all = new LinkedHashMap<>();

    /** @param budget milliseconds of p95; 0: none */
    record Question(IntFunction<String> path, double budget) {}

    private GrowthQuestions(Setting setting) {
        this.setting = setting;
    }

    /** @param token of somebody who may ask all of this */
    static Map<String, Question> ofAgents(Setting setting, String token) {
        GrowthQuestions questions = new GrowthQuestions(setting);
        questions.lists(token);
        questions.threads(token);
        questions.contacts(token);
        questions.searches();
        return questions.all;
    }

    static Map<String, Question> ofAdministrators(Setting setting, String token) {
        GrowthQuestions questions = new GrowthQuestions(setting);
        questions.console();
        return questions.all;
    }

    private void ask(String what, double budget, String path) {
        all.put(what, new Question(i -> path, budget));
    }

    private void lists(String token) {
        ask("Work view", LISTS, "/api/conversations");
        ask("Work view, longest waiting first", LISTS, "/api/conversations?sort=waiting");
        ask("Mine", LISTS, "/api/conversations?scope=mine");
        ask("Nobody's", LISTS, "/api/conversations?scope=unassigned");
        ask("Others'", LISTS, "/api/conversations?scope=others");
        ask("All open", LISTS, "/api/conversations?scope=all");
        ask("Of one department", LISTS, "/api/conversations?scope=all&department=" + id(GrownCompany.department(1)));
        ask("Unread", LISTS, "/api/conversations?unread=true");
        ask("Of one number", LISTS, "/api/conversations?scope=all&number=" + id(GrownCompany.number(3)));
        ask("Completed", LISTS, DONE);
        ask("Completed, far down", LISTS, DONE + "&cursor=" + deep(token, DONE + "&"));
        ask("Completed by one colleague", LISTS, DONE + "&assignee=" + id(GrownCompany.agent(1)));
        ask("Completed, of a frequent label", LISTS, DONE + "&label=" + id(GrownCompany.label(1)));
        ask("Completed, of a label on one in three hundred", LISTS, DONE + "&label=" + id(GrownCompany.label(7)));
        ask("Completed, of a rarer label", LISTS, DONE + "&label=" + id(GrownCompany.label(12)));
        ask("Completed, of a rare label", LISTS, DONE + "&label=" + id(GrownCompany.label(30)));
        ask(
                "Completed, through a group that gets half of all",
                LISTS,
                DONE + "&through=group:" + id(GrownCompany.group(1)));
        ask(
                "Completed, through one that gets one in forty",
                LISTS,
                DONE + "&through=group:" + id(GrownCompany.group(9)));
        ask("Completed, led on because nobody answered", LISTS, DONE + "&reason=NO_ANSWER");
        ask("Badges", BADGES, "/api/me");
    }

    /** A place thousands of rows down. */
    private String deep(String token, String list) {
        try (Api api = new Api(setting.file().app(), token)) {
            String cursor = "";
            for (int page = 0; page < DEEP_PAGES; page++) {
                JsonObject found =
                        Api.json(api.get(list + "limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
                if (found.isNull("next")) {
                    break;
                }
                cursor = found.getString("next");
            }
            return cursor;
        }
    }

    private void threads(String token) {
        List<String> ids = ids("select id from conversation where department_id = ? order by crc32(id) limit 400");
        all.put("Thread, latest messages", each(ids, id -> "/api/conversations/" + id + "/messages"));
        all.put("One conversation", each(ids, id -> "/api/conversations/" + id));
        all.put("Its history", each(ids, id -> "/api/conversations/" + id + "/timeline"));
        String longest = id(setting.rows().number(LONG_THREAD, GrownCompany.department(1)));
        String thread = "/api/conversations/" + longest + "/messages";
        ask("Long thread, latest messages", LISTS, thread);
        try (Api api = new Api(setting.file().app(), token)) {
            JsonObject page = Api.json(api.get(thread + "?limit=200"));
            ask("Long thread, older messages", LISTS, thread + "?before=" + page.getString("before"));
        }
        List<String> some = setting
                .rows()
                .all("select id from message where conversation_id = ? order by crc32(id) limit 50", raw(longest))
                .stream()
                .map(value -> id(Long.parseLong(value)))
                .toList();
        all.put("Long thread, jump to a message", each(some, id -> thread + "?around=" + id));
        ask("Words in a long thread", SEARCH, "/api/conversations/" + longest + "/found?q=factura");
    }

    private void contacts(String token) {
        ask("Contacts", LISTS, "/api/contacts");
        ask("Contacts, far down", LISTS, "/api/contacts?cursor=" + deep(token, "/api/contacts?"));
        List<String> names = List.of("ana+gomez+vidal", "jose+silva", "lucia+nunez+rojas", "thiago+araujo+smith");
        all.put("Contacts by name", each(names, name -> "/api/contacts?q=" + name));
        all.put(
                "Contacts by a part of the number",
                new Question(i -> "/api/contacts?q=" + String.format(Locale.ROOT, "%05d", i * 7_919 % 100_000), LISTS));
        all.put(
                "Contacts by the number",
                new Question(i -> "/api/contacts?q=" + (3_000_000_000L + (i + 1) * 7_919L), LISTS));
        List<String> ids =
                ids("select contact_id from conversation where department_id = ? order by crc32(id) limit 400");
        all.put("One contact", each(ids, id -> "/api/contacts/" + id));
        all.put("His conversations", each(ids, id -> "/api/contacts/" + id + "/conversations"));
        all.put("His files", each(ids, id -> "/api/contacts/" + id + "/files"));
    }

    private void searches() {
        ask("Search: a word of every fourth message", SEARCH, DONE + "&q=gracias");
        all.put("Search: a word of some in a hundred messages", word(60, DONE));
        all.put("Search: a word of some in a thousand messages", word(900, DONE));
        all.put("Search: a rare word", word(RARE, DONE));
        ask("Search: one message in a million", SEARCH, DONE + "&q=berenjena");
        all.put("Search: an order's number", new Question(i -> DONE + "&q=" + (1_000_000 + i * 79_199), SEARCH));
        ask("Search: two words", SEARCH, DONE + "&q=factura+garantia");
        ask("Search: two words, one frequent", SEARCH, DONE + "&q=gracias+zanahoria");
        ask("Search: two frequent words, never together", SEARCH, DONE + "&q=mochila+paraguas");
        ask("Search: a beginning of two letters", SEARCH, DONE + "&q=xy");
        ask("Search: a word that nobody wrote", SEARCH, DONE + "&q=ornitorrinco");
        ask("Search: a name", SEARCH, DONE + "&q=lucia+munoz");
        ask("Search: a part of a phone number", SEARCH, DONE + "&q=00791");
        all.put("Search among the open ones", word(900, "/api/conversations?scope=all"));
        ask("Search with a frequent label", SEARCH, DONE + "&q=garantia&label=" + id(GrownCompany.label(1)));
        ask("Search with a rare label", SEARCH, DONE + "&q=gracias&label=" + id(GrownCompany.label(20)));
        ask(
                "Search of one number and colleague",
                SEARCH,
                DONE + "&q=factura&number=" + id(GrownCompany.number(2)) + "&assignee=" + id(GrownCompany.agent(1)));
    }

    private Question word(int from, String list) {
        return new Question(i -> list + "&q=" + encoded(wording.word(from + i * 37 % from)), SEARCH);
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    private void console() {
        ask("Contacts, an administrator", LISTS, "/api/contacts");
        ask("Contacts by name, an administrator", LISTS, "/api/contacts?q=lucia+nunez+rojas");
        ask("Work view, an administrator", LISTS, "/api/conversations");
        ask("All completed, an administrator", LISTS, DONE);
        ask("Badges, an administrator", BADGES, "/api/me");
        ask("Audit", NONE, "/api/audit");
        ask("Audit of one person", NONE, "/api/audit?actor=" + id(GrownCompany.agent(1)));
        ask("Audit of one deed", NONE, "/api/audit?action=CONVERSATION_EXPORTED");
        ask(
                "Audit of one department and deed",
                NONE,
                "/api/audit?action=LOGIN_SUCCEEDED&department=" + id(GrownCompany.department(20)));
        ask("Deliveries that are parked", NONE, "/api/deliveries");
        ask("Deliveries that are done", NONE, "/api/deliveries?state=DONE");
        ask("Failed messages", NONE, "/api/failed-messages");
        ask("People", NONE, "/api/agents");
        ask("People by name", NONE, "/api/agents?q=growth+17");
        ask("What to see to", NONE, "/api/attention");
        ask("Ways", NONE, "/api/ways");
        ask("Labels", NONE, "/api/labels?all=true");
    }

    private List<String> ids(String sql) {
        return setting.rows().all(sql, GrownCompany.department(1)).stream()
                .map(value -> id(Long.parseLong(value)))
                .toList();
    }

    private static Question each(List<String> some, UnaryOperator<String> path) {
        List<String> paths = new ArrayList<>();
        some.forEach(one -> paths.add(path.apply(one)));
        return new Question(i -> paths.get(i % paths.size()), LISTS);
    }

    /** As the API writes it. */
    static String id(long value) {
        return Tsid.from(value).toLowerCase();
    }

    private static long raw(String id) {
        return Tsid.from(id).toLong();
    }
}
